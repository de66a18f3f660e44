import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createHttpApi } from '../../src-main/api/http-api.ts'
import type { Engine } from '../../src-main/engine/create-engine.ts'
import { createPublisher, type Publisher } from '../../src-main/engine/message/publisher.ts'
import type { Queue } from '../../src-main/engine/port/queue.ts'
import { createIdSource } from '../../src-shared/id.ts'
import { readFields } from '../../src-shared/message/read-fields.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { until } from '../support/until.ts'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

/** A publisher whose disk stands still until it is let go. */
const publisherOnSlowDisk = (): { publisher: Publisher; letGo: () => void } => {
  const { promise: turning, resolve: letGo } = Promise.withResolvers<void>()
  const enqueue: Queue['enqueue'] = async batch => {
    await turning
    return batch.map(({ id, createdAt }) => ({ outcome: 'accepted', id, createdAt, deliveries: [], skipped: [] }))
  }
  const clock = createFakeClock()
  const publisher = createPublisher({
    queue: { enqueue } as Queue,
    registry: { get: () => undefined, all: () => [], size: () => 0, put() {}, refresh() {}, remove() {} },
    clock,
    ids: createIdSource(clock),
    live: { deliveryChanged() {} } as unknown as Engine['live'],
    wake() {},
    backendEnabled: () => true,
    eventCheck: () => null,
  })
  return { publisher, letGo }
}

const serve = async (publisher: Publisher): Promise<string> => {
  const api = createHttpApi({ publisher } as Engine, error => console.error(error))
  const server = createServer(
    (request, response) =>
      void api.handle(request, response, (request.url ?? '').split('?')[0] ?? '', { role: 'admin', tier: 'pro' }),
  )
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  cleanUp.push(() => new Promise(resolve => server.close(resolve)))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const event = { type: 'order.paid', data: { total: 1 } }
const events = Array.from({ length: 1000 }, () => readFields(event))

const calls: [string, string, string, string][] = [
  ['a single publish', '/api/v1/messages', 'application/json', JSON.stringify(event)],
  ['a batch', '/api/v1/messages/batch', 'application/json', JSON.stringify([event])],
  ['a batch of lines', '/api/v1/messages/batch', 'application/x-ndjson', JSON.stringify(event)],
  ['a publish of the typed client', '/rpc/messages/publish', 'application/json', JSON.stringify({ json: event })],
]

describe('more publishes than the disk takes', () => {
  test.each(calls)(
    '%s beyond 20,000 waiting is answered 503 with Retry-After, and works again later',
    async (_what, path, type, body) => {
      const { publisher, letGo } = publisherOnSlowDisk()
      const url = await serve(publisher)
      const call = () => fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': type }, body })

      const waiting = Array.from({ length: 20 }, () => publisher.publishBatch(events))
      const refused = await call()
      expect(refused.status).toBe(503)
      expect(await refused.text()).toContain('Too many messages wait for the disk.')
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)

      letGo()
      const accepted = await Promise.all(waiting)
      expect(accepted.map(batch => batch.accepted)).toEqual(accepted.map(() => 1000))
      await until(async () => expect((await call()).ok).toBe(true))
    },
  )
})
