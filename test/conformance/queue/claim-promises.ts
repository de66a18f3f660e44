import { describe, expect, it } from 'vitest'
import { type Bench, messageIds, perWebhook } from './bench.ts'
import { fill, settlement } from './rig.ts'

/** What every queue promises of handing out deliveries. */
export const claimPromises = (bench: Bench): void => {
  describe('claim', () => {
    it('hands out the deliveries of a webhook in the order they came', async () => {
      await fill(bench.rig, 'a', 6)
      const claimed = [...(await bench.rig.queue.claim(4)), ...(await bench.rig.queue.claim(4))]
      expect(messageIds(claimed)).toEqual(['a.0', 'a.1', 'a.2', 'a.3', 'a.4', 'a.5'])
    })

    it('hands out each delivery once, also to claims at the same time', async () => {
      await bench.rig.queue.tune('a', { concurrency: 100 })
      await fill(bench.rig, 'a', 50)
      const claims = await Promise.all([1, 2, 3, 4].map(() => bench.rig.queue.claim(20)))
      expect(new Set(messageIds(claims.flat())).size).toBe(50)
      expect(claims.flat()).toHaveLength(50)
    })

    it('serves webhooks in turn, however much one of them has', async () => {
      for (const id of ['a', 'b', 'c']) await bench.rig.queue.tune(id, { concurrency: 100 })
      await fill(bench.rig, 'a', 90)
      await fill(bench.rig, 'b', 4)
      await fill(bench.rig, 'c', 2)
      const claimed = await bench.rig.queue.claim(9)
      expect([perWebhook(claimed, 'a'), perWebhook(claimed, 'b'), perWebhook(claimed, 'c')]).toEqual([4, 3, 2])
    })

    it('goes on with the next webhook when claims are small', async () => {
      for (const id of ['a', 'b', 'c']) await fill(bench.rig, id, 2)
      const claimed = [await bench.first(), await bench.first(), await bench.first()]
      expect(claimed.map(({ webhookId }) => webhookId).toSorted()).toEqual(['a', 'b', 'c'])
    })

    it('never has more of a webhook in flight than its limit, and the others are not kept back', async () => {
      await bench.rig.queue.tune('a', { concurrency: 2 })
      await fill(bench.rig, 'a', 10)
      await fill(bench.rig, 'b', 3)
      const claimed = await bench.rig.queue.claim(10)
      expect([perWebhook(claimed, 'a'), perWebhook(claimed, 'b')]).toEqual([2, 3])
      expect(await bench.rig.queue.claim(10)).toEqual([])
      const done = claimed.find(({ webhookId }) => webhookId === 'a')
      if (done !== undefined) await bench.settle(done, 'sent')
      expect(messageIds(await bench.rig.queue.claim(10))).toEqual(['a.2'])
      await bench.rig.queue.tune('a', { concurrency: 4 })
      expect(messageIds(await bench.rig.queue.claim(10))).toEqual(['a.3', 'a.4'])
    })

    it('hands out none of a webhook that has its share in flight, whatever its limit', async () => {
      for (const id of ['a', 'b']) await bench.rig.queue.tune(id, { concurrency: 100 })
      await fill(bench.rig, 'a', 10)
      await fill(bench.rig, 'b', 10)
      await bench.rig.queue.claim(6, 3)
      expect(await bench.rig.queue.claim(10, 3)).toEqual([])
      const claimed = await bench.rig.queue.claim(10, 5)
      expect([perWebhook(claimed, 'a'), perWebhook(claimed, 'b')]).toEqual([2, 2])
    })

    it('hands a delivery that was given back out again as if never claimed', async () => {
      await fill(bench.rig, 'a', 3)
      const claimed = await bench.rig.queue.claim(2)
      await bench.rig.queue.giveBack(claimed.map(({ id }) => id))
      expect(await bench.rig.queue.laneCounts('a')).toMatchObject({ queued: 3, inFlight: 0 })
      expect((await bench.rig.queue.claim(3)).map(({ messageId, attempt }) => [messageId, attempt])).toEqual([
        ['a.0', 1],
        ['a.1', 1],
        ['a.2', 1],
      ])
    })

    it('goes through a queue that is longer than any window in memory', async () => {
      await bench.rig.queue.tune('a', { concurrency: 700 })
      await fill(bench.rig, 'a', 1500)
      const seen: string[] = []
      for (
        let claimed = await bench.rig.queue.claim(400);
        claimed.length > 0;
        claimed = await bench.rig.queue.claim(400)
      ) {
        seen.push(...messageIds(claimed))
        await bench.rig.queue.settle(claimed.map(one => settlement(bench.rig, one, { state: 'sent' })))
      }
      expect(seen).toEqual(Array.from({ length: 1500 }, (_, i) => `a.${i}`))
      expect(await bench.rig.queue.laneCounts('a')).toMatchObject({ queued: 0, inFlight: 0, sent: 1500 })
    })
  })
}
