import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AppLogEntry } from '../../../src-shared/model/app-log.ts'
import type { EventTypeDefinition } from '../../../src-shared/model/event-type-definition.ts'
import type { BatchPublished } from '../../../src-shared/model/message.ts'
import { startTestHost, type TestHost } from '../../support/start-test-host.ts'
import { makeTempDir } from '../../support/temp-dir.ts'
import { until } from '../../support/until.ts'

let dir: ReturnType<typeof makeTempDir>
let host: TestHost
const start = async () => {
  host = await startTestHost({ dataDir: dir.path })
}
beforeEach(async () => {
  dir = makeTempDir()
  await start()
})
afterEach(async () => {
  await host.close()
  dir.remove()
})

const sold = {
  name: 'shop.sold',
  description: 'Something was sold.',
  systems: ['standard'],
  schema: { type: 'object', required: ['total'], properties: { total: { type: 'number' } } },
  examples: [{ total: 42 }],
}
const catalogue = async () => (await host.rest<{ items: EventTypeDefinition[] }>('GET', '/event-types')).body.items
const validation = (eventTypeValidation: string) => host.rest('PATCH', '/settings', { eventTypeValidation })
const publish = (data: unknown, type = 'shop.sold') => host.rest('POST', '/messages', { type, data })
const warnings = async () => (await host.rest<{ items: AppLogEntry[] }>('GET', '/app-log')).body.items

describe('the catalogue of event types', () => {
  test('B14: an own event type is made, read, replaced and deleted, and outlives a restart', async () => {
    const made = await host.rest<EventTypeDefinition>('POST', '/event-types', sold)
    expect(made).toMatchObject({ status: 201, body: { ...sold, builtin: false } })
    expect(made.body.createdAt).toBe(made.body.updatedAt)
    expect((await host.rest('POST', '/event-types', sold)).status).toBe(409)

    await host.close()
    await start()
    expect((await host.rest('GET', '/event-types/shop.sold')).body).toEqual(made.body)
    expect((await catalogue())[0]).toEqual(made.body)

    const replaced = await host.rest<EventTypeDefinition>('PUT', '/event-types/shop.sold', { description: 'Sold.' })
    expect(replaced.body).toMatchObject({ description: 'Sold.', systems: [], schema: null, examples: [] })
    expect(replaced.body.createdAt).toBe(made.body.createdAt)
    expect(await host.rest('PUT', '/event-types/shop.returned', { examples: [1] })).toMatchObject({
      status: 200,
      body: { name: 'shop.returned' },
    })
    expect((await host.rest('DELETE', '/event-types/shop.sold')).status).toBe(204)
    expect((await host.rest('GET', '/event-types/shop.sold')).status).toBe(404)
    expect((await host.rest('DELETE', '/event-types/shop.sold')).status).toBe(404)
  })

  test('B14: a built-in event type is neither made again, changed nor deleted', async () => {
    const before = await catalogue()
    for (const [method, path, body] of [
      ['POST', '/event-types', { ...sold, name: 'asset.create' }],
      ['PUT', '/event-types/asset_create', {}],
      ['DELETE', '/event-types/created', undefined],
    ] as const) {
      const { status, body: answer } = await host.rest<{ error: { message: string } }>(method, path, body)
      expect(status).toBe(409)
      expect(answer.error.message).toMatch(/is a built-in event type, which cannot be/)
    }
    expect(await catalogue()).toEqual(before)
    expect(before.every(({ builtin, createdAt }) => builtin && createdAt === null)).toBe(true)
  })

  test('B14: an own event type takes the place of an example of standard, until it is deleted', async () => {
    expect((await host.rest('POST', '/event-types', { ...sold, name: 'order.paid' })).status).toBe(201)
    const named = async () => (await catalogue()).filter(({ name }) => name === 'order.paid')
    expect(await named()).toMatchObject([{ builtin: false, schema: sold.schema }])
    await host.rest('DELETE', '/event-types/order.paid')
    expect(await named()).toMatchObject([{ builtin: true, schema: null }])
    expect((await host.rest('DELETE', '/event-types/order.paid')).status).toBe(409)
  })

  test.each([
    ['name', { ...sold, name: 'shop sold' }, 'Use letters, digits'],
    ['schema', { ...sold, schema: { type: 'nothing' } }, 'schema.type must be equal to one of the allowed values'],
    ['schema', { ...sold, schema: { $ref: 'https://example.com/schema' } }, 'leads out of the schema'],
    ['schema', { ...sold, schema: [] }, 'schema'],
    ['systems.0', { ...sold, systems: ['nobody'] }, 'systems'],
    [
      'examples.1',
      { ...sold, examples: [{ total: 1 }, { total: '1' }] },
      'Example 2 does not fit the schema: data.total must be a number.',
    ],
    ['builtin', { ...sold, builtin: true }, 'builtin'],
  ])('B14: a wrong %s is answered 400 with a sentence', async (field, body, message) => {
    const { status, body: answer } = await host.rest<{ error: { field: string; message: string } }>(
      'POST',
      '/event-types',
      body,
    )
    expect({ status, field: answer.error.field }).toEqual({ status: 400, field })
    expect(answer.error.message).toContain(message)
  })
})

