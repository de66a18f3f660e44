import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { smallDiskEngines, type SmallDiskEngine } from '../support/engine-on-small-disk.ts'
import { makeTempDir } from '../support/temp-dir.ts'
import { until } from '../support/until.ts'

const MB = 1024 * 1024
const WEBHOOK = { name: 'Shop', url: 'http://127.0.0.1:9/hook', eventTypes: ['*'], retry: { delaysSec: [] } }

type Change = [what: string, method: string, path: string, body?: unknown]

describe('a change that a full disk refuses', () => {
  const dir = makeTempDir()
  const disks = smallDiskEngines()
  let running: SmallDiskEngine
  let before: unknown[]
  const ids = { webhook: '', token: '', source: '' }

  const start = async (): Promise<void> => {
    running = await disks.start(dir.path, 64 * MB)
  }
  const call = (method: string, path: string, body?: unknown) => running.rest(method, pathOf(path), body)
  const pathOf = (path: string): string =>
    path.replace(/:(webhook|token|source)/, (_, name: keyof typeof ids) => ids[name])
  const idOf = async (path: string, body: unknown): Promise<string> => {
    const answer = await running.rest<{ id: string }>('POST', path, body)
    expect(answer.status).toBe(201)
    return answer.body.id
  }

  /** All that a person can see of what may be changed. */
  const seen = async (): Promise<unknown[]> =>
    Promise.all(
      ['/webhooks', '/tokens', '/sources', '/inboxes', '/event-types', '/cluster-properties', '/settings'].map(
        async path => {
          const { body } = await call('GET', path)
          // The receiver has another port after a restart.
          return JSON.parse(JSON.stringify(body).replaceAll(/127\.0\.0\.1:\d+/g, ''))
        },
      ),
    )

  beforeAll(async () => {
    await start()
    ids.webhook = await idOf('/webhooks', WEBHOOK)
    ids.token = await idOf('/tokens', { name: 'ci', role: 'admin' })
    ids.source = await idOf('/sources', { kind: 'folder', name: 'Files', enabled: false, folder: { path: dir.path } })
    await call('POST', '/inboxes', { name: 'shop' })
    await call('PUT', '/event-types/order.paid', { description: 'Paid.' })
    await call('PUT', '/cluster-properties', { text: 'webHooksRetryMaximumAttempts=3\n' })
    before = await seen()
  })
  afterAll(async () => {
    await running.close()
    dir.remove()
  })
  beforeEach(() => disks.fill(true))
  afterEach(() => disks.fill(false))

  const changes: Change[] = [
    ['making a webhook', 'POST', '/webhooks', { ...WEBHOOK, name: 'Other' }],
    ['editing a webhook', 'PATCH', '/webhooks/:webhook', { name: 'Other', enabled: false }],
    ['disabling a webhook', 'POST', '/webhooks/:webhook/disable'],
    ['a new secret', 'POST', '/webhooks/:webhook/reset-secret'],
    ['deleting a webhook', 'DELETE', '/webhooks/:webhook'],
    ['making an inbox', 'POST', '/inboxes', { name: 'other' }],
    ['editing an inbox', 'PATCH', '/inboxes/shop', { scheme: 'netx', response: { status: 500 } }],
    ['deleting an inbox', 'DELETE', '/inboxes/shop'],
    ['making a token', 'POST', '/tokens', { name: 'other', role: 'viewer' }],
    ['deleting a token', 'DELETE', '/tokens/:token'],
    ['cluster properties', 'PUT', '/cluster-properties', { text: 'webHooksRetryMaximumAttempts=9\n' }],
    ['settings', 'PATCH', '/settings', { backendEnabled: false }],
    ['describing an event type', 'POST', '/event-types', { name: 'order.sent' }],
    ['replacing an event type', 'PUT', '/event-types/order.paid', { description: 'Other.' }],
    ['deleting an event type', 'DELETE', '/event-types/order.paid'],
    ['editing a source', 'PATCH', '/sources/:source', { name: 'Other' }],
    ['enabling a source', 'POST', '/sources/:source/enable'],
    ['deleting a source', 'DELETE', '/sources/:source'],
  ]

  test.each(changes)('is answered 507 with a time to come again, and has changed nothing: %s', async (...change) => {
    const [, method, path, body] = change
    const response = await fetch(`${running.url}/api/v1${pathOf(path)}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    expect(response.status).toBe(507)
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(await response.json()).toMatchObject({ error: { code: 'DISK_FULL' } })
    expect(await seen()).toEqual(before)
  })

  test('leaves the webhook in force: what is published afterwards is sent', async () => {
    await expect(running.engine.webhooks.remove(ids.webhook)).rejects.toMatchObject({ code: 'DISK_FULL' })
    await expect(running.engine.webhooks.setEnabled(ids.webhook, false)).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect((await call('POST', '/messages', { type: 'order.paid', data: {} })).status).toBe(507)
    disks.fill(false)
    const { status, body } = await call('POST', '/messages', { type: 'order.paid', data: {} })
    expect([status, body]).toMatchObject([202, { deliveries: [{ webhookId: ids.webhook }] }])
    await until(async () => expect((await call('GET', '/deliveries')).body).toMatchObject({ items: [{ attempts: 1 }] }))
    before = await seen()
  })

  test('is not there after a restart either, and goes through when there is room', async () => {
    await running.close()
    await start()
    expect(await seen()).toEqual(before)
    disks.fill(false)
    const removals = changes.filter(([, method]) => method === 'DELETE')
    for (const [what, method, path, body] of [...changes.filter(each => !removals.includes(each)), ...removals]) {
      expect([what, (await call(method, path, body)).status < 300]).toEqual([what, true])
    }
  })

  test('in the midst of the first steps is made up for by the next try: what arrives is verified', async () => {
    disks.fill(false)
    await call('PATCH', '/settings', { backendEnabled: true })
    const { webhooks } = running.engine
    const { create } = webhooks
    webhooks.create = async input => {
      const made = await create(input)
      disks.fill(true)
      return made
    }
    expect((await call('POST', '/demo')).status).toBe(507)
    webhooks.create = create
    disks.fill(false)
    expect((await call('POST', '/demo')).status).toBe(200)
    await until(async () =>
      expect((await call('GET', '/inboxes/demo/captures')).body).toMatchObject({
        items: [{ verification: { result: 'valid' } }],
      }),
    )
  })
})
