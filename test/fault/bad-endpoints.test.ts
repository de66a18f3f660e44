import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { Webhook, WebhookCreate } from '../../src-shared/model/webhook.ts'
import { MINUTE } from '../../src-shared/time.ts'
import { type Sink, startSink } from '../support/sink.ts'
import { startTestHost, type TestHost } from '../support/start-test-host.ts'
import { until } from '../support/until.ts'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

const newHost = async (): Promise<TestHost> => {
  const host = await startTestHost()
  cleanUp.push(host.close)
  return host
}

/** Sinks are closed before the host, so that nothing hangs when it closes. */
const newSink = async (answer?: Parameters<typeof startSink>[0]): Promise<Sink> => {
  const sink = await startSink(answer)
  cleanUp.push(sink.close)
  return sink
}

/** A URL on which nobody listens. */
const deadUrl = async (): Promise<string> => {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

const createWebhook = async (host: TestHost, url: string, own: Partial<WebhookCreate> = {}): Promise<string> => {
  const { status, body } = await host.rest<{ id: string }>('POST', '/webhooks', {
    name: 'Orders',
    url,
    eventTypes: ['*'],
    timeoutMs: 5 * MINUTE,
    ...own,
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}

const health = async (host: TestHost, id: string): Promise<Webhook['health']> =>
  (await host.rest<Webhook>('GET', `/webhooks/${id}`)).body.health

const publish = async (host: TestHost, count: number): Promise<void> => {
  const events = Array.from({ length: count }, (_, event) => ({ type: 'order.paid', data: { event } }))
  const { status, body } = await host.rest<{ accepted: number }>('POST', '/messages/batch', events)
  expect([status, body.accepted]).toEqual([202, count])
}

describe('bad endpoints', () => {
  test('B4: with one that hangs and one that is dead, every event reaches every healthy one meanwhile', async () => {
    const events = 500
    const host = await newHost()
    const hanging = await newSink(() => () => {})
    const hangingId = await createWebhook(host, hanging.url)
    const deadId = await createWebhook(host, await deadUrl())
    const healthy = await Promise.all(Array.from({ length: 6 }, () => newSink()))
    for (const sink of healthy) await createWebhook(host, sink.url)

    await publish(host, events)
    await until(() => expect(healthy.map(({ requests }) => requests.length)).toEqual(healthy.map(() => events)), {
      timeout: 30_000,
    })
    for (const { requests } of healthy) {
      expect(new Set(requests.map(({ headers }) => headers['webhook-id'])).size).toBe(events)
    }
    expect(await health(host, hangingId)).toMatchObject({
      inFlight: 8,
      queued: events,
      sent: 0,
      failed: 0,
      scheduled: 0,
    })
    expect(hanging.requests).toHaveLength(8)
    await until(
      async () => expect(await health(host, deadId)).toMatchObject({ queued: 0, scheduled: events, sent: 0 }),
      {
        timeout: 10_000,
      },
    )
  }, 60_000)

  test('B4: forty that hang do not stop a healthy one', async () => {
    const host = await newHost()
    const hanging = await newSink(() => () => {})
    for (let i = 0; i < 40; i++) await createWebhook(host, `${hanging.url}/${i}`)
    const sink = await newSink()
    await createWebhook(host, sink.url)
    await publish(host, 100)
    await until(() => expect(sink.requests).toHaveLength(100), { timeout: 20_000 })
  }, 60_000)

  test('B4: one that hangs and is allowed a thousand requests at once does not stop a healthy one', async () => {
    const host = await newHost()
    const hanging = await newSink(() => () => {})
    await createWebhook(host, hanging.url, { concurrency: 1000 })
    const sink = await newSink()
    await createWebhook(host, sink.url)
    await publish(host, 1000)
    await until(() => expect(sink.requests).toHaveLength(1000), { timeout: 20_000 })
  }, 60_000)

  test('B4: five that hang and are allowed a thousand requests each leave room for a healthy one', async () => {
    const host = await newHost()
    const hanging = await newSink(() => () => {})
    for (let i = 0; i < 5; i++) await createWebhook(host, `${hanging.url}/${i}`, { concurrency: 1000 })
    await publish(host, 1000)
    await until(() => expect(hanging.requests.length).toBeGreaterThan(3300), { timeout: 60_000 })
    const sink = await newSink()
    await createWebhook(host, sink.url)
    await publish(host, 200)
    await until(() => expect(sink.requests).toHaveLength(200), { timeout: 10_000 })
    expect(hanging.requests.length).toBeLessThan(4096)
  }, 120_000)
})
