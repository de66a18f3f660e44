import { VERSION } from '../../../../../src-shared/version.ts'
import { createProcessLog } from '../../../log.ts'
import type { Cli } from '../../cli.ts'
import type { ServeSettings } from './serve-settings.ts'

export interface Served {
  url: string
  token: string
  /** Opens the user interface once without the token. */
  loginUrl: string
  receiverUrl: string | null
  httpsReceiverUrl: string | null
  /** Closes in order and says what the log holds. */
  close(): Promise<{ sent: number; failed: number; waiting: number }>
}

/** Starts engine and web host. They are loaded only here, so that the other commands start fast. */
export const startServing = async (
  { files }: Cli,
  { key, token, receiver, api, allowPrivate, logLevel }: ServeSettings,
  dataDir: string,
): Promise<Served> => {
  const log = createProcessLog(logLevel)
  const { startEngine } = await import('../../../start-engine.ts')
  const { startWebHost } = await import('../../../web/web-host.ts')
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
