import { describe, expect, it } from 'vitest'
import type { NewMessage } from '../../../src-main/engine/port/queue.ts'
import { DAY } from '../../../src-shared/time.ts'
import { type Bench, messageIds } from './bench.ts'
import { newMessage } from './rig.ts'

/** What every queue promises of accepting messages. */
export const enqueuePromises = (bench: Bench): void => {
  describe('enqueue', () => {
    it('R37: makes one delivery for each webhook of a message', async () => {
      const [answer] = await bench.rig.queue.enqueue([newMessage(bench.rig, 'm', ['a', 'b'])])
      expect(answer).toMatchObject({ outcome: 'accepted', id: 'm', skipped: [] })
      const claimed = await bench.rig.queue.claim(10)
      expect(claimed).toMatchObject([
        { webhookId: 'a', messageId: 'm', type: 'order.paid', data: '{"id":"m"}', attempt: 1, manual: false },
        { webhookId: 'b', messageId: 'm' },
      ])
      expect(answer).toMatchObject({ deliveries: claimed.map(({ id, webhookId }) => ({ id, webhookId })) })
    })

    it('accepts a message that no webhook wants', async () => {
      const skipped = [{ webhookId: 'a', reason: 'type' }]
      const [answer] = await bench.rig.queue.enqueue([{ ...newMessage(bench.rig, 'm', []), skipped }])
      const createdAt = bench.rig.clock.now()
      expect(answer).toEqual({ outcome: 'accepted', id: 'm', createdAt, deliveries: [], skipped })
      expect(await bench.rig.queue.claim(10)).toEqual([])
    })

    it('B6: refuses an id that exists, also within one batch, and takes the others', async () => {
      const batch = ['m', 'n', 'm'].map(id => newMessage(bench.rig, id, ['a']))
      expect((await bench.rig.queue.enqueue(batch)).map(({ outcome }) => outcome)).toEqual([
        'accepted',
        'accepted',
        'taken',
      ])
      expect((await bench.rig.queue.enqueue(batch.slice(0, 1))).map(({ outcome }) => outcome)).toEqual(['taken'])
      expect(messageIds(await bench.rig.queue.claim(10))).toEqual(['m', 'n'])
    })

    it('makes nothing for a webhook that is gone, also in the same moment, and says so', async () => {
      const publish = (id: string) => bench.rig.queue.enqueue([newMessage(bench.rig, id, ['a', 'b'])])
      const expected = {
        outcome: 'accepted',
        deliveries: [{ webhookId: 'a' }],
        skipped: [{ webhookId: 'b', reason: 'webhook deleted' }],
      }
      const [, [atOnce]] = await Promise.all([bench.rig.queue.drop('b'), publish('m')])
      expect(atOnce).toMatchObject(expected)
      const [later] = await publish('n')
      expect(later).toMatchObject(expected)
    })

    const keyed = (id: string): NewMessage => ({ ...newMessage(bench.rig, id, ['a']), idempotencyKey: 'key' })

    it('B6: the same idempotency key gets the first answer for 24 h', async ctx => {
      bench.need(ctx, 'idempotency')
      const [before] = await bench.rig.queue.enqueue([keyed('m')])
      await bench.rig.clock.advance(DAY - 1)
      expect(await bench.rig.queue.enqueue([keyed('n')])).toEqual([{ ...before, outcome: 'repeated' }])
      expect(messageIds(await bench.rig.queue.claim(10))).toEqual(['m'])
      await bench.rig.clock.advance(1)
      expect(await bench.rig.queue.enqueue([keyed('o')])).toMatchObject([{ outcome: 'accepted', id: 'o' }])
    })

    it('B6: the same idempotency key twice at once makes one set of deliveries', async ctx => {
      bench.need(ctx, 'idempotency')
      const inBatch = await bench.rig.queue.enqueue([keyed('m'), keyed('n')])
      const atOnce = await Promise.all([bench.rig.queue.enqueue([keyed('o')]), bench.rig.queue.enqueue([keyed('p')])])
      expect([...inBatch, ...atOnce.flat()]).toMatchObject([
        { outcome: 'accepted', id: 'm' },
        { outcome: 'repeated', id: 'm' },
        { outcome: 'repeated', id: 'm' },
        { outcome: 'repeated', id: 'm' },
      ])
      expect(await bench.rig.queue.claim(10)).toHaveLength(1)
    })

    const batch = (...ids: string[]): NewMessage[] => ids.map(id => newMessage(bench.rig, id, ['a']))

    it('B6: a batch under the same idempotency key is told its first plan for 24 h, and makes nothing', async ctx => {
      bench.need(ctx, 'idempotency')
      const { queue, clock } = bench.rig
      await queue.enqueue(batch('there'))
      const first = await queue.enqueueOnce(batch('m', 'there', 'n'), 'key', 'the plan')
      expect(first).toMatchObject({
        outcome: 'accepted',
        results: [{ outcome: 'accepted', id: 'm' }, { outcome: 'taken' }, { outcome: 'accepted', id: 'n' }],
      })
      await clock.advance(DAY - 1)
      expect(await queue.enqueueOnce(batch('o'), 'key', 'another plan')).toEqual({
        outcome: 'repeated',
        plan: 'the plan',
        taken: [1],
      })
      expect(messageIds(await queue.claim(10))).toEqual(['there', 'm', 'n'])
      await clock.advance(1)
      expect(await queue.enqueueOnce(batch('o'), 'key', 'another plan')).toMatchObject({ outcome: 'accepted' })
    })

    it('B6: of batches at once under one idempotency key one is the first', async ctx => {
      bench.need(ctx, 'idempotency')
      const { queue } = bench.rig
      const atOnce = await Promise.all(
        ['m', 'n', 'o', 'p'].map(id => queue.enqueueOnce(batch(id, `${id}2`), 'key', `plan of ${id}`)),
      )
      const [first, ...others] = atOnce
      expect(first).toMatchObject({ outcome: 'accepted' })
      expect(others).toEqual(others.map(() => ({ outcome: 'repeated', plan: 'plan of m', taken: [] })))
      expect(messageIds(await queue.claim(10))).toEqual(['m', 'm2'])
    })

    it('B6: a batch that made nothing leaves its idempotency key free', async ctx => {
      bench.need(ctx, 'idempotency')
      const { queue } = bench.rig
      await queue.enqueue(batch('m'))
      expect(await queue.enqueueOnce(batch('m'), 'key', 'plan')).toEqual({
        outcome: 'accepted',
        results: [{ outcome: 'taken' }],
      })
      expect(await queue.enqueueOnce(batch('n'), 'key', 'plan')).toMatchObject({ results: [{ outcome: 'accepted' }] })
    })

    it('B6: a key of a single message is none for a batch, nor the other way round', async ctx => {
      bench.need(ctx, 'idempotency')
      const { queue } = bench.rig
      await queue.enqueue([keyed('m')])
      expect(await queue.enqueueOnce(batch('n'), 'key', 'plan')).toEqual({ outcome: 'key-taken' })
      await queue.enqueueOnce(batch('o'), 'other', 'plan')
      expect(await queue.enqueue([{ ...keyed('p'), idempotencyKey: 'other' }])).toEqual([{ outcome: 'key-taken' }])
      expect(messageIds(await queue.claim(10))).toEqual(['m', 'o'])
    })
  })
}
