import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../../src-shared/time.ts'
import { type Bench, messageIds } from './bench.ts'
import { fill, settlement } from './rig.ts'

/** What every queue promises of ended attempts. */
export const settlePromises = (bench: Bench): void => {
  describe('settle', () => {
    it('ends a delivery as sent or failed, and it is not handed out again', async () => {
      await fill(bench.rig, 'a', 2)
      const [one, two] = await bench.rig.queue.claim(2)
      if (one === undefined || two === undefined) throw new Error('Two were expected.')
      await bench.settle(one, 'sent')
      await bench.settle(two, 'failed')
      expect(await bench.rig.queue.claim(10)).toEqual([])
      expect(await bench.rig.queue.laneCounts('a')).toEqual({
        queued: 0,
        scheduled: 0,
        inFlight: 0,
        sent: 1,
        failed: 1,
        held: null,
      })
    })

    it('hands a scheduled retry out when it is due and not before', async () => {
      await fill(bench.rig, 'a', 1)
      const due = bench.rig.clock.now() + 5 * MINUTE
      await bench.settle(await bench.first(), due)
      expect(await bench.rig.queue.next()).toBe(due)
      await bench.rig.clock.advance(5 * MINUTE - 1)
      expect(await bench.rig.queue.claim(1)).toEqual([])
      await bench.rig.clock.advance(1)
      expect(await bench.rig.queue.claim(1)).toMatchObject([{ messageId: 'a.0', attempt: 2 }])
      expect(await bench.rig.queue.next()).toBeNull()
    })

    it('ignores what is not in flight: settled before, given back, unknown, an attempt that is over', async () => {
      await fill(bench.rig, 'a', 2)
      const one = await bench.first()
      const two = await bench.first()
      await bench.rig.queue.settle([
        settlement(bench.rig, one, { state: 'scheduled', at: bench.rig.clock.now() }),
        settlement(bench.rig, one, { state: 'sent' }),
      ])
      await bench.rig.queue.giveBack([two.id])
      await bench.settle(two, 'sent')
      await bench.settle({ ...one, id: 'dlv_0000000000ZZ' }, 'sent')
      await bench.settle({ ...one, id: 'nonsense' }, 'sent')
      expect((await bench.rig.queue.claim(2)).map(({ attempt }) => attempt).toSorted((x, y) => x - y)).toEqual([1, 2])
      await bench.settle(one, 'failed')
      expect(await bench.rig.queue.laneCounts('a')).toMatchObject({
        queued: 1,
        scheduled: 1,
        inFlight: 2,
        sent: 0,
        failed: 0,
      })
    })

    it('serves first attempts before retries, but never lets a due retry starve', async () => {
      await bench.rig.queue.tune('a', { concurrency: 100 })
      await fill(bench.rig, 'a', 2, 'old.')
      for (const claimed of await bench.rig.queue.claim(2)) await bench.settle(claimed, bench.rig.clock.now() + SECOND)
      await bench.rig.clock.advance(SECOND)
      await fill(bench.rig, 'a', 20, 'new.')
      const order = messageIds(await bench.rig.queue.claim(12))
      expect(order[0]).toBe('new.0')
      expect(order.filter(id => id.startsWith('old.'))).toHaveLength(2)
    })

    it('R78: switches a webhook off in the same commit, and what waits is held', async () => {
      await fill(bench.rig, 'a', 3)
      const disable = {
        at: new Date(bench.rig.clock.now()).toISOString(),
        reason: 'Retries exhausted.',
        by: 'rule' as const,
      }
      await bench.rig.queue.settle([{ ...settlement(bench.rig, await bench.first(), { state: 'failed' }), disable }])
      expect(await bench.rig.queue.claim(10)).toEqual([])
      expect(await bench.rig.queue.laneCounts('a')).toMatchObject({ queued: 2, failed: 1, held: 'webhook disabled' })
      await bench.rig.queue.release('a')
      expect(await bench.rig.queue.claim(10)).toHaveLength(2)
    })
  })

  describe('requeue', () => {
    it('gives a failed delivery one more attempt now, marked as asked for by a person', async ctx => {
      bench.need(ctx, 'requeue')
      await fill(bench.rig, 'a', 1)
      const claimed = await bench.first()
      await bench.settle(claimed, 'failed')
      expect(await bench.rig.queue.requeue(claimed.id)).toBe('queued')
      const again = await bench.first()
      expect(again).toMatchObject({ id: claimed.id, attempt: 2, manual: true })
      await bench.settle(again, 'sent')
      expect(await bench.rig.queue.laneCounts('a')).toMatchObject({ queued: 0, sent: 1, failed: 0 })
    })

    it('does not hand out again what is in flight beside it', async ctx => {
      bench.need(ctx, 'requeue')
      await fill(bench.rig, 'a', 3)
      const failed = await bench.first()
      await bench.settle(failed, 'failed')
      const flying = await bench.first()
      await bench.rig.queue.requeue(failed.id)
      expect(messageIds(await bench.rig.queue.claim(10))).toEqual(['a.0', 'a.2'])
      await bench.rig.queue.giveBack([flying.id])
      expect(messageIds(await bench.rig.queue.claim(10))).toEqual(['a.1'])
    })

    it('refuses what has not failed, and what does not exist', async ctx => {
      bench.need(ctx, 'requeue')
      await fill(bench.rig, 'a', 1)
      const claimed = await bench.first()
      expect(await bench.rig.queue.requeue(claimed.id)).toBe('not-failed')
      await bench.settle(claimed, 'sent')
      expect(await bench.rig.queue.requeue(claimed.id)).toBe('not-failed')
      expect(await bench.rig.queue.requeue('dlv_0000000000ZZ')).toBe('missing')
      expect(await bench.rig.queue.requeue('nonsense')).toBe('missing')
    })
  })
}
