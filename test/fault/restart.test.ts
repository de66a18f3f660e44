import { afterEach, describe, expect, test } from 'vitest'
import type { Delivery } from '../../src-shared/model/delivery.ts'
import type { WebhookCreate } from '../../src-shared/model/webhook.ts'
import { HOUR, MINUTE, SECOND } from '../../src-shared/time.ts'
import { type HostProcess, startHostProcess } from '../support/host-process.ts'
import type { Rest } from '../support/rest-client.ts'
import { type Sink, startSink } from '../support/sink.ts'
import { createSkippableClock, type SkippableClock } from '../support/skippable-clock.ts'
import { startTestHost, type TestHost } from '../support/start-test-host.ts'
import { makeTempDir } from '../support/temp-dir.ts'
import { until } from '../support/until.ts'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

const newDir = (): string => {
  const dir = makeTempDir()
  cleanUp.push(dir.remove)
  return dir.path
}

const newSink = async (answer: Parameters<typeof startSink>[0]): Promise<Sink> => {
  const sink = await startSink(answer)
  cleanUp.push(sink.close)
  return sink
}

const startProcess = async (dataDir: string): Promise<HostProcess> => {
  const host = await startHostProcess(dataDir)
  cleanUp.push(host.kill)
  return host
}

const startHere = async (dataDir: string, clock: SkippableClock): Promise<TestHost> => {
  const host = await startTestHost({ dataDir, clock })
  let closed = false
  const close = async (): Promise<void> => {
    if (!closed) await host.close()
    closed = true
  }
  cleanUp.push(close)
  return { ...host, close }
}

const createWebhook = async (rest: Rest, own: Partial<WebhookCreate> & { url: string }): Promise<void> => {
  const created = await rest('POST', '/webhooks', { name: 'Orders', eventTypes: ['*'], ...own })
  expect(created.status, JSON.stringify(created.body)).toBe(201)
}

const publish = async (rest: Rest): Promise<{ messageId: string; deliveryId: string }> => {
  const { status, body } = await rest<{ id: string; deliveries: { id: string }[] }>('POST', '/messages', {
    type: 'order.paid',
    data: { total: 1 },
  })
  expect(status).toBe(202)
  return { messageId: body.id, deliveryId: body.deliveries[0]?.id ?? '' }
}

const readDelivery = async (rest: Rest, id: string): Promise<Delivery> =>
  (await rest<Delivery>('GET', `/deliveries/${id}`)).body

const untilDelivery = async (rest: Rest, id: string, expected: Partial<Delivery>): Promise<Delivery> => {
  await until(async () => expect(await readDelivery(rest, id)).toMatchObject(expected), { timeout: 20_000 })
  return readDelivery(rest, id)
}

const retryAfterSec = (...delaysSec: number[]): WebhookCreate['retry'] => ({
  delaysSec,
  on: { status: 'non-success', timeout: true, network: true },
  jitter: 0,
  honourRetryAfter: false,
})