describe('checking what is published against the catalogue', () => {
  beforeEach(() => host.rest('POST', '/event-types', sold))

  test('B14: off takes everything and says nothing', async () => {
    expect((await publish({ total: 'much' })).status).toBe(202)
    expect(await warnings()).toEqual([])
  })

  test('B14: warn takes the event and tells in the app log, once for many', async () => {
    await validation('warn')
    for (let n = 0; n < 20; n++) expect((await publish({ total: 'much' })).status).toBe(202)
    expect((await publish({ total: 1 })).status).toBe(202)
    await until(async () => expect(await warnings()).toHaveLength(1))
    expect(await warnings()).toMatchObject([
      { level: 'warning', webhookId: null, message: expect.stringContaining('data.total must be a number.') },
    ])
  })

  test('B14: reject answers 400 with field and sentence, and nothing is sent', async () => {
    await validation('reject')
    expect(await publish({ total: 'much' })).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_INPUT', field: 'data.total', message: 'data.total must be a number.' } },
    })
    expect((await host.rest<{ items: unknown[] }>('GET', '/messages')).body.items).toEqual([])
    expect((await publish({ total: 1 })).status).toBe(202)
    expect((await publish({ assetId: null }, 'asset.create')).status).toBe(400)
  })

  test('B14: reject takes types without a schema and types that are not in the catalogue', async () => {
    await validation('reject')
    expect((await publish(['anything'], 'order.paid')).status).toBe(202)
    expect((await publish(null, 'nobody.knows')).status).toBe(202)
  })

  test('B14: in a batch the items that do not fit are named, the others are taken', async () => {
    await validation('reject')
    const items = [{ total: 1 }, { total: 'much' }, {}, { total: 2 }].map(data => ({ type: 'shop.sold', data }))
    const { body } = await host.rest<BatchPublished>('POST', '/messages/batch', items)
    expect(body).toMatchObject({
      accepted: 2,
      errors: [
        { index: 1, error: { code: 'INVALID_INPUT', field: 'data.total', message: 'data.total must be a number.' } },
        { index: 2, error: { code: 'INVALID_INPUT', field: 'data.total', message: 'data.total is missing.' } },
      ],
    })
    expect(body.ids).toHaveLength(2)
  })

  test('B14: a changed schema and a changed mode count for the next event', async () => {
    await validation('reject')
    expect((await publish({ total: 'much' })).status).toBe(400)
    await host.rest('PUT', '/event-types/shop.sold', { schema: { properties: { total: { type: 'string' } } } })
    expect((await publish({ total: 'much' })).status).toBe(202)
    expect((await publish({ total: 1 })).status).toBe(400)
    await validation('off')
    expect((await publish({ total: 1 })).status).toBe(202)
  })
})
