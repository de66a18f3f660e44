import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ErrorBody } from '../../../src-shared/error.ts'
import type { Inbox } from '../../../src-shared/model/inbox.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import type { WebhookCreated } from '../../../src-shared/model/webhook.ts'
import { startTestHost, type TestHost } from '../../support/start-test-host.ts'

const ten = Array.from({ length: 10 }, (_, n) => n)
const byNumber = (a: number, b: number): number => a - b

describe('people who act at once', () => {
  let host: TestHost
  beforeAll(async () => {
    host = await startTestHost()
  })
  afterAll(() => host.close())

  const read = async <T>(path: string): Promise<T> => (await host.rest<T>('GET', path)).body
  const all = async (calls: Promise<{ status: number }>[]): Promise<number[]> =>
    (await Promise.all(calls)).map(({ status }) => status).toSorted(byNumber)

  it('R127: make ten tokens, all of which are kept, and delete them again', async () => {
    const made = await Promise.all(
      ten.map(n => host.rest<{ id: string }>('POST', '/tokens', { name: `ci ${n}`, role: 'viewer' })),
    )
    expect(made.map(({ status }) => status)).toEqual(ten.map(() => 201))
    expect((await read<Page<unknown>>('/tokens')).items).toHaveLength(10)
    expect(await all(made.map(({ body }) => host.rest('DELETE', `/tokens/${body.id}`)))).toEqual(ten.map(() => 204))
    expect((await read<Page<unknown>>('/tokens')).items).toEqual([])
  })

  it('R82: replace the cluster properties ten times; the last answer, what is in force and the file agree', async () => {
    const put = (n: number) => host.rest('PUT', '/cluster-properties', { text: `webHooksRetryMaximumAttempts=${n}\n` })
    expect(await all(ten.map(put))).toEqual(ten.map(() => 200))
    const { text } = await read<{ text: string }>('/cluster-properties')
    await host.engine.cluster.write({ text })
    expect(host.engine.cluster.read().text).toBe(text)
  })

  it('B14: describe one event type ten times: one makes it, nine are told that it exists', async () => {
    const make = (n: number) => host.rest('POST', '/event-types', { name: 'order.twin', description: `Number ${n}.` })
    expect(await all(ten.map(make))).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
    const remove = () => host.rest('DELETE', '/event-types/order.twin')
    expect(await all([remove(), remove(), remove()])).toEqual([204, 404, 404])
  })

  it('make one inbox ten times: one makes it, nine are told that it exists', async () => {
    const make = () => host.rest('POST', '/inboxes', { name: 'twin' })
    expect(await all(ten.map(make))).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
  })

  it('send ten first requests to an inbox that nobody made: all are captured', async () => {
    const { url } = await read<{ receiver: { url: string } }>('/status').then(({ receiver }) => receiver)
    const sent = await Promise.all(ten.map(n => fetch(`${url}/fresh`, { method: 'POST', body: `${n}` })))
    expect(sent.map(({ status }) => status)).toEqual(ten.map(() => 200))
    expect(await read<Inbox>('/inboxes/fresh')).toMatchObject({ captures: 10 })
  })

  it('change different parts of one inbox: all are kept', async () => {
    await host.rest('POST', '/inboxes', { name: 'shop' })
    const parts = [
      { scheme: 'netx' },
      { secret: 'geheim' },
      { response: { status: 202 } },
      { response: { contentType: 'text/html' } },
      { response: { body: 'thanks' } },
    ]
    const change = (part: object) => host.rest('PATCH', '/inboxes/shop', part)
    expect(await all(parts.map(change))).toEqual(parts.map(() => 200))
    expect(await read<Inbox>('/inboxes/shop')).toMatchObject({
      scheme: 'netx',
      hasSecret: true,
      response: { status: 202, contentType: 'text/html', body: 'thanks' },
    })
    const remove = () => host.rest('DELETE', '/inboxes/shop')
    expect(await all([remove(), remove(), change({ scheme: 'none' })])).toEqual([204, 404, 404])
  })

  it('change both settings of the engine: both are kept', async () => {
    const change = (part: object) => host.rest('PATCH', '/settings', part)
    const statuses = await all([change({ backendEnabled: false }), change({ eventTypeValidation: 'warn' })])
    expect(statuses).toEqual([200, 200])
    expect(await read('/settings')).toEqual({ backendEnabled: false, eventTypeValidation: 'warn' })
    await change({ backendEnabled: true, eventTypeValidation: 'off' })
  })

  it('change different parts of one watched folder: all are kept', async () => {
    const path = join(host.dataDir, '..', `watched-${process.pid}`)
    await mkdir(path, { recursive: true })
    const source = { kind: 'folder', name: 'Files', enabled: false, folder: { path } }
    const { id } = (await host.rest<{ id: string }>('POST', '/sources', source)).body
    const change = (part: object) => host.rest('PATCH', `/sources/${id}`, part)
    const parts = [{ name: 'Pictures' }, { folder: { settleMs: 5000 } }, { folder: { ignore: ['*.tmp'] } }]
    expect(await all(parts.map(change))).toEqual([200, 200, 200])
    expect(await read(`/sources/${id}`)).toMatchObject({
      name: 'Pictures',
      folder: { settleMs: 5000, ignore: ['*.tmp'] },
    })
  })

  it('R107: change different filters of one webhook over the Assets API: both are kept', async () => {
    const body = { name: 'Assets', url: 'http://127.0.0.1:9/hook', eventTypes: ['asset_create'], profile: 'woodwing' }
    const { id } = (await host.rest<WebhookCreated>('POST', '/webhooks', body)).body
    const put = (part: object) =>
      fetch(`${host.web.url}/services/admin/webhook/${id}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${host.web.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(part),
      })
    expect(
      await all([
        put({ metadataToReturn: ['status'] }),
        put({ triggerMetadataFields: ['name'] }),
        put({ foldersAndQuery: { folders: ['/a'], query: '' } }),
      ]),
    ).toEqual([200, 200, 200])
    expect(await read(`/webhooks/${id}`)).toMatchObject({
      filter: {
        metadataToReturn: ['status'],
        triggerMetadataFields: ['name'],
        foldersAndQuery: { folders: ['/a'], query: '' },
      },
    })
  })

  it('B2: run the first steps twice: one webhook is made and both events are sent', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => host.rest<{ webhookId: string }>('POST', '/demo')))
    expect([first?.status, second?.status]).toEqual([200, 200])
    expect(first?.body.webhookId).toBe(second?.body.webhookId)
  })
})

describe('a change', () => {
  let host: TestHost
  beforeAll(async () => {
    host = await startTestHost()
  })
  afterAll(() => host.close())

  const create = async (more: object = {}): Promise<WebhookCreated> => {
    const body = { name: 'Shop', url: 'http://127.0.0.1:9/hook', eventTypes: ['*'], ...more }
    return (await host.rest<WebhookCreated>('POST', '/webhooks', body)).body
  }

  it('with a field that nobody knows, or of something else, is refused and changes nothing', async () => {
    const { id } = await create()
    const other = await create()
    await host.rest('POST', '/inboxes', { name: 'one' })
    await host.rest('POST', '/inboxes', { name: 'two' })
    const refused: [path: string, body: object, field: string][] = [
      [`/webhooks/${id}`, { name: 'Changed', id: other.id }, 'id'],
      [`/webhooks/${id}`, { name: 'Changed', number: 7 }, 'number'],
      [`/webhooks/${id}`, { name: 'Changed', nonsense: 1 }, 'nonsense'],
      [`/webhooks/${id}`, { name: 'Changed', retry: { nonsense: 1 } }, 'retry.nonsense'],
      ['/inboxes/one', { scheme: 'netx', name: 'two' }, 'name'],
      ['/inboxes/one', { scheme: 'netx', captures: 0 }, 'captures'],
      ['/inboxes/one', { scheme: 'netx', response: { headers: [] } }, 'response.headers'],
      ['/settings', { backendEnabled: false, nonsense: 1 }, 'nonsense'],
    ]
    for (const [path, body, field] of refused) {
      const answer = await host.rest<{ error: ErrorBody }>('PATCH', path, body)
      expect([path, field, answer.status, answer.body.error?.field]).toEqual([path, field, 400, field])
    }
    const replaced = await host.rest<{ error: ErrorBody }>('PUT', '/event-types/order.paid', { name: 'order.other' })
    expect([replaced.status, replaced.body.error?.field]).toEqual([400, 'name'])
    for (const each of [id, other.id]) expect((await host.rest('GET', `/webhooks/${each}`)).body.name).toBe('Shop')
    for (const name of ['one', 'two']) {
      expect((await host.rest('GET', `/inboxes/${name}`)).body).toMatchObject({ name, scheme: 'none' })
    }
  })

  it('R107: of one part of any group keeps the others', async () => {
    const { id } = await create({
      profile: 'woodwing',
      filter: { foldersAndQuery: { folders: ['/a'], query: 'name:x' } },
      disableRule: { window: { failures: 5, windowMs: 1000 } },
    })
    const change = async (body: object) => (await host.rest('PATCH', `/webhooks/${id}`, body)).body
    expect(await change({ filter: { foldersAndQuery: { folders: ['/b'] } } })).toMatchObject({
      filter: { foldersAndQuery: { folders: ['/b'], query: 'name:x' } },
    })
    expect(await change({ disableRule: { window: { failures: 9 } } })).toMatchObject({
      disableRule: { window: { failures: 9, windowMs: 1000 } },
    })
    expect(await change({ retry: { on: { timeout: false } } })).toMatchObject({
      retry: { on: { status: '5xx', timeout: false, network: true } },
    })
    expect(await change({ filter: { foldersAndQuery: null }, disableRule: { window: null } })).toMatchObject({
      filter: { foldersAndQuery: null },
      disableRule: { window: null },
    })
    expect(await change({ disableRule: { window: { failures: 9 } } })).toMatchObject({
      error: { code: 'INVALID_INPUT', field: 'disableRule.window.windowMs' },
    })
  })
})
