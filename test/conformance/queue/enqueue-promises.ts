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
      expect(answer).toEqual({ outcome: 'accepted', id: 'm', deliveries: [], skipped })
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
  })
}
