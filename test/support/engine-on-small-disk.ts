import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHttpApi } from '../../src-main/api/http-api.ts'
import { createEngine, type Engine } from '../../src-main/engine/create-engine.ts'
import { createTemplates } from '../../src-main/engine/payload/template/create-templates.ts'
import { createVault } from '../../src-main/engine/secret/vault.ts'
import { systemClock } from '../../src-main/host/system-clock.ts'
import { openStore } from '../../src-main/store/sqlite/open-store.ts'
import { createIdSource } from '../../src-shared/id.ts'
import { createFullDisk } from './full-disk.ts'
import { createRest, type Rest } from './rest-client.ts'
import { templateUrl, workerUrl } from './store.ts'

export interface SmallDiskEngine {
  engine: Engine
  rest: Rest
  url: string
  receiverUrl: string
  /** What the engine reported because nobody waited for it. */
  reported: unknown[]
  close(): Promise<void>
}

/**
 * Engines on small disks: every one started by it can open the secrets of the others. `fill` makes the disk of all of them
 * full, with their files, or free again.
 */
export const smallDiskEngines = () => {
  const key = randomBytes(32)
  const disk = createFullDisk()

  /** An engine with its API on a database that may not grow beyond `maxBytes`. */
  const start = async (dataDir: string, maxBytes: number): Promise<SmallDiskEngine> => {
    const reported: unknown[] = []
    const clock = systemClock
    const opened = await openStore({ dataDir, clock, workerUrl, maxBytes })
    const store = disk.store(opened)
    const engine = await createEngine({
      store,
      vault: createVault(key),
      clock,
      ids: createIdSource(clock),
      version: '0.0.0',
      allowPrivate: true,
      receiver: { host: '127.0.0.1', port: 0, explicit: false },
      httpsReceiver: false,
      localCa: { load: () => Promise.resolve(null), save: () => Promise.resolve() },
      tokens: disk.tokens,
      openStream: () => Promise.reject(new Error('There is no Redis here.')),
      templates: createTemplates({ threadUrl: templateUrl }),
      ownFolder: null,
      clusterProperties: disk.clusterProperties,
      report: error => reported.push(error),
    })
    const api = createHttpApi(engine, error => reported.push(error))
    const server = createServer(
      (request, response) =>
        void api.handle(request, response, (request.url ?? '').split('?')[0] ?? '', { role: 'admin', tier: 'pro' }),
    )
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    return {
      engine,
      url,
      rest: createRest({ url, token: '' }),
      receiverUrl: (await engine.status()).receiver.url ?? '',
      reported,
      async close() {
        server.closeAllConnections()
        await new Promise(resolve => server.close(resolve))
        await engine.close()
        await store.close()
      },
    }
  }
  return { start, fill: disk.fill }
}
