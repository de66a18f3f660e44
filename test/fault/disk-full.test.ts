import { afterEach, describe, expect, test } from 'vitest'
import { smallDiskEngines, type SmallDiskEngine } from '../support/engine-on-small-disk.ts'
import { type Sink, startSink } from '../support/sink.ts'
import { makeTempDir } from '../support/temp-dir.ts'
import { until } from '../support/until.ts'

const MB = 1024 * 1024
/** Of a webhook when nothing else is said. */
const CONCURRENCY = 8

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

const setUp = async () => {
  const dir = makeTempDir()
  cleanUp.push(dir.remove)
  const sink = await startSink()
  cleanUp.push(sink.close)
  const { start: startEngine } = smallDiskEngines()
  const start = async (maxBytes: number): Promise<SmallDiskEngine> => {
    const running = await startEngine(dir.path, maxBytes)
    let closed: Promise<void> | null = null
    const close = (): Promise<void> => (closed ??= running.close())
    cleanUp.push(close)
    return { ...running, close }
  }
  return { sink, start }
}

const createWebhook = async ({ rest }: SmallDiskEngine, url: string): Promise<void> => {
  expect((await rest('POST', '/webhooks', { name: 'Orders', url, eventTypes: ['*'] })).status).toBe(201)
}

interface PublishAnswer {
  id: string
  error?: { code: string; message: string; help: string }
}

const publish = ({ rest }: SmallDiskEngine) =>
  rest<PublishAnswer>('POST', '/messages', { type: 'order.paid', data: { note: 'x'.repeat(8000) } })

/** Publishes until the disk is full: the ids that were answered 202, and the first other answer. */
const publishUntilFull = async (
  running: SmallDiskEngine,
): Promise<{ accepted: string[]; refusal: Awaited<ReturnType<typeof publish>> }> => {
  const accepted: string[] = []
  for (;;) {
    const answer = await publish(running)
    if (answer.status !== 202) return { accepted, refusal: answer }
    accepted.push(answer.body.id)
  }
}

/** All of them arrived; at most `repeated` came again. */
const expectAllDelivered = async (
  running: SmallDiskEngine,
  sink: Sink,
  ids: string[],
  repeated: number,
): Promise<void> => {
  await until(
    async () => expect((await running.engine.status()).totals).toMatchObject({ sent: ids.length, failed: 0 }),
    { timeout: 20_000, interval: 100 },
  )
  const received = new Set(sink.requests.map(({ headers }) => headers['webhook-id']))
  expect(ids.filter(id => !received.has(id))).toEqual([])
  expect(sink.requests.length).toBeLessThanOrEqual(ids.length + repeated)
}

describe('a full disk', () => {
  test('is answered 507 with a sentence; after a restart with more room nothing that was answered 202 is missing', async () => {
    const { sink, start } = await setUp()
    const small = await start(2 * MB)
    await createWebhook(small, sink.url)
    const { accepted, refusal } = await publishUntilFull(small)
    expect(accepted.length).toBeGreaterThan(20)
    expect(refusal.status).toBe(507)
    expect(refusal.body.error).toMatchObject({
      code: 'DISK_FULL',
      message: 'The disk with the data directory is full; nothing was stored.',
    })
    expect((await small.rest('GET', '/status')).status).toBe(200)
    await small.close()

    const roomy = await start(64 * MB)
    const again = await publish(roomy)
    expect(again.status).toBe(202)
    await expectAllDelivered(roomy, sink, [...accepted, again.body.id], CONCURRENCY)
  }, 60_000)

  test('that gets room again lets the same engine go on by itself: publishing, and ending what was under way', async () => {
    const { sink, start } = await setUp()
    const running = await start(3 * MB)
    await createWebhook(running, sink.url)
    await running.rest('POST', '/inboxes', { name: 'ballast' })
    for (let i = 0; i < 8; i++) {
      const stored = await fetch(`${running.receiverUrl}/ballast`, { method: 'POST', body: 'x'.repeat(150_000) })
      expect(stored.status).toBe(200)
    }
    const { accepted, refusal } = await publishUntilFull(running)
    expect(refusal.status).toBe(507)
    expect((await fetch(`${running.receiverUrl}/ballast`, { method: 'POST', body: 'x'.repeat(150_000) })).status).toBe(
      507,
    )

    expect((await running.rest('DELETE', '/inboxes/ballast')).status).toBe(204)
    const again = await until(
      async () => {
        const answer = await publish(running)
        expect(answer.status).toBe(202)
        return answer.body.id
      },
      { timeout: 10_000 },
    )
    await expectAllDelivered(running, sink, [...accepted, again], 0)
  }, 60_000)
})
