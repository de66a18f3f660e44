import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src-main/store/sqlite/open-database.ts'
import { DATABASE_FILE, openStore } from '../../src-main/store/sqlite/open-store.ts'
import { systemClock } from '../../src-main/host/system-clock.ts'
import { createSeededRandom } from '../support/seeded-random.ts'
import { startTestHost } from '../support/start-test-host.ts'
import { newCapture, newInbox, workerUrl } from '../support/store.ts'
import { median } from './workload.ts'

/**
 * `npm run bench -- captures`: how long lists of captures take at the API, by filter, with 200,000 of them: also those
 * that fit nothing, with nothing of the database in the memory of the engine (first) and again.
 */
const COUNT = Number(process.env.HOOKBENCH_BENCH_CAPTURES ?? 200_000)
const INBOXES = 20
const TURNS = 15

const queries: [name: string, query: string][] = [
  ['all', ''],
  ['inbox', 'inbox=inbox7'],
  ['method, common', 'method=POST'],
  ['method, none', 'method=DELETE'],
  ['status 5xx, rare', 'status=5xx'],
  ['status, none', 'status=3xx'],
  ['result, none', 'result=missing'],
  ['type, 1 in 40', 'type=order.t7'],
  ['type, none', 'type=order.unknown'],
  ['pinned', 'pinned=true'],
  ['colour, none', 'colour=purple'],
  ['size, none', 'minSize=100000'],
  ['since', 'since=2026-06-01T00:00:00Z'],
  ['inbox and method, none', 'inbox=inbox7&method=DELETE'],
  ['path, common', 'path=hooks'],
  ['path, none', 'path=nosuchpath'],
  ['path, in bodies only', 'path=customer'],
  ['header, common', 'header=x-request-id'],
  ['header, none', 'header=x-no-such-header'],
  ['header value, none', 'header=content-type%3Dnosuch'],
  ['text, common', 'q=customer'],
  ['text, 1 in 3,000', 'q=kx17q'],
  ['text, one', 'q=theonlyone'],
  ['text, none', 'q=nosuchtext'],
  ['text, none, of common letters', 'q=customeraddress'],
  ['text and filter, none', 'q=customer&status=3xx'],
  ['text and filter, rare', 'q=customer&status=5xx'],
  ['two words, none', 'q=customer+nosuchtext'],
  ['words in quotes', 'q=%22currency%22%3A%22eur'],
  ['text of 2 letters, none', 'q=%7C%7C'],
]

const fill = async (dataDir: string): Promise<void> => {
  // Makes the key.
  await (await startTestHost({ dataDir })).close()
  const store = await openStore({ dataDir, clock: systemClock, workerUrl })
  const random = createSeededRandom(7)
  const word = (): string => `k${Math.floor(random() * 3000).toString(36)}x${Math.floor(random() * 3000)}q`
  for (let n = 0; n < INBOXES; n++) {
    await store.inboxes.insert({
      ...newInbox(`inbox${n}`),
      scheme: 'none',
      secrets: '[]',
      forwardTo: null,
      breakpoint: null,
      retentionDays: null,
      retentionCount: null,
    })
  }
  const bodyOf = (n: number): string =>
    JSON.stringify({
      id: `evt_${word()}${word()}`,
      note: n === 1000 ? 'theonlyone' : n % 3000 === 0 ? 'kx17q' : word(),
      data: {
        object: {
          amount: n,
          currency: 'eur',
          customer: { name: `${word()} ${word()}`, email: `${word()}@example.com`, address: { city: word() } },
          items: Array.from({ length: 3 }, () => ({ sku: word(), quantity: 2, description: `${word()} ${word()}` })),
        },
      },
    })
  const begin = Date.UTC(2026, 0, 1)
  let bytes = 0
  const cpu = process.cpuUsage()
  const started = performance.now()
  for (let n = 0; n < COUNT; ) {
    const batch: Promise<void>[] = []
    for (let i = 0; i < 400 && n < COUNT; i++, n++) {
      const inbox = `inbox${n % INBOXES}`
      const body = new TextEncoder().encode(bodyOf(n))
      bytes += body.length
      batch.push(
        store.captures.insert(
          newCapture({
            id: `cap_${n.toString().padStart(20, '0')}`,
            inbox,
            method: n % 7 === 0 ? 'PUT' : 'POST',
            target: `/${inbox}/hooks/${word()}`,
            receivedAt: begin + n * 60_000,
            eventType: `order.t${n % 40}`,
            result: n % 5 === 0 ? 'invalid' : 'valid',
            scheme: 'stripe',
            code: n % 5 === 0 ? 'wrong-secret' : null,
            responseStatus: n % 9001 === 0 ? 503 : 200,
            rawHeaders: JSON.stringify([
              ['Host', '127.0.0.1:9000'],
              ['User-Agent', 'Stripe/1.0 (+https://stripe.com/docs/webhooks)'],
              ['Content-Type', 'application/json; charset=utf-8'],
              ['Stripe-Signature', `t=${n},v1=${word()}${word()}${word()}${word()}${word()}`],
              ['Content-Length', String(body.length)],
              ['X-Request-Id', `${word()}-${word()}`],
            ]),
            bodySize: body.length,
            body,
          }),
        ),
      )
    }
    await Promise.all(batch)
  }
  const used = process.cpuUsage(cpu)
  const each = (value: number): string => `${(value / COUNT).toFixed(0)} µs`
  console.log(
    `filled ${COUNT} captures (${Math.round(bytes / COUNT)} bytes of body each): ${each((performance.now() - started) * 1000)} each, CPU of the process ${each(used.user + used.system)}`,
  )
  for (const n of [5, 50, 500, 5000]) {
    await store.captures.mark(`cap_${n.toString().padStart(20, '0')}`, { pinned: true })
  }
  await whenIndexed(dataDir)
  await store.close()
}

