import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEngine } from '../../src-main/host/start-engine.ts'
import { readMessage } from '../../src-shared/message/read-message.ts'
import { VERSION } from '../../src-shared/version.ts'
import { CONNECTIONS, data, WEBHOOKS } from './workload.ts'

const BATCH = 100
const MOST_OUTSTANDING = 2000

/**
 * The whole way: publish, match, commit, claim, sign, send, log, commit. Deliveries per second from the first publish
 * to the last commit, on a disk that is synced.
 */
export const measureEmbedded = async (url: string, count: number): Promise<number> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'hookbench-bench-'))
  const { engine, close } = await startEngine({
    dataDir,
    key: null,
    receiver: { host: '127.0.0.1', port: 0, explicit: false },
    httpsReceiver: false,
    allowPrivate: true,
    workerUrl: new URL('../../src-main/store.ts', import.meta.url),
    templateUrl: new URL('../../src-main/template.ts', import.meta.url),
    version: VERSION,
  })
  for (let i = 0; i < WEBHOOKS; i++) {
    const concurrency = CONNECTIONS / WEBHOOKS
    await engine.webhooks.create({ name: `bench ${i}`, url, eventTypes: [`bench.${i}`], concurrency })
  }
  const sent = async (): Promise<number> => (await engine.status()).totals.sent

  const texts = Array.from({ length: WEBHOOKS }, (_, i) => JSON.stringify({ type: `bench.${i}`, data }))
  const startedAt = performance.now()
  let published = 0
  while (published < count) {
    const items = Array.from({ length: BATCH }, (_, i) => readMessage(texts[(published + i) % WEBHOOKS] ?? ''))
    const { accepted } = await engine.publisher.publishBatch(items)
    if (accepted !== BATCH) throw new Error(`only ${accepted} of ${BATCH} were accepted`)
    published += BATCH
    while (published - (await sent()) > MOST_OUTSTANDING) await new Promise(resolve => setTimeout(resolve, 20))
  }
  while ((await sent()) < published) await new Promise(resolve => setTimeout(resolve, 10))
  const seconds = (performance.now() - startedAt) / 1000
  await close()
  await rm(dataDir, { recursive: true })
  return published / seconds
}
