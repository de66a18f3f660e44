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

export interface TestHost {
  engine: Engine
  web: WebHost
  dataDir: string
  /** Calls REST with the token; the answer's JSON is in `body`. */
  rest<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: T }>
  close(): Promise<void>
}

export interface TestHostOptions {
  clock?: Clock
  /** A directory to keep; else a new one that close() removes. */
  dataDir?: string
  allowPrivate?: boolean
}

const quiet: Log = { debug() {}, info() {}, warn() {}, error: (fields, message) => console.error(message, fields) }

/** A whole host in this process, on free ports and in a directory of its own. */
export const startTestHost = async (options: TestHostOptions = {}): Promise<TestHost> => {
  const { clock = systemClock, allowPrivate = true } = options
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'hookbench-test-')))
  const running = await startEngine({
    dataDir,
    key: null,
    receiver: { host: '127.0.0.1', port: 0, explicit: false },
    httpsReceiver: true,
    allowPrivate,
    workerUrl: new URL('../../src-main/store.ts', import.meta.url),
    version: VERSION,
    log: quiet,
    clock,
  })
  const web = await startWebHost({
    engine: running.engine,
    dataDir,
    host: '127.0.0.1',
    port: 0,
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
    async rest(method, path, body, headers = {}) {
      const response = await fetch(`${web.url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${web.token}`,
          ...(body === undefined || typeof body === 'string' ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const text = await response.text()
      return { status: response.status, body: text === '' ? null : JSON.parse(text) }
    },
    async close() {
      await web.close()
      await running.close()
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}