const whenIndexed = async (dataDir: string): Promise<void> => {
  const db = openDatabase({ file: join(dataDir, DATABASE_FILE), readonly: true })
  const docs = db.prepare<[], number>('SELECT ifnull(sum(docs), 0) FROM capture_text_part').pluck()
  const begin = performance.now()
  const first = docs.get() ?? 0
  const cpu = process.cpuUsage()
  while ((docs.get() ?? 0) < COUNT) await new Promise(resolve => setTimeout(resolve, 200))
  const used = process.cpuUsage(cpu)
  const rest = Math.max(1, COUNT - first)
  const pages = db.prepare<[], number>("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'capture_text_%'").pluck()
  let size = 'unknown'
  try {
    size = `${Math.round((pages.get() ?? 0) / COUNT)} bytes each`
  } catch {
    // SQLite was built without dbstat.
  }
  console.log(
    `indexed: ${first} while filling, the rest at ${(((performance.now() - begin) * 1000) / rest).toFixed(0)} µs each, CPU ${((used.user + used.system) / rest).toFixed(0)} µs; index ${size}`,
  )
  db.close()
}

interface Taken {
  ms: number
  cpuMs: number
  items: number
  more: boolean
}

export const benchCaptures = async (): Promise<void> => {
  const kept = process.env.HOOKBENCH_BENCH_DIR
  const dataDir = kept ?? (await mkdtemp(join(tmpdir(), 'hookbench-bench-')))
  if (kept === undefined || process.env.HOOKBENCH_BENCH_FILL !== undefined) await fill(dataDir)

  const ask = async (rest: Awaited<ReturnType<typeof startTestHost>>['rest'], path: string): Promise<Taken> => {
    const cpu = process.cpuUsage()
    const begin = performance.now()
    const { body } = await rest<{ items: unknown[]; next: string | null }>('GET', path)
    const ms = performance.now() - begin
    const used = process.cpuUsage(cpu)
    return { ms, cpuMs: (used.user + used.system) / 1000, items: body.items?.length ?? 0, more: body.next !== null }
  }

  console.log(
    '\nquery                              found  more   first ms    median ms   max ms   median CPU ms   count ms',
  )
  for (const [name, query] of queries) {
    // A host for each, so that the first call finds nothing in the memory of the engine.
    const host = await startTestHost({ dataDir })
    await host.rest('GET', '/status')
    const first = await ask(host.rest, `/captures?${query}`)
    const turns: Taken[] = []
    for (let n = 0; n < TURNS; n++) turns.push(await ask(host.rest, `/captures?${query}`))
    const counts: number[] = []
    for (let n = 0; n < 5; n++) {
      const begin = performance.now()
      await host.rest('GET', `/captures/count?${query}`)
      counts.push(performance.now() - begin)
    }
    await host.close()
    const ms = (value: number, width: number): string => value.toFixed(1).padStart(width)
    console.log(
      `${name.padEnd(34)} ${String(turns.at(-1)?.items).padStart(5)}  ${turns.some(({ more }) => more) ? 'yes ' : 'no  '} ${ms(first.ms, 9)} ${ms(median(turns.map(turn => turn.ms)), 12)} ${ms(Math.max(...turns.map(turn => turn.ms)), 8)} ${ms(median(turns.map(turn => turn.cpuMs)), 15)} ${ms(median(counts), 10)}`,
    )
  }
  if (kept === undefined) await rm(dataDir, { recursive: true, force: true })
}
