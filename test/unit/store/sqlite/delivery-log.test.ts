import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeliveryFilter, DeliveryStatus } from '../../../../src-shared/model/delivery.ts'
import { MINUTE, SECOND, toIso } from '../../../../src-shared/time.ts'
import { makeStoreRig, newAttempt, type StoreRig } from './store-rig.ts'

describe('log', () => {
  let rig: StoreRig
  beforeEach(async () => {
    rig = await makeStoreRig()
    await rig.addWebhook('a')
    await rig.addWebhook('b')
  })
  afterEach(() => rig.close())

  const found = async (filter: Partial<DeliveryFilter>): Promise<string[]> => {
    const { items } = await rig.store.log.deliveries({ limit: 100, ...filter })
    return items.map(({ messageId, webhookId }) => `${messageId}/${webhookId}`)
  }

  const publish = async (count: number, webhookIds: readonly string[], type = 'order.paid', prefix = 'm') => {
    for (let i = 0; i < count; i++) {
      await rig.store.queue.enqueue([rig.message(`${prefix}${i}`, webhookIds, { type })])
      await rig.clock.advance(SECOND)
    }
  }

  it('pages through all deliveries, newest first, each once', async () => {
    await publish(7, ['a', 'b'])
    const seen: string[] = []
    let cursor: string | undefined
    for (let pages = 0; pages < 10; pages++) {
      const page = await rig.store.log.deliveries({ limit: 4, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.items.map(({ id }) => id))
      if (page.next === null) break
      cursor = page.next
    }
    expect(seen).toHaveLength(14)
    expect(seen).toEqual(seen.toSorted().toReversed())
    expect(new Set(seen).size).toBe(14)
  })

  it('a page stays in place while new deliveries come', async () => {
    await publish(4, ['a'])
    const one = await rig.store.log.deliveries({ limit: 2 })
    await publish(3, ['a'], 'order.paid', 'new')
    const two = await rig.store.log.deliveries({ limit: 2, ...(one.next === null ? {} : { cursor: one.next }) })
    expect([...one.items, ...two.items].map(({ messageId }) => messageId)).toEqual(['m3', 'm2', 'm1', 'm0'])
  })

  it('begins with a delivery that is asked for, whatever else it is filtered by', async () => {
    await publish(5, ['a', 'b'])
    const { items } = await rig.store.log.deliveries({ limit: 100, webhookId: 'b' })
    const from = items[2]?.id ?? ''
    expect(await found({ from, limit: 3 })).toEqual(['m2/b', 'm2/a', 'm1/b'])
    expect(await found({ from, webhookId: 'b' })).toEqual(['m2/b', 'm1/b', 'm0/b'])
    expect(await found({ from: 'no id' })).toEqual([])
  })

  it('refuses a cursor that it did not give', async () => {
    await expect(rig.store.log.deliveries({ limit: 1, cursor: "1' OR 1" })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      field: 'cursor',
    })
  })

  it('R89: finds deliveries by webhook, state, type and message, and by several at once', async () => {
    await publish(2, ['a', 'b'], 'order.paid')
    await publish(1, ['a'], 'user.created', 'u')
    const outcome: Record<string, DeliveryStatus> = { 'm0/a': 'sent', 'm0/b': 'failed', 'm1/a': 'scheduled' }
    await rig.sendAll(({ messageId, webhookId }) => {
      const status = outcome[`${messageId}/${webhookId}`] ?? 'sent'
      return status === 'queued' ? 'sent' : status
    })
    await rig.store.queue.enqueue([rig.message('q0', ['b'])])

    expect(await found({})).toEqual(['q0/b', 'u0/a', 'm1/b', 'm1/a', 'm0/b', 'm0/a'])
    expect(await found({ webhookId: 'a' })).toEqual(['u0/a', 'm1/a', 'm0/a'])
    expect(await found({ status: ['failed'] })).toEqual(['m0/b'])
    expect(await found({ status: ['failed', 'scheduled'] })).toEqual(['m1/a', 'm0/b'])
    expect(await found({ status: ['queued'], webhookId: 'b' })).toEqual(['q0/b'])
    expect(await found({ type: 'user.created' })).toEqual(['u0/a'])
    expect(await found({ type: 'order.paid', webhookId: 'a' })).toEqual(['m1/a', 'm0/a'])
    expect(await found({ type: 'order.paid', status: ['sent'], webhookId: 'b' })).toEqual(['m1/b'])
    expect(await found({ messageId: 'm0' })).toEqual(['m0/b', 'm0/a'])
    expect(await found({ messageId: 'm0', status: ['failed'] })).toEqual(['m0/b'])
    expect(await found({ messageId: 'none' })).toEqual([])
    expect(await found({ webhookId: 'none' })).toEqual([])
  })

  it('finds deliveries by time, also with other filters', async () => {
    const begin = rig.clock.now()
    await publish(5, ['a', 'b'])
    await rig.clock.advance(10 * MINUTE)
    await publish(5, ['a'], 'order.paid', 'late')
    const since = toIso(begin + SECOND)
    const until = toIso(begin + 3 * SECOND)
    expect(await found({ since, until, webhookId: 'b' })).toEqual(['m3/b', 'm2/b', 'm1/b'])
    expect(await found({ since, until })).toHaveLength(6)
    expect(await found({ until })).toHaveLength(8)
    expect(await found({ since: toIso(begin + 5 * MINUTE) })).toHaveLength(5)
    expect(await found({ since: toIso(begin + 5 * MINUTE), status: ['queued'], type: 'order.paid' })).toHaveLength(5)
    expect(await found({ since: toIso(rig.clock.now() + 1) })).toEqual([])
    expect(await found({ until: toIso(begin - 1) })).toEqual([])
  })

  it('finds deliveries by part of a message id or type, and by a whole id', async () => {
    await publish(3, ['a', 'b'])
    await publish(2, ['a'], 'user.created', 'x_%')
    expect(await found({ q: 'm1' })).toEqual(['m1/b', 'm1/a'])
    expect(await found({ q: 'USER' })).toEqual(['x_%1/a', 'x_%0/a'])
    expect(await found({ q: '_%' })).toEqual(['x_%1/a', 'x_%0/a'])
    expect(await found({ q: 'm', webhookId: 'b' })).toEqual(['m2/b', 'm1/b', 'm0/b'])
    expect(await found({ q: 'nothing' })).toEqual([])
    expect(await found({ q: '\0' })).toEqual([])
    const [delivery] = (await rig.store.log.deliveries({ limit: 1, messageId: 'm1' })).items
    expect(await found({ q: delivery?.id ?? '' })).toEqual(['m1/b'])
    const page = await rig.store.log.deliveries({ limit: 1, q: 'm1' })
    expect(page.items).toHaveLength(1)
    expect(page.next).not.toBeNull()
  })

  it('R90: shows a delivery with its message and every attempt as it was', async () => {
    await publish(1, ['a'])
    const [claimed] = await rig.store.queue.claim(1)
    if (claimed === undefined) throw new Error('One was expected.')
    const one = newAttempt({ success: false, status: 500, manual: true, notes: '["resent"]' })
    await rig.store.queue.settle([
      { id: claimed.id, webhookId: 'a', attempt: one, next: { state: 'scheduled', at: rig.clock.now() } },
    ])
    await rig.store.queue.claim(1)
    const two = newAttempt({
      number: 2,
      success: false,
      status: null,
      responseHeaders: null,
      responseBody: null,
      firstByte: null,
      errorClass: 'refused',
      errorMessage: 'Nobody listens.',
      requestBody: '{"a":1}',
    })
    await rig.store.queue.settle([{ id: claimed.id, webhookId: 'a', attempt: two, next: { state: 'failed' } }])

    const detail = await rig.store.log.delivery(claimed.id)
    expect(detail?.attempts).toEqual([one, two])
    expect(detail?.message).toMatchObject({ id: 'm0', data: '{}' })
    expect(detail?.delivery).toMatchObject({
      status: 'failed',
      attempts: 2,
      outcomes: 'ff',
      lastStatus: null,
      lastError: 'refused',
      lastDurationMs: 2.5,
      nextAttemptAt: null,
      test: false,
      webhookName: 'Webhook a',
    })
    expect(await rig.store.log.delivery('dlv_0000000000ZZ')).toBeNull()
    expect(await rig.store.log.delivery('nonsense')).toBeNull()
  })

  it('R88: shows when a retry is due, and why a waiting delivery is held', async () => {
    await publish(1, ['a', 'b'])
    await rig.sendAll(() => 'scheduled')
    await publish(1, ['a', 'b'], 'order.paid', 'n')
    await rig.store.queue.hold('a', 'breaker open')
    const { items } = await rig.store.log.deliveries({ limit: 10 })
    expect(items.map(({ status, held, nextAttemptAt }) => [status, held, nextAttemptAt === null])).toEqual([
      ['queued', null, true],
      ['queued', 'breaker open', true],
      ['scheduled', null, false],
      ['scheduled', 'breaker open', false],
    ])
    const ids = items.map(({ id }) => id)
    expect(await rig.store.log.deliveriesById([...ids, 'dlv_0000000000ZZ'])).toHaveLength(4)
  })

  it('says of every message what became of it for every webhook, and why', async () => {
    const skipped = [{ webhookId: 'b', reason: 'The type order.paid is not chosen.' }]
    await rig.store.queue.enqueue([rig.message('m', ['a'], { skipped, origin: 'import' })])
    await rig.store.queue.enqueue([rig.message('n', [], { skipped })])
    expect(await rig.store.log.message('m')).toMatchObject({
      message: { id: 'm', origin: 'import' },
      deliveries: [{ webhookId: 'a', status: 'queued' }],
      skipped,
    })
    expect(await rig.store.log.message('n')).toMatchObject({ deliveries: [], skipped })
    expect(await rig.store.log.message('o')).toBeNull()
  })

  it('pages through messages and finds them by type, time and part of id, type or data', async () => {
    const begin = rig.clock.now()
    await publish(3, ['a'])
    await rig.store.queue.enqueue([rig.message('u', [], { type: 'user.created', data: '{"name":"Ada Lovelace"}' })])
    const ids = async (filter: object): Promise<string[]> =>
      (await rig.store.log.messages({ limit: 100, ...filter })).items.map(({ id }) => id)
    expect(await ids({})).toEqual(['u', 'm2', 'm1', 'm0'])
    expect(await ids({ type: 'user.created' })).toEqual(['u'])
    expect(await ids({ q: 'lovelace' })).toEqual(['u'])
    expect(await ids({ q: 'order' })).toEqual(['m2', 'm1', 'm0'])
    expect(await ids({ q: 'm1' })).toEqual(['m1'])
    expect(await ids({ since: toIso(begin + SECOND), until: toIso(begin + 2 * SECOND) })).toEqual(['m2', 'm1'])
    const one = await rig.store.log.messages({ limit: 3 })
    expect(await ids({ cursor: one.next })).toEqual(['m0'])
  })

  it('records a test beside the queue', async () => {
    const id = await rig.store.recordTest(rig.message('t', ['a']), newAttempt({ success: false, status: 404 }))
    expect(await rig.store.log.delivery(id)).toMatchObject({
      delivery: { status: 'failed', test: true, attempts: 1, outcomes: 'f', lastStatus: 404 },
      attempts: [{ number: 1 }],
    })
    expect(await rig.store.queue.claim(10)).toEqual([])
    expect(await rig.store.queue.laneCounts('a')).toMatchObject({ queued: 0, failed: 1 })
  })

  it('shows nothing of a dropped webhook, and its rows are gone after a while', async () => {
    await publish(2, ['a', 'b'])
    await rig.sendAll()
    await rig.store.queue.enqueue(
      Array.from({ length: 600 }, (_, i) =>
        rig.message(`many${i}`, ['a'], { skipped: [{ webhookId: 'b', reason: 'type' }] }),
      ),
    )
    await rig.store.queue.drop('a')
    expect(await found({})).toEqual(['m1/b', 'm0/b'])
    expect((await rig.store.log.message('m0'))?.deliveries).toMatchObject([{ webhookId: 'b' }])
    expect(await rig.store.webhooks.get('a')).toBeNull()

    await rig.store.queue.drop('b')
    await rig.reopen()
    const { openDatabase } = await import('../../../../src-main/store/sqlite/open-database.ts')
    const db = openDatabase({ file: `${rig.dataDir}/hookbench.db`, readonly: true })
    const left = (): unknown =>
      db
        .prepare(
          'SELECT (SELECT count(*) FROM delivery) + (SELECT count(*) FROM attempt) + (SELECT count(*) FROM skipped) + (SELECT count(*) FROM purge)',
        )
        .pluck()
        .get()
    await expect.poll(left).toBe(0)
    db.close()
  })
})
