// How many whole life cycles (enqueue, claim, settle) a second the store makes by itself, every step on disk before it
// is answered. node test/bench/store.bench.mjs [deliveries] [batch] [webhooks] [batches under way]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../src-main/store/sqlite/open-store.ts'

const [total = 100_000, batch = 100, webhooks = 10, parallel = 4] = process.argv.slice(2).map(Number)
const dataDir = mkdtempSync(join(tmpdir(), 'hookbench-bench-'))
const clock = { now: Date.now, elapsed: () => performance.now(), after: () => () => {} }
const workerUrl = new URL('../../src-main/store.ts', import.meta.url)
const store = await openStore({ dataDir, clock, workerUrl })
const data = JSON.stringify({ text: 'x'.repeat(1000) })
const headers = JSON.stringify(Array.from({ length: 8 }, (_, i) => [`x-header-${i}`, `value ${i} of this header`]))

const webhookIds = Array.from({ length: webhooks }, (_, i) => `whk_${i}`)
for (const id of webhookIds) {
  await store.webhooks.insert({
    id,
    name: id,
    url: 'http://127.0.0.1/',
    eventTypes: ['*'],
    enabled: true,
    disabled: null,
    profile: 'standard',
    settings: {},
    secrets: '',
    publicKey: null,
    createdAt: clock.now(),
    updatedAt: clock.now(),
  })
  await store.queue.tune(id, { concurrency: 1000 })
}

let made = 0
const message = () => ({
  id: `msg_${String(++made).padStart(26, '0')}`,
  type: 'order.paid',
  data,
  timestamp: clock.now(),
  origin: null,
  createdAt: clock.now(),
  webhookIds: [webhookIds[made % webhooks]],
  skipped: [],
})

const settlement = ({ id, webhookId, attempt }) => ({
  id,
  webhookId,
  attempt: {
    number: attempt,
    at: clock.now(),
    manual: false,
    success: true,
    method: 'POST',
    url: 'http://127.0.0.1/',
    requestHeaders: headers,
    requestBody: null,
    status: 200,
    responseHeaders: headers,
    responseBody: new Uint8Array(2),
    responseTruncated: false,
    errorClass: null,
    errorMessage: null,
    notes: null,
    dns: null,
    connect: null,
    tls: null,
    firstByte: 1.5,
    total: 2,
  },
  next: { state: 'sent' },
})

const rate = async (name, count, work) => {
  const begin = performance.now()
  const cpu = process.cpuUsage()
  await work()
  const ms = performance.now() - begin
  const { user, system } = process.cpuUsage(cpu)
  const busy = ((user + system) / 1000 / ms).toFixed(2)
  console.log(
    `${name}: ${Math.round((count / ms) * 1000)}/s  (${busy} cores, process ${Math.round(process.memoryUsage.rss() / 1e6)} MB)`,
  )
}

const lanes = work => Promise.all(Array.from({ length: parallel }, work))

await rate('life cycle', total, () =>
  lanes(async () => {
    for (let done = 0; done < total / parallel; done += batch) {
      await store.queue.enqueue(Array.from({ length: batch }, message))
      const claimed = await store.queue.claim(batch)
      await store.queue.settle(claimed.map(settlement))
    }
  }),
)
await rate('enqueue', total, () =>
  lanes(async () => {
    for (let done = 0; done < total / parallel; done += batch) {
      await store.queue.enqueue(Array.from({ length: batch }, message))
    }
  }),
)
await rate('claim and settle, bodies from disk', total, () =>
  lanes(async () => {
    for (;;) {
      const claimed = await store.queue.claim(batch)
      if (claimed.length === 0) break
      await store.queue.settle(claimed.map(settlement))
    }
  }),
)
console.log(await store.queue.counts())
await store.close()
rmSync(dataDir, { recursive: true })