describe('retries that wait', () => {
  test('R75: survive kill -9 and run when they are due, not before', async () => {
    const arrivals: number[] = []
    const sink = await newSink((_request, index) => {
      arrivals.push(Date.now())
      return index === 0 ? 503 : 200
    })
    const dataDir = newDir()
    const first = await startProcess(dataDir)
    await createWebhook(first.rest, { url: sink.url, retry: retryAfterSec(6) })
    const { messageId, deliveryId } = await publish(first.rest)
    const { nextAttemptAt } = await untilDelivery(first.rest, deliveryId, { status: 'scheduled', attempts: 1 })
    await first.kill()

    const second = await startProcess(dataDir)
    await untilDelivery(second.rest, deliveryId, { status: 'sent', attempts: 2, outcomes: 'fs' })
    expect(sink.requests.map(({ headers }) => headers['webhook-id'])).toEqual([messageId, messageId])
    expect(arrivals[1]).toBeGreaterThanOrEqual(Date.parse(nextAttemptAt ?? ''))
  }, 60_000)

  test('R75: keep their due time over a restart; those that fell due in between are sent at the start, a few at a time', async () => {
    let mostAtOnce = 0
    let atOnce = 0
    let failing = true
    const sink = await newSink(() => {
      if (failing) return 503
      mostAtOnce = Math.max(mostAtOnce, ++atOnce)
      return (_request, response) => {
        setTimeout(() => {
          atOnce--
          response.writeHead(200).end()
        }, 5)
      }
    })
    const dataDir = newDir()
    const first = await startHere(dataDir, createSkippableClock())
    await createWebhook(first.rest, { url: sink.url, retry: retryAfterSec((30 * MINUTE) / SECOND), concurrency: 4 })
    for (let i = 0; i < 40; i++) await publish(first.rest)
    const { deliveryId } = await publish(first.rest)
    const { nextAttemptAt } = await untilDelivery(first.rest, deliveryId, { status: 'scheduled' })
    await first.close()
    failing = false

    const early = createSkippableClock()
    early.skip(20 * MINUTE)
    const second = await startHere(dataDir, early)
    expect((await second.engine.status()).queue).toMatchObject({ scheduled: 41, inFlight: 0 })
    expect((await readDelivery(second.rest, deliveryId)).nextAttemptAt).toBe(nextAttemptAt)
    await second.close()
    expect(sink.requests).toHaveLength(41)

    const late = createSkippableClock()
    late.skip(HOUR)
    const third = await startHere(dataDir, late)
    await until(async () => expect((await third.engine.status()).totals).toMatchObject({ sent: 41, failed: 0 }), {
      timeout: 10_000,
    })
    expect(sink.requests).toHaveLength(82)
    expect(mostAtOnce).toBeLessThanOrEqual(4)
  }, 60_000)
})

describe('a host that is stopped', () => {
  test('ends with 0 within seconds at SIGTERM when nothing is under way', async () => {
    const host = await startProcess(newDir())
    const { code, tookMs } = await host.stop()
    expect(code).toBe(0)
    expect(tookMs).toBeLessThan(5 * SECOND)
  }, 60_000)

  test('lets a delivery that is nearly done end, and never sends it again', async () => {
    const sink = await newSink(() => (_request, response) => void setTimeout(() => response.writeHead(200).end(), 500))
    const dataDir = newDir()
    const first = await startProcess(dataDir)
    await createWebhook(first.rest, { url: sink.url })
    const { deliveryId } = await publish(first.rest)
    await until(() => expect(sink.requests).toHaveLength(1), { timeout: 10_000 })
    expect((await first.stop()).code).toBe(0)

    const second = await startProcess(dataDir)
    expect(await readDelivery(second.rest, deliveryId)).toMatchObject({ status: 'sent', attempts: 1, outcomes: 's' })
    expect(sink.requests).toHaveLength(1)
  }, 60_000)

  test('gives a delivery that hangs back unspent: no attempt is counted, and it is sent after the next start', async () => {
    const sink = await newSink((_request, index) => (index === 0 ? () => {} : 200))
    const dataDir = newDir()
    const first = await startProcess(dataDir)
    await createWebhook(first.rest, { url: sink.url, timeoutMs: 60 * SECOND, retry: retryAfterSec() })
    const { messageId, deliveryId } = await publish(first.rest)
    await until(() => expect(sink.requests).toHaveLength(1), { timeout: 10_000 })
    const { code, tookMs } = await first.stop()
    expect(code).toBe(0)
    expect(tookMs).toBeLessThan(10 * SECOND)

    const second = await startProcess(dataDir)
    await untilDelivery(second.rest, deliveryId, { status: 'sent', attempts: 1, outcomes: 's' })
    expect(sink.requests.map(({ headers }) => headers['webhook-id'])).toEqual([messageId, messageId])
  }, 60_000)

  test('a delivery under way at kill -9 is sent again without a retry being spent', async () => {
    const sink = await newSink((_request, index) => (index === 0 ? () => {} : 200))
    const dataDir = newDir()
    const first = await startProcess(dataDir)
    await createWebhook(first.rest, { url: sink.url, timeoutMs: 60 * SECOND, retry: retryAfterSec() })
    const { deliveryId } = await publish(first.rest)
    await until(() => expect(sink.requests).toHaveLength(1), { timeout: 10_000 })
    await first.kill()

    const second = await startProcess(dataDir)
    await untilDelivery(second.rest, deliveryId, { status: 'sent', attempts: 1, outcomes: 's' })
    expect(sink.requests).toHaveLength(2)
  }, 60_000)
})
