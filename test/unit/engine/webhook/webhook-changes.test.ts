import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { until } from '../../../support/until.ts'
import { makeWebhookServiceRig, type WebhookServiceRig } from './webhook-service-rig.ts'

describe('changes of webhooks that come at once', () => {
  let bench: WebhookServiceRig
  beforeEach(async () => {
    bench = await makeWebhookServiceRig()
  })
  afterEach(() => bench.close())

  const create = async (name = 'Shop'): Promise<string> =>
    (await bench.service.create({ name, url: 'http://127.0.0.1:9/hook', eventTypes: ['*'] })).id

  it('of 20 different fields are all kept, in memory and on disk', async () => {
    const id = await create()
    const changes = {
      name: 'Orders',
      url: 'http://127.0.0.1:9/other',
      eventTypes: ['order.paid'],
      enabled: false,
      method: 'PUT',
      contentType: 'text/json',
      success: '200',
      maxRedirects: 7,
      timeoutMs: 1234,
      manualRetry: false,
      warn4xxBody: true,
      requireOriginLicense: 'pro',
      concurrency: 3,
      logRetentionDays: 77,
      headers: [['X-Own', 'yes']],
      retry: { jitter: 0.5 },
      disableRule: { onGone: false },
      filter: { metadataToReturn: ['status'] },
      template: { url: true },
      tls: { verify: false },
    } as const
    await Promise.all(Object.entries(changes).map(([field, value]) => bench.service.update(id, { [field]: value })))
    expect(await bench.service.get(id)).toMatchObject(changes)
    expect(await bench.state(id)).toEqual({ enabled: false, name: 'Orders' })
    expect((await bench.reload()).get(id)?.record).toEqual(bench.registry.get(id)?.record)
  })

  it('of parts of one group, and from several calls, are all kept', async () => {
    const id = await create()
    await Promise.all([
      bench.service.update(id, { filter: { metadataToReturn: ['a'] } }),
      bench.service.setEnabled(id, false),
      bench.service.update(id, { filter: { triggerMetadataFields: ['b'] } }),
      bench.service.resetSecret(id),
      bench.service.update(id, { filter: { objectTypes: ['site'] } }),
    ])
    expect(await bench.service.get(id)).toMatchObject({
      enabled: false,
      filter: { metadataToReturn: ['a'], triggerMetadataFields: ['b'], objectTypes: ['site'] },
    })
    await bench.state(id)
  })

  it('R80: an edit under way while a rule disables the webhook does not enable it again', async () => {
    const id = await create()
    const held = bench.holdNext()
    const edit = bench.service.update(id, { name: 'Renamed' })
    const go = await held
    await bench.disableByRule(id)
    go()
    await edit
    expect(await bench.state(id)).toEqual({ enabled: false, name: 'Renamed' })
    expect(bench.told.filter(line => line.includes('All attempts failed.'))).toHaveLength(1)
  })

  it('R80: a person who enables the webhook after a rule disabled it has the last word, however late the news come', async () => {
    const id = await create()
    await bench.settleDisabling(id)
    await bench.service.setEnabled(id, true)
    bench.service.disabledByRule(id)
    await bench.service.update(id, { name: 'Afterwards' })
    expect(await bench.state(id)).toEqual({ enabled: true, name: 'Afterwards' })
  })

  it('R80: a person who enables the webhook while the news of the rule are being read has the last word too', async () => {
    const id = await create()
    const { queue, webhooks } = bench.rig.store
    await bench.settleDisabling(id)
    const read = bench.holdNextRead()
    bench.service.disabledByRule(id)
    const go = await read
    const enabling = bench.service.setEnabled(id, true)
    await queue.counts()
    await webhooks.list()
    go()
    await enabling
    await webhooks.list()
    expect(await bench.state(id)).toMatchObject({ enabled: true })
  })

  it('R80: a person who enables it before the rule disables it does not', async () => {
    const id = await create()
    await bench.service.setEnabled(id, true)
    await bench.disableByRule(id)
    await until(async () => expect(await bench.state(id)).toMatchObject({ enabled: false }))
    expect((await bench.service.get(id)).disabled).toMatchObject({ by: 'rule', reason: 'All attempts failed.' })
  })

  it('R80: what a rule does after a person disabled the webhook leaves the person’s reason', async () => {
    const id = await create()
    await bench.rig.store.queue.enqueue([bench.rig.message('m', [id])])
    const [claimed] = await bench.rig.store.queue.claim(1)
    await bench.service.setEnabled(id, false)
    const { newAttempt } = await import('../../store/sqlite/store-rig.ts')
    const disable = { at: '2026-01-01T00:00:00.000Z', reason: 'All attempts failed.', by: 'rule' as const }
    await bench.rig.store.queue.settle([
      {
        id: claimed?.id ?? '',
        webhookId: id,
        attempt: newAttempt({ success: false }),
        next: { state: 'failed' },
        disable,
      },
    ])
    bench.service.disabledByRule(id)
    await bench.service.update(id, { name: 'Kept' })
    expect((await bench.service.get(id)).disabled).toMatchObject({ by: 'person' })
  })

  it('two deletes at once: one deletes, the other finds nothing; an edit behind them finds nothing either', async () => {
    const id = await create()
    const outcomes = await Promise.allSettled([
      bench.service.remove(id),
      bench.service.remove(id),
      bench.service.update(id, { name: 'Ghost' }),
      bench.service.setEnabled(id, false),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected'])
    expect(outcomes[2]).toMatchObject({ reason: { code: 'NOT_FOUND' } })
    expect(await bench.state(id)).toBeNull()
  })

  it('a name that must be unique and whose save fails is free for who waited for it', async () => {
    const url = 'http://127.0.0.1:9/hook'
    const netbox = { name: 'Sites', url, profile: 'netbox' as const, eventTypes: ['created'] }
    bench.failNext()
    const [first, second, third] = await Promise.allSettled([1, 2, 3].map(() => bench.service.create(netbox)))
    expect(first).toMatchObject({ reason: { code: 'DISK_FULL' } })
    expect(second).toMatchObject({ status: 'fulfilled' })
    expect(third).toMatchObject({ reason: { code: 'CONFLICT', field: 'name' } })
  })

  it('B12: an event that comes while a webhook is being deleted is told that it is', async () => {
    const id = await create()
    const [, [answer]] = await Promise.all([
      bench.service.remove(id),
      bench.rig.store.queue.enqueue([bench.rig.message('m', [id])]),
    ])
    const { deliveries, skipped } = answer as Extract<typeof answer, { id: string }>
    expect([...deliveries.map(({ webhookId }) => webhookId), ...skipped.map(({ webhookId }) => webhookId)]).toEqual([
      id,
    ])
    const [later] = await bench.rig.store.queue.enqueue([bench.rig.message('n', [id])])
    expect(later).toMatchObject({ deliveries: [], skipped: [{ webhookId: id, reason: 'webhook deleted' }] })
  })
})

describe('a change of a webhook that the disk does not take', () => {
  let bench: WebhookServiceRig
  beforeEach(async () => {
    bench = await makeWebhookServiceRig()
  })
  afterEach(() => bench.close())

  const full = { code: 'DISK_FULL' }

  it.each([
    ['an edit', (id: string) => bench.service.update(id, { name: 'New', enabled: false })],
    ['a disabling', (id: string) => bench.service.setEnabled(id, false)],
    ['a new secret', (id: string) => bench.service.resetSecret(id)],
    ['a delete', (id: string) => bench.service.remove(id)],
  ])('leaves everything as it was and tells nobody of a change: %s', async (_what, change) => {
    const { id } = await bench.service.create({ name: 'Shop', url: 'http://127.0.0.1:9/hook', eventTypes: ['*'] })
    const before = bench.registry.get(id)
    bench.told.length = 0
    bench.failNext()
    await expect(change(id)).rejects.toMatchObject(full)
    expect(bench.registry.get(id)).toBe(before)
    expect(await bench.state(id)).toEqual({ enabled: true, name: 'Shop' })
    expect(bench.told).toEqual([])
    await change(id)
    expect(bench.told).toContain('webhooks changed')
  })

  it('is told of after the commit only', async () => {
    const { id } = await bench.service.create({ name: 'Shop', url: 'http://127.0.0.1:9/hook', eventTypes: ['*'] })
    bench.told.length = 0
    const held = bench.holdNext()
    const removing = bench.service.remove(id)
    const go = await held
    expect(bench.told).toEqual([])
    expect((await bench.service.list()).items).toHaveLength(1)
    go()
    await removing
    expect(bench.told).toContain('webhooks changed')
    expect((await bench.service.list()).items).toEqual([])
  })

  it('makes no webhook', async () => {
    bench.failNext()
    const input = { name: 'Shop', url: 'http://127.0.0.1:9/hook', eventTypes: ['*'] }
    await expect(bench.service.create(input)).rejects.toMatchObject(full)
    expect((await bench.service.list()).items).toEqual([])
    expect(bench.registry.size()).toBe(0)
    expect(bench.told).toEqual([])
  })
})
