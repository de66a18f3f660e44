import type { HookError } from '../../../src-shared/error.ts'
import { VERSION } from '../../../src-shared/version.ts'
import type { Engine } from '../../engine/create-engine.ts'
import { limitNursery } from '../limit-nursery.ts'
import { isLoopbackHost } from '../is-loopback-host.ts'
import { createProcessLog } from '../log.ts'
import type { ServeSettings } from './serve-settings.ts'
import { startOf } from './start-of.ts'

/** The parts of the program that a host needs beside its own file. */
export interface ProgramFiles {
  /** Entry of the store thread. */
  worker: URL
  /** Entry of the thread that renders templates. */
  template: URL
  /** Folder of the built user interface. */
  rendererDir: string
}

/** What the log holds. */
export interface Summary {
  sent: number
  failed: number
  waiting: number
}

export interface Served {
  engine: Engine
  url: string
  token: string
  /** Opens the user interface once without the token. */
  loginUrl: string
  receiverUrl: string | null
  httpsReceiverUrl: string | null
  /** Resolves with the reason when this engine can do its work no more: close it, and start another. */
  died: Promise<HookError>
  /** Closes in order; null when the log cannot be asked any more. */
  close(): Promise<Summary | null>
}

/**
 * Starts an engine and its web host, for `hookbench serve` and for the desktop alike. They are loaded only here, so that
 * the other commands start fast. A start that fails leaves nothing open.
 */
export const startServing = async (
  files: ProgramFiles,
  { key, token, receiver, httpsPort, api, allowPrivate, logLevel, plainLog }: ServeSettings,
  dataDir: string,
): Promise<Served> => {
  const log = createProcessLog(logLevel, plainLog)
  const { startEngine } = await import('../start-engine.ts')
  const { startWebHost } = await import('../web/web-host.ts')
  const { worker: workerUrl, template: templateUrl, rendererDir } = files
  const running = await startEngine({
    dataDir,
    key,
    receiver,
    httpsReceiver: true,
    ...(httpsPort === undefined ? {} : { httpsPort }),
    allowPrivate,
    onlyThisMachine: isLoopbackHost(api.host),
    workerUrl,
    templateUrl,
    version: VERSION,
    log,
  })
  const { engine } = running

  const summary = async (): Promise<Summary | null> => {
    const status = await engine.status().catch(() => null)
    if (status === null) return null
    const { queue, totals } = status
    return { sent: totals.sent, failed: totals.failed, waiting: queue.queued + queue.scheduled }
  }

  try {
    const { receiver: addresses } = await engine.status()
    const letGrow = limitNursery()
    const host = await startWebHost({ engine, dataDir, ...api, token, rendererDir, log })
    engine.setStart(startOf({ api, allowPrivate }, dataDir, { url: host.url, receiverUrl: addresses.url }))
    return {
      engine,
      url: host.url,
      token: host.token,
      loginUrl: host.loginUrl(),
      receiverUrl: addresses.url,
      httpsReceiverUrl: addresses.httpsUrl,
      died: running.died,
      async close() {
        letGrow()
        await host.close()
        const held = await summary()
        await running.close()
        return held
      },
    }
  } catch (error) {
    await running.close()
    throw error
  }
}
