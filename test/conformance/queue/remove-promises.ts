import { describe, expect, it } from 'vitest'
import { HOUR, SECOND } from '../../../src-shared/time.ts'
import { type Bench, messageIds } from './bench.ts'
import { fill } from './rig.ts'

/** What every queue promises of deliveries that a person deletes. */
export const removePromises = (bench: Bench): void => {
  describe('remove', () => {
    it('R112: takes away what waits: it is handed out and counted no more', async () => {
      await bench.rig.queue.tune('a', { concurrency: 1 })
      await fill(bench.rig, 'a', 1, 'retry.')
      const retry = await bench.first()
      await bench.settle(retry, bench.rig.clock.now() + HOUR)
      await fill(bench.rig, 'a', 3)
      const [gone, , kept] = (await bench.rig.queue.list({ webhookId: 'a', limit: 10 })).filter(
        ({ state }) => state === 'queued',
      )
      expect(await bench.rig.queue.remove([gone?.id ?? '', retry.id])).toEqual(['removed', 'removed'])
      expect(await bench.rig.queue.laneCounts('a')).toMatchObject({ queued: 2, scheduled: 0 })
      expect(await bench.rig.queue.next()).toBeNull()
      const one = await bench.first()
      expect(one.messageId).toBe('a.1')
      await bench.settle(one, 'sent')
      expect((await bench.first()).id).toBe(kept?.id)
    })

    it('R112: takes away what has ended, and leaves what is in flight', async () => {
      await fill(bench.rig, 'a', 3)
      const [sent, failed, flying] = await bench.rig.queue.claim(3)
      if (sent === undefined || failed === undefined || flying === undefined) throw new Error('Three were expected.')
      await bench.settle(sent, 'sent')
      await bench.settle(failed, 'failed')
      const ids = [sent.id, failed.id, flying.id, sent.id, 'dlv_0000000000ZZ', 'nonsense']
      expect(await bench.rig.queue.remove(ids)).toEqual([
        'removed',
        'removed',
        'in-flight',
        'missing',
        'missing',
        'missing',
      ])
      expect(await bench.rig.queue.laneCounts('a')).toMatchObject({ queued: 1, inFlight: 1, sent: 0, failed: 0 })
      await bench.settle(flying, 'sent')
      expect(await bench.rig.queue.laneCounts('a')).toMatchObject({ queued: 0, inFlight: 0, sent: 1 })
      expect(await bench.rig.queue.remove([flying.id])).toEqual(['removed'])
    })

    it('R112: what is held can be taken away too', async () => {
      await fill(bench.rig, 'a', 2)
      const [held] = await bench.rig.queue.list({ webhookId: 'a', limit: 1 })
      await bench.rig.queue.hold('a', 'webhook disabled')
      expect(await bench.rig.queue.remove([held?.id ?? ''])).toEqual(['removed'])
      expect(await bench.rig.queue.counts()).toMatchObject({ queued: 1, held: 1 })
      await bench.rig.queue.release('a')
      expect(messageIds(await bench.rig.queue.claim(10))).toEqual(['a.1'])
    })

    it('keeps the other retries of a webhook in their times', async () => {
      await fill(bench.rig, 'a', 2)
      const [early, late] = await bench.rig.queue.claim(2)
      if (early === undefined || late === undefined) throw new Error('Two were expected.')
      const now = bench.rig.clock.now()
      await bench.settle(early, now + SECOND)
      await bench.settle(late, now + HOUR)
      expect(await bench.rig.queue.next()).toBe(now + SECOND)
      await bench.rig.queue.remove([early.id])
      expect(await bench.rig.queue.next()).toBe(now + HOUR)
      await bench.rig.clock.advance(HOUR)
      expect(messageIds(await bench.rig.queue.claim(10))).toEqual(['a.1'])
    })

    it('R112: what was taken away is not there after a restart', async ctx => {
      bench.need(ctx, 'restart')
      await fill(bench.rig, 'a', 2)
      const [gone] = await bench.rig.queue.list({ webhookId: 'a', limit: 1 })
      await bench.rig.queue.remove([gone?.id ?? ''])
      await bench.rig.reopen()
      expect(await bench.rig.queue.laneCounts('a')).toMatchObject({ queued: 1 })
      expect(messageIds(await bench.rig.queue.claim(10))).toEqual(['a.1'])
    })
  })

  describe('jobCounts, inFlight', () => {
    it('R109: counts every delivery once, by what it waits for', async () => {
      const { queue, clock } = bench.rig
      const start = clock.now()
      await fill(bench.rig, 'a', 2)
      await fill(bench.rig, 'b', 1)
      await fill(bench.rig, 'c', 3)
      await queue.tune('c', { concurrency: 1 })
      for (const claimed of await queue.claim(10)) {
        if (claimed.webhookId === 'a') await bench.settle(claimed, start + HOUR)
        if (claimed.webhookId === 'b') await bench.settle(claimed, 'failed')
      }
      await queue.hold('a', 'webhook disabled')
      await clock.advance(SECOND)
      await fill(bench.rig, 'b', 1, 'later.')
      expect(await queue.jobCounts()).toEqual({
        queued: 3,
        active: 1,
        deferred: 2,
        scheduled: 0,
        finished: 0,
        failed: 1,
        oldestQueuedAt: start,
      })
      await queue.release('a')
      expect(await queue.jobCounts()).toMatchObject({ deferred: 0, scheduled: 2 })
    })

    it('R110: knows what is in flight, newest first', async () => {
      await fill(bench.rig, 'a', 3)
      const claimed = await bench.rig.queue.claim(3)
      const newestFirst = claimed.map(({ id }) => id).toReversed()
      expect(await bench.rig.queue.inFlight()).toEqual(newestFirst)
      await bench.rig.queue.giveBack(newestFirst.slice(0, 2))
      expect(await bench.rig.queue.inFlight()).toEqual(newestFirst.slice(2))
    })
  })
}
