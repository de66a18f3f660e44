import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Engine } from '../../src-main/engine/create-engine.ts'
import type { Log } from '../../src-main/host/log.ts'
import { startEngine } from '../../src-main/host/start-engine.ts'
import { startWebHost, type WebHost } from '../../src-main/host/web/web-host.ts'
import { systemClock } from '../../src-main/host/system-clock.ts'
import type { Clock } from '../../src-shared/time.ts'
import { VERSION } from '../../src-shared/version.ts'
import { templateUrl } from './store.ts'
import { createRest, type Rest } from './rest-client.ts'

export interface TestHost {
  engine: Engine
  web: WebHost
  dataDir: string
  rest: Rest
  close(): Promise<void>
}

export interface TestHostOptions {
  clock?: Clock
  /** A directory to keep; else a new one that close() removes. */
  dataDir?: string
  allowPrivate?: boolean
  /** Of the management API; a free one when it is not given. */
  port?: number
}

const quiet: Log = { debug() {}, info() {}, warn() {}, error: (fields, message) => console.error(message, fields) }

/** A whole host in this process, on free ports and in a directory of its own. */
export const startTestHost = async (options: TestHostOptions = {}): Promise<TestHost> => {
  const { clock = systemClock, allowPrivate = true, port = 0 } = options
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'hookbench-test-')))
  const running = await startEngine({
    dataDir,
    key: null,
    receiver: { host: '127.0.0.1', port: 0, explicit: false },
    httpsReceiver: true,
    allowPrivate,
    workerUrl: new URL('../../src-main/store.ts', import.meta.url),
    templateUrl,
    version: VERSION,
    log: quiet,
    clock,
  })
  const web = await startWebHost({
    engine: running.engine,
    dataDir,
    host: '127.0.0.1',
    port,
    explicit: false,
    token: null,
    rendererDir: fileURLToPath(new URL('../../out/renderer', import.meta.url)),
    log: quiet,
    clock,
  })
  return {
    engine: running.engine,
    web,
    dataDir,
    rest: createRest(web),
    async close() {
      await web.close()
      await running.close()
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}
