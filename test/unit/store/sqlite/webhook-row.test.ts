import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newWebhook } from '../../../support/store.ts'
import { makeStoreRig, type StoreRig } from './store-rig.ts'

describe('webhooks in the store', () => {
  let rig: StoreRig
  beforeEach(async () => {
    rig = await makeStoreRig()
  })
  afterEach(() => rig.close())

  it('come back as they were put in, also after a restart', async () => {
    const record = newWebhook({
      id: 'whk_1',
      eventTypes: ['order.*', 'user.created'],
      publicKey: 'whpk_x',
      disabled: { at: '2026-01-01T00:00:00.000Z', reason: 'Gone.', by: 'rule' },
    })
    const number = await rig.store.webhooks.insert(record)
    const row = {
      ...record,
      number,
      counts: { queued: 0, scheduled: 0, sent: 0, failed: 0 },
      last: null,
    }
    expect(await rig.store.webhooks.get('whk_1')).toEqual(row)
    await rig.reopen()
    expect(await rig.store.webhooks.list()).toEqual([row])
    expect(await rig.store.webhooks.get('whk_2')).toBeNull()
  })

  it('are changed without touching their counts', async () => {
    const record = newWebhook({ id: 'a' })
    await rig.store.webhooks.insert(record)
    await rig.store.queue.enqueue([rig.message('m', ['a'])])
    await rig.store.webhooks.update({ ...record, name: 'New name', updatedAt: 5 }, null)
    expect(await rig.store.webhooks.get('a')).toMatchObject({ name: 'New name', updatedAt: 5, counts: { queued: 1 } })
  })

  const off = { enabled: false, disabled: { at: '2026-01-01T00:00:00.000Z', reason: 'Off.', by: 'person' as const } }
  const on = { enabled: true, disabled: null }

  it('are switched with their lane in one commit, and an edit leaves the switch as it is', async () => {
    const record = newWebhook({ id: 'a' })
    await rig.store.webhooks.insert(record)
    await rig.store.queue.enqueue([rig.message('m', ['a'])])
    const updatedAt = rig.clock.now()
    expect(await rig.store.webhooks.switch('a', off)).toEqual({ ...off, updatedAt, changed: true })
    expect(await rig.store.queue.laneCounts('a')).toMatchObject({ held: 'webhook disabled' })
    expect(await rig.store.webhooks.update(record, null)).toEqual({ ...off, updatedAt: 0, changed: false })
    await rig.reopen()
    expect(await rig.store.queue.claim(1)).toEqual([])
    expect(await rig.store.webhooks.update({ ...record, name: 'Both' }, on)).toMatchObject({ ...on, changed: true })
    expect(await rig.store.webhooks.get('a')).toMatchObject({ name: 'Both', ...on })
    expect(await rig.store.queue.claim(1)).toHaveLength(1)
  })

  it('that are off already keep why and since when', async () => {
    await rig.store.webhooks.insert(newWebhook({ id: 'a' }))
    await rig.store.webhooks.switch('a', off)
    const later = { enabled: false, disabled: { ...off.disabled, reason: 'Again.' } }
    expect(await rig.store.webhooks.switch('a', later)).toMatchObject({ ...off, changed: false })
    expect(await rig.store.webhooks.switch('gone', off)).toBeNull()
  })

  it('get numbers that are never given again', async () => {
    expect(await rig.addWebhook('a')).toBe(1)
    expect(await rig.addWebhook('b')).toBe(2)
    await rig.store.queue.drop('b')
    await rig.reopen()
    expect(await rig.addWebhook('c')).toBe(3)
  })

  it('count their deliveries by state and know what the latest attempt came to', async () => {
    await rig.addWebhook('a')
    await rig.store.queue.enqueue(['m', 'n', 'o', 'p'].map(id => rig.message(id, ['a'])))
    const outcomes = { m: 'sent', n: 'failed', o: 'scheduled', p: 'sent' } as const
    await rig.sendAll(({ messageId }) => outcomes[messageId as keyof typeof outcomes])
    await rig.store.queue.enqueue([rig.message('q', ['a'])])
    expect(await rig.store.webhooks.get('a')).toMatchObject({
      counts: { queued: 1, scheduled: 1, sent: 2, failed: 1 },
      last: { status: 'sent', at: rig.clock.now() },
    })
  })

  it('are held from the start when they come disabled', async () => {
    await rig.store.webhooks.insert(newWebhook({ id: 'a', enabled: false }))
    await rig.store.queue.enqueue([rig.message('m', ['a'])])
    expect(await rig.store.queue.claim(1)).toEqual([])
    await rig.store.queue.release('a')
    expect(await rig.store.queue.claim(1)).toHaveLength(1)
  })

  it('R80: show who disabled them and why, in the commit of the attempt that did', async () => {
    await rig.addWebhook('a')
    await rig.store.queue.enqueue([rig.message('m', ['a'])])
    const [claimed] = await rig.store.queue.claim(1)
    if (claimed === undefined) throw new Error('One was expected.')
    const { newAttempt } = await import('./store-rig.ts')
    const disable = { at: '2026-01-01T00:00:00.000Z', reason: 'All attempts failed.', by: 'rule' as const }
    await rig.store.queue.settle([
      { id: claimed.id, webhookId: 'a', attempt: newAttempt({ success: false }), next: { state: 'failed' }, disable },
    ])
    expect(await rig.store.webhooks.get('a')).toMatchObject({
      enabled: false,
      disabled: disable,
      last: { status: 'failed' },
    })
  })
})
