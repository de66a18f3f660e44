import { VERSION } from '../../../src-shared/version.ts'
import type { Engine } from '../../engine/create-engine.ts'
import { createProcessLog } from '../log.ts'
import type { ServeSettings } from './serve-settings.ts'

/** The parts of the program that a host needs beside its own file. */
export interface ProgramFiles {
  /** Entry of the store thread. */
  worker: URL
  /** Folder of the built user interface. */
  rendererDir: string
}

export interface Served {
  engine: Engine
  url: string
  token: string
  /** Opens the user interface once without the token. */
  loginUrl: string
  receiverUrl: string | null
  httpsReceiverUrl: string | null
  /** Closes in order and says what the log holds. */
  close(): Promise<{ sent: number; failed: number; waiting: number }>
}

/**
 * Starts an engine and its web host, for `hookbench serve` and for the desktop alike. They are loaded only here, so that
 * the other commands start fast.
 */
export const startServing = async (
  files: ProgramFiles,
  { key, token, receiver, api, allowPrivate, logLevel, plainLog }: ServeSettings,
  dataDir: string,
): Promise<Served> => {
  const log = createProcessLog(logLevel, plainLog)
  const { startEngine } = await import('../start-engine.ts')
  const { startWebHost } = await import('../web/web-host.ts')
  const { worker: workerUrl, rendererDir } = files
  const running = await startEngine({
    dataDir,
    key,
    receiver,
    httpsReceiver: true,
    allowPrivate,
    workerUrl,
    version: VERSION,
    log,
  })
  const { engine } = running
  try {
    const host = await startWebHost({ engine, dataDir, ...api, token, rendererDir, log })
    const status = await engine.status()
    return {
      engine,
      url: host.url,
      token: host.token,
      loginUrl: host.loginUrl(),
      receiverUrl: status.receiver.url,
      httpsReceiverUrl: status.receiver.httpsUrl,
      async close() {
        await host.close()
        const { queue, totals } = await engine.status()
        await running.close()
        return { sent: totals.sent, failed: totals.failed, waiting: queue.queued + queue.scheduled }
      },
    }
  } catch (error) {
    await running.close()
    throw error
  }
}
