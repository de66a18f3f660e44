import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHttpApi } from '../../src-main/api/http-api.ts'
import { createEngine, type Engine } from '../../src-main/engine/create-engine.ts'
import { createTemplates } from '../../src-main/engine/payload/template/create-templates.ts'
import { createVault } from '../../src-main/engine/secret/vault.ts'
import { clusterPropertiesFile } from '../../src-main/host/cluster-properties-file.ts'
import { systemClock } from '../../src-main/host/system-clock.ts'
import { openStore } from '../../src-main/store/sqlite/open-store.ts'
import { createIdSource } from '../../src-shared/id.ts'
import { createRest, type Rest } from './rest-client.ts'
import { templateUrl, workerUrl } from './store.ts'

export interface SmallDiskEngine {
  engine: Engine
  rest: Rest
  receiverUrl: string
  /** What the engine reported because nobody waited for it. */
  reported: unknown[]
  close(): Promise<void>
}

/** Engines on small disks: every one started by it can open the secrets of the others. */
export const smallDiskEngines = () => {
  const key = randomBytes(32)

  /** An engine with its API on a database that may not grow beyond `maxBytes`. */
  return async (dataDir: string, maxBytes: number): Promise<SmallDiskEngine> => {
    const reported: unknown[] = []
    const clock = systemClock
    const store = await openStore({ dataDir, clock, workerUrl, maxBytes })
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
      tokens: { load: async () => [], save: async () => {} },
      openStream: () => Promise.reject(new Error('There is no Redis here.')),
      templates: createTemplates({ threadUrl: templateUrl }),
      ownFolder: null,
      clusterProperties: clusterPropertiesFile(dataDir, clock),
      report: error => reported.push(error),
    })
    const api = createHttpApi(engine, error => reported.push(error))
    const server = createServer(
      (request, response) =>
        void api.handle(request, response, (request.url ?? '').split('?')[0] ?? '', { role: 'admin', tier: 'pro' }),
    )
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    return {
      engine,
      rest: createRest({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: '' }),
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
}
