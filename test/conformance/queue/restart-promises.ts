import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../src-shared/time.ts'
import { type Bench } from './bench.ts'
import { fill } from './rig.ts'

/** What every queue promises to know after a restart. */
export const restartPromises = (bench: Bench): void => {
  describe('restart', () => {
    it('R75: has everything unfinished again, and nothing that was finished', async ctx => {
      bench.need(ctx, 'restart')
      await fill(bench.rig, 'a', 4)
      const [sent, retry, lost] = await bench.rig.queue.claim(3)
      if (sent === undefined || retry === undefined || lost === undefined) throw new Error('Three were expected.')
      await bench.settle(sent, 'sent')
      const due = bench.rig.clock.now() + HOUR
      await bench.settle(retry, due)
      await bench.rig.reopen()
      expect(await bench.rig.queue.next()).toBe(due)
      expect((await bench.rig.queue.claim(10)).map(({ id, attempt }) => [id, attempt])).toContainEqual([lost.id, 1])
      expect(await bench.rig.queue.laneCounts('a')).toMatchObject({ queued: 2, scheduled: 1, sent: 1, inFlight: 2 })
      await bench.rig.clock.advance(HOUR)
      expect(await bench.rig.queue.claim(10)).toMatchObject([{ id: retry.id, attempt: 2 }])
    })

    it('R75: overdue retries are served within the limits, not in one burst', async ctx => {
      bench.need(ctx, 'restart')
      await bench.rig.queue.tune('a', { concurrency: 20 })
      await fill(bench.rig, 'a', 20)
      for (const claimed of await bench.rig.queue.claim(20)) await bench.settle(claimed, bench.rig.clock.now() + MINUTE)
      await bench.rig.reopen()
      await bench.rig.clock.advance(DAY)
      await bench.rig.queue.tune('a', { concurrency: 3 })
      expect(await bench.rig.queue.claim(100)).toHaveLength(3)
    })

    it('keeps a held webhook held, and knows its idempotency keys', async ctx => {
      bench.need(ctx, 'restart')
      await fill(bench.rig, 'a', 1)
      await bench.rig.queue.hold('a', 'webhook disabled')
      await bench.rig.reopen()
      expect(await bench.rig.queue.claim(10)).toEqual([])
      expect(await bench.rig.queue.laneCounts('a')).toMatchObject({ held: 'webhook disabled', queued: 1 })
    })

    it('never gives a delivery id twice, even when the newest were dropped', async ctx => {
      bench.need(ctx, 'restart')
      await fill(bench.rig, 'b', 1)
      const before = await bench.first()
      await bench.rig.queue.drop('b')
      await bench.rig.reopen()
      await fill(bench.rig, 'a', 1)
      expect((await bench.first()).id > before.id).toBe(true)
    })
  })
}
