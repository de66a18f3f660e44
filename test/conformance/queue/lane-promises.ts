import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../../../src-shared/time.ts'
import { type Bench, messageIds } from './bench.ts'
import { fill, settlement } from './rig.ts'

/** What every queue promises of its lanes, and tells about them. */
export const lanePromises = (bench: Bench): void => {
  describe('hold, release, drop', () => {
    it('R78: keeps back what a held webhook has, says why, and counts it', async () => {
      await fill(bench.rig, 'a', 2)
      await fill(bench.rig, 'b', 1)
      await bench.rig.queue.hold('a', 'breaker open')
      expect(messageIds(await bench.rig.queue.claim(10))).toEqual(['b.0'])
      expect(await bench.rig.queue.laneCounts('a')).toMatchObject({ queued: 2, held: 'breaker open' })
      expect(await bench.rig.queue.counts()).toMatchObject({ queued: 3, held: 2 })
      await bench.rig.queue.release('a')
      expect(messageIds(await bench.rig.queue.claim(10))).toEqual(['a.0', 'a.1'])
      expect(await bench.rig.queue.counts()).toMatchObject({ held: 0 })
    })

    it('lets what is in flight end while the webhook is held, and does not wake for its retries', async () => {
      await fill(bench.rig, 'a', 1)
      const claimed = await bench.first()
      await bench.rig.queue.hold('a', 'rate limit')
      await bench.settle(claimed, bench.rig.clock.now() + SECOND)
      expect(await bench.rig.queue.next()).toBeNull()
      await bench.rig.queue.release('a')
      expect(await bench.rig.queue.next()).toBe(bench.rig.clock.now() + SECOND)
    })

    it('forgets a dropped webhook; a late settlement of it changes nothing', async () => {
      await fill(bench.rig, 'a', 3)
      await fill(bench.rig, 'b', 1)
      const claimed = await bench.rig.queue.claim(1)
      await bench.rig.queue.drop('a')
      await bench.rig.queue.settle(claimed.map(one => settlement(bench.rig, one, { state: 'sent' })))
      expect((await bench.rig.queue.claim(10)).every(({ webhookId }) => webhookId === 'b')).toBe(true)
      expect(await bench.rig.queue.counts()).toMatchObject({ scheduled: 0, sent: 0, failed: 0 })
      expect(await bench.rig.queue.laneCounts('a')).toMatchObject({ queued: 0, inFlight: 0 })
    })
  })

  describe('next, counts, list', () => {
    it('knows the earliest time at which something becomes due', async () => {
      expect(await bench.rig.queue.next()).toBeNull()
      await fill(bench.rig, 'a', 1)
      await fill(bench.rig, 'b', 1)
      const now = bench.rig.clock.now()
      for (const claimed of await bench.rig.queue.claim(2)) {
        await bench.settle(claimed, now + (claimed.webhookId === 'a' ? HOUR : MINUTE))
      }
      expect(await bench.rig.queue.next()).toBe(now + MINUTE)
      await bench.rig.clock.advance(MINUTE)
      await bench.first()
      expect(await bench.rig.queue.next()).toBe(now + HOUR)
    })

    it('knows the next retry of a full lane in which another one is due already', async () => {
      await bench.rig.queue.tune('a', { concurrency: 3 })
      await fill(bench.rig, 'a', 4)
      const now = bench.rig.clock.now()
      const [one, two] = await bench.rig.queue.claim(3)
      if (one === undefined || two === undefined) throw new Error('nothing to claim')
      await bench.settle(one, now + HOUR)
      await bench.settle(two, now)
      await bench.rig.queue.tune('a', { concurrency: 2 })
      expect(messageIds(await bench.rig.queue.claim(3))).toEqual(['a.3'])
      expect(await bench.rig.queue.next()).toBe(now + HOUR)
    })

    it('does not ask to be woken for what is due while its webhook has its share in flight', async () => {
      await fill(bench.rig, 'a', 3)
      const now = bench.rig.clock.now()
      const [one, two] = await bench.rig.queue.claim(2)
      if (one === undefined || two === undefined) throw new Error('nothing to claim')
      await bench.settle(one, now)
      expect(await bench.rig.queue.claim(1, 1)).toEqual([])
      expect(await bench.rig.queue.next(1)).toBeNull()
      expect(await bench.rig.queue.next(2)).toBe(now)
    })

    it('counts what is in flight among what waits', async () => {
      await fill(bench.rig, 'a', 3)
      await bench.rig.queue.claim(2)
      expect(await bench.rig.queue.counts()).toEqual({
        queued: 3,
        scheduled: 0,
        inFlight: 2,
        held: 0,
        sent: 0,
        failed: 0,
      })
    })

    it('lists what waits by due time, of one webhook or all', async ctx => {
      bench.need(ctx, 'list')
      await fill(bench.rig, 'a', 2)
      const due = bench.rig.clock.now() + HOUR
      await bench.settle(await bench.first(), due)
      await bench.rig.clock.advance(SECOND)
      await fill(bench.rig, 'b', 1)
      const all = await bench.rig.queue.list({ limit: 10 })
      expect(all.map(({ webhookId, state, inFlight }) => [webhookId, state, inFlight])).toEqual([
        ['a', 'queued', false],
        ['b', 'queued', false],
        ['a', 'scheduled', false],
      ])
      expect(all.at(-1)?.due).toBe(due)
      expect(await bench.rig.queue.list({ webhookId: 'b', limit: 10 })).toHaveLength(1)
      expect(await bench.rig.queue.list({ limit: 2 })).toHaveLength(2)
      expect(await bench.rig.queue.list({ webhookId: 'gone', limit: 10 })).toEqual([])
    })
  })

  describe('a clock that was set back', () => {
    /** A retry of each webhook: of `a` in an hour, which half an hour is gone of, of `b` in a minute. */
    const schedule = async (): Promise<void> => {
      await fill(bench.rig, 'a', 1)
      await bench.settle(await bench.first(), bench.rig.clock.now() + HOUR)
      await bench.rig.clock.advance(HOUR / 2)
      await fill(bench.rig, 'b', 1)
      await bench.settle(await bench.first(), bench.rig.clock.now() + MINUTE)
    }
    const due = async (): Promise<string[]> => messageIds(await bench.rig.queue.claim(10))

    it.each([
      ['an hour', HOUR],
      ['a day', DAY],
    ])('R75: makes no retry wait longer than it would have (%s)', async (_name, by) => {
      await schedule()
      bench.rig.clock.step(-by)
      await bench.rig.queue.clockSetBack(by)
      expect(await bench.rig.queue.next()).toBe(bench.rig.clock.now() + MINUTE)
      expect(await due()).toEqual([])
      await bench.rig.clock.advance(MINUTE)
      expect(await due()).toEqual(['b.0'])
      expect(await bench.rig.queue.next()).toBe(bench.rig.clock.now() + HOUR / 2 - MINUTE)
      await bench.rig.clock.advance(HOUR / 2 - MINUTE)
      expect(await due()).toEqual(['a.0'])
    })

    it('R75: makes no retry wait longer than its delay when that was not seen', async ctx => {
      bench.need(ctx, 'restart')
      await schedule()
      bench.rig.clock.step(-DAY)
      await bench.rig.reopen()
      await bench.rig.queue.clockSetBack(0)
      await bench.rig.clock.advance(MINUTE)
      expect(await due()).toEqual(['b.0'])
      await bench.rig.clock.advance(HOUR - MINUTE)
      expect(await due()).toEqual(['a.0'])
    })

    it('R75: leaves alone what has its whole wait before it', async () => {
      await schedule()
      const before = await bench.rig.queue.next()
      await bench.rig.queue.clockSetBack(0)
      expect(await bench.rig.queue.next()).toBe(before)
    })
  })
}
