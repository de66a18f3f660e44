import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, type TestContext } from 'vitest'
import type { Claimed, NewMessage } from '../../../src-main/engine/port/queue.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../../src-shared/time.ts'
import { modelCommands, newModel } from './model-commands.ts'
import { type Ability, fill, newMessage, type QueueMaker, type QueueRig, settlement } from './rig.ts'

const messageIds = (claimed: readonly Claimed[]): string[] => claimed.map(({ messageId }) => messageId)
const perWebhook = (claimed: readonly Claimed[], id: string): number =>
  claimed.filter(({ webhookId }) => webhookId === id).length

/**
 * What every queue must do, written against the port alone. `cannot` names what an implementation does not do, with
 * the reason that the skipped test then shows.
 */
export const describeQueue = (name: string, makeQueue: QueueMaker, cannot: Partial<Record<Ability, string>> = {}) => {
  describe(`queue: ${name}`, () => {
    let rig: QueueRig

    beforeEach(async () => {
      rig = await makeQueue()
      for (const id of ['a', 'b', 'c']) await rig.addWebhook(id)
    })
    afterEach(() => rig.close())

    const need = (ctx: TestContext, ability: Ability): void => {
      const reason = cannot[ability]
      if (reason !== undefined) ctx.skip(`${name} cannot: ${reason}`)
    }
    const first = async (): Promise<Claimed> => {
      const [claimed] = await rig.queue.claim(1)
      if (claimed === undefined) throw new Error('Nothing could be claimed.')
      return claimed
    }
    const settle = (claimed: Claimed, next: 'sent' | 'failed' | number): Promise<void> =>
      rig.queue.settle([
        settlement(rig, claimed, typeof next === 'number' ? { state: 'scheduled', at: next } : { state: next }),
      ])

    describe('enqueue', () => {
      it('R37: makes one delivery for each webhook of a message', async () => {
        const [answer] = await rig.queue.enqueue([newMessage(rig, 'm', ['a', 'b'])])
        expect(answer).toMatchObject({ outcome: 'accepted', id: 'm', skipped: [] })
        const claimed = await rig.queue.claim(10)
        expect(claimed).toMatchObject([
          { webhookId: 'a', messageId: 'm', type: 'order.paid', data: '{"id":"m"}', attempt: 1, manual: false },
          { webhookId: 'b', messageId: 'm' },
        ])
        expect(answer).toMatchObject({ deliveries: claimed.map(({ id, webhookId }) => ({ id, webhookId })) })
      })

      it('accepts a message that no webhook wants', async () => {
        const skipped = [{ webhookId: 'a', reason: 'type' }]
        const [answer] = await rig.queue.enqueue([{ ...newMessage(rig, 'm', []), skipped }])
        expect(answer).toEqual({ outcome: 'accepted', id: 'm', deliveries: [], skipped })
        expect(await rig.queue.claim(10)).toEqual([])
      })

      it('B6: refuses an id that exists, also within one batch, and takes the others', async () => {
        const batch = ['m', 'n', 'm'].map(id => newMessage(rig, id, ['a']))
        expect((await rig.queue.enqueue(batch)).map(({ outcome }) => outcome)).toEqual([
          'accepted',
          'accepted',
          'taken',
        ])
        expect((await rig.queue.enqueue(batch.slice(0, 1))).map(({ outcome }) => outcome)).toEqual(['taken'])
        expect(messageIds(await rig.queue.claim(10))).toEqual(['m', 'n'])
      })

      it('makes nothing for a webhook that is gone', async () => {
        await rig.queue.drop('b')
        const [answer] = await rig.queue.enqueue([newMessage(rig, 'm', ['a', 'b'])])
        expect(answer).toMatchObject({ outcome: 'accepted', deliveries: [{ webhookId: 'a' }] })
      })

      const keyed = (id: string): NewMessage => ({ ...newMessage(rig, id, ['a']), idempotencyKey: 'key' })

      it('B6: the same idempotency key gets the first answer for 24 h', async ctx => {
        need(ctx, 'idempotency')
        const [before] = await rig.queue.enqueue([keyed('m')])
        await rig.clock.advance(DAY - 1)
        expect(await rig.queue.enqueue([keyed('n')])).toEqual([{ ...before, outcome: 'repeated' }])
        expect(messageIds(await rig.queue.claim(10))).toEqual(['m'])
        await rig.clock.advance(1)
        expect(await rig.queue.enqueue([keyed('o')])).toMatchObject([{ outcome: 'accepted', id: 'o' }])
      })

      it('B6: the same idempotency key twice at once makes one set of deliveries', async ctx => {
        need(ctx, 'idempotency')
        const inBatch = await rig.queue.enqueue([keyed('m'), keyed('n')])
        const atOnce = await Promise.all([rig.queue.enqueue([keyed('o')]), rig.queue.enqueue([keyed('p')])])
        expect([...inBatch, ...atOnce.flat()]).toMatchObject([
          { outcome: 'accepted', id: 'm' },
          { outcome: 'repeated', id: 'm' },
          { outcome: 'repeated', id: 'm' },
          { outcome: 'repeated', id: 'm' },
        ])
        expect(await rig.queue.claim(10)).toHaveLength(1)
      })
    })

    describe('claim', () => {
      it('hands out the deliveries of a webhook in the order they came', async () => {
        await fill(rig, 'a', 6)
        const claimed = [...(await rig.queue.claim(4)), ...(await rig.queue.claim(4))]
        expect(messageIds(claimed)).toEqual(['a.0', 'a.1', 'a.2', 'a.3', 'a.4', 'a.5'])
      })

      it('hands out each delivery once, also to claims at the same time', async () => {
        await rig.queue.tune('a', { concurrency: 100 })
        await fill(rig, 'a', 50)
        const claims = await Promise.all([1, 2, 3, 4].map(() => rig.queue.claim(20)))
        expect(new Set(messageIds(claims.flat())).size).toBe(50)
        expect(claims.flat()).toHaveLength(50)
      })

      it('serves webhooks in turn, however much one of them has', async () => {
        for (const id of ['a', 'b', 'c']) await rig.queue.tune(id, { concurrency: 100 })
        await fill(rig, 'a', 90)
        await fill(rig, 'b', 4)
        await fill(rig, 'c', 2)
        const claimed = await rig.queue.claim(9)
        expect([perWebhook(claimed, 'a'), perWebhook(claimed, 'b'), perWebhook(claimed, 'c')]).toEqual([4, 3, 2])
      })

      it('goes on with the next webhook when claims are small', async () => {
        for (const id of ['a', 'b', 'c']) await fill(rig, id, 2)
        const claimed = [await first(), await first(), await first()]
        expect(claimed.map(({ webhookId }) => webhookId).sort()).toEqual(['a', 'b', 'c'])
      })

      it('never has more of a webhook in flight than its limit, and the others are not kept back', async () => {
        await rig.queue.tune('a', { concurrency: 2 })
        await fill(rig, 'a', 10)
        await fill(rig, 'b', 3)
        const claimed = await rig.queue.claim(10)
        expect([perWebhook(claimed, 'a'), perWebhook(claimed, 'b')]).toEqual([2, 3])
        expect(await rig.queue.claim(10)).toEqual([])
        const done = claimed.find(({ webhookId }) => webhookId === 'a')
        if (done !== undefined) await settle(done, 'sent')
        expect(messageIds(await rig.queue.claim(10))).toEqual(['a.2'])
        await rig.queue.tune('a', { concurrency: 4 })
        expect(messageIds(await rig.queue.claim(10))).toEqual(['a.3', 'a.4'])
      })

      it('hands a delivery that was given back out again as if never claimed', async () => {
        await fill(rig, 'a', 3)
        const claimed = await rig.queue.claim(2)
        await rig.queue.giveBack(claimed.map(({ id }) => id))
        expect(await rig.queue.laneCounts('a')).toMatchObject({ queued: 3, inFlight: 0 })
        expect((await rig.queue.claim(3)).map(({ messageId, attempt }) => [messageId, attempt])).toEqual([
          ['a.0', 1],
          ['a.1', 1],
          ['a.2', 1],
        ])
      })

      it('goes through a queue that is longer than any window in memory', async () => {
        await rig.queue.tune('a', { concurrency: 700 })
        await fill(rig, 'a', 1500)
        const seen: string[] = []
        for (let claimed = await rig.queue.claim(400); claimed.length > 0; claimed = await rig.queue.claim(400)) {
          seen.push(...messageIds(claimed))
          await rig.queue.settle(claimed.map(one => settlement(rig, one, { state: 'sent' })))
        }
        expect(seen).toEqual(Array.from({ length: 1500 }, (_, i) => `a.${i}`))
        expect(await rig.queue.laneCounts('a')).toMatchObject({ queued: 0, inFlight: 0, sent: 1500 })
      })
    })

    describe('settle', () => {
      it('ends a delivery as sent or failed, and it is not handed out again', async () => {
        await fill(rig, 'a', 2)
        const [one, two] = await rig.queue.claim(2)
        if (one === undefined || two === undefined) throw new Error('Two were expected.')
        await settle(one, 'sent')
        await settle(two, 'failed')
        expect(await rig.queue.claim(10)).toEqual([])
        expect(await rig.queue.laneCounts('a')).toEqual({
          queued: 0,
          scheduled: 0,
          inFlight: 0,
          sent: 1,
          failed: 1,
          held: null,
        })
      })

      it('hands a scheduled retry out when it is due and not before', async () => {
        await fill(rig, 'a', 1)
        const due = rig.clock.now() + 5 * MINUTE
        await settle(await first(), due)
        expect(await rig.queue.next()).toBe(due)
        await rig.clock.advance(5 * MINUTE - 1)
        expect(await rig.queue.claim(1)).toEqual([])
        await rig.clock.advance(1)
        expect(await rig.queue.claim(1)).toMatchObject([{ messageId: 'a.0', attempt: 2 }])
        expect(await rig.queue.next()).toBeNull()
      })

      it('ignores what is not in flight: settled before, given back, unknown, an attempt that is over', async () => {
        await fill(rig, 'a', 2)
        const one = await first()
        const two = await first()
        await rig.queue.settle([
          settlement(rig, one, { state: 'scheduled', at: rig.clock.now() }),
          settlement(rig, one, { state: 'sent' }),
        ])
        await rig.queue.giveBack([two.id])
        await settle(two, 'sent')
        await settle({ ...one, id: 'dlv_0000000000ZZ' }, 'sent')
        await settle({ ...one, id: 'nonsense' }, 'sent')
        expect((await rig.queue.claim(2)).map(({ attempt }) => attempt).toSorted((x, y) => x - y)).toEqual([1, 2])
        await settle(one, 'failed')
        expect(await rig.queue.laneCounts('a')).toMatchObject({
          queued: 1,
          scheduled: 1,
          inFlight: 2,
          sent: 0,
          failed: 0,
        })
      })

      it('serves first attempts before retries, but never lets a due retry starve', async () => {
        await rig.queue.tune('a', { concurrency: 100 })
        await fill(rig, 'a', 2, 'old.')
        for (const claimed of await rig.queue.claim(2)) await settle(claimed, rig.clock.now() + SECOND)
        await rig.clock.advance(SECOND)
        await fill(rig, 'a', 20, 'new.')
        const order = messageIds(await rig.queue.claim(12))
        expect(order[0]).toBe('new.0')
        expect(order.filter(id => id.startsWith('old.'))).toHaveLength(2)
      })

      it('R78: switches a webhook off in the same commit, and what waits is held', async () => {
        await fill(rig, 'a', 3)
        const disable = {
          at: new Date(rig.clock.now()).toISOString(),
          reason: 'Retries exhausted.',
          by: 'rule' as const,
        }
        await rig.queue.settle([{ ...settlement(rig, await first(), { state: 'failed' }), disable }])
        expect(await rig.queue.claim(10)).toEqual([])
        expect(await rig.queue.laneCounts('a')).toMatchObject({ queued: 2, failed: 1, held: 'webhook disabled' })
        await rig.queue.release('a')
        expect(await rig.queue.claim(10)).toHaveLength(2)
      })
    })

    describe('hold, release, drop', () => {
      it('R78: keeps back what a held webhook has, says why, and counts it', async () => {
        await fill(rig, 'a', 2)
        await fill(rig, 'b', 1)
        await rig.queue.hold('a', 'breaker open')
        expect(messageIds(await rig.queue.claim(10))).toEqual(['b.0'])
        expect(await rig.queue.laneCounts('a')).toMatchObject({ queued: 2, held: 'breaker open' })
        expect(await rig.queue.counts()).toMatchObject({ queued: 3, held: 2 })
        await rig.queue.release('a')
        expect(messageIds(await rig.queue.claim(10))).toEqual(['a.0', 'a.1'])
        expect(await rig.queue.counts()).toMatchObject({ held: 0 })
      })

      it('lets what is in flight end while the webhook is held, and does not wake for its retries', async () => {
        await fill(rig, 'a', 1)
        const claimed = await first()
        await rig.queue.hold('a', 'rate limit')
        await settle(claimed, rig.clock.now() + SECOND)
        expect(await rig.queue.next()).toBeNull()
        await rig.queue.release('a')
        expect(await rig.queue.next()).toBe(rig.clock.now() + SECOND)
      })

      it('forgets a dropped webhook; a late settlement of it changes nothing', async () => {
        await fill(rig, 'a', 3)
        await fill(rig, 'b', 1)
        const claimed = await rig.queue.claim(1)
        await rig.queue.drop('a')
        await rig.queue.settle(claimed.map(one => settlement(rig, one, { state: 'sent' })))
        expect((await rig.queue.claim(10)).every(({ webhookId }) => webhookId === 'b')).toBe(true)
        expect(await rig.queue.counts()).toMatchObject({ scheduled: 0, sent: 0, failed: 0 })
        expect(await rig.queue.laneCounts('a')).toMatchObject({ queued: 0, inFlight: 0 })
      })
    })

    describe('requeue', () => {
      it('gives a failed delivery one more attempt now, marked as asked for by a person', async ctx => {
        need(ctx, 'requeue')
        await fill(rig, 'a', 1)
        const claimed = await first()
        await settle(claimed, 'failed')
        expect(await rig.queue.requeue(claimed.id)).toBe('queued')
        const again = await first()
        expect(again).toMatchObject({ id: claimed.id, attempt: 2, manual: true })
        await settle(again, 'sent')
        expect(await rig.queue.laneCounts('a')).toMatchObject({ queued: 0, sent: 1, failed: 0 })
      })

      it('refuses what has not failed, and what does not exist', async ctx => {
        need(ctx, 'requeue')
        await fill(rig, 'a', 1)
        const claimed = await first()
        expect(await rig.queue.requeue(claimed.id)).toBe('not-failed')
        await settle(claimed, 'sent')
        expect(await rig.queue.requeue(claimed.id)).toBe('not-failed')
        expect(await rig.queue.requeue('dlv_0000000000ZZ')).toBe('missing')
        expect(await rig.queue.requeue('nonsense')).toBe('missing')
      })
    })

    describe('next, counts, list', () => {
      it('knows the earliest time at which something becomes due', async () => {
        expect(await rig.queue.next()).toBeNull()
        await fill(rig, 'a', 1)
        await fill(rig, 'b', 1)
        const now = rig.clock.now()
        for (const claimed of await rig.queue.claim(2)) {
          await settle(claimed, now + (claimed.webhookId === 'a' ? HOUR : MINUTE))
        }
        expect(await rig.queue.next()).toBe(now + MINUTE)
        await rig.clock.advance(MINUTE)
        await first()
        expect(await rig.queue.next()).toBe(now + HOUR)
      })

      it('counts what is in flight among what waits', async () => {
        await fill(rig, 'a', 3)
        await rig.queue.claim(2)
        expect(await rig.queue.counts()).toEqual({ queued: 3, scheduled: 0, inFlight: 2, held: 0, sent: 0, failed: 0 })
      })

      it('lists what waits by due time, of one webhook or all', async ctx => {
        need(ctx, 'list')
        await fill(rig, 'a', 2)
        const due = rig.clock.now() + HOUR
        await settle(await first(), due)
        await rig.clock.advance(SECOND)
        await fill(rig, 'b', 1)
        const all = await rig.queue.list({ limit: 10 })
        expect(all.map(({ webhookId, state, inFlight }) => [webhookId, state, inFlight])).toEqual([
          ['a', 'queued', false],
          ['b', 'queued', false],
          ['a', 'scheduled', false],
        ])
        expect(all.at(-1)?.due).toBe(due)
        expect(await rig.queue.list({ webhookId: 'b', limit: 10 })).toHaveLength(1)
        expect(await rig.queue.list({ limit: 2 })).toHaveLength(2)
        expect(await rig.queue.list({ webhookId: 'gone', limit: 10 })).toEqual([])
      })
    })

    describe('restart', () => {
      it('R75: has everything unfinished again, and nothing that was finished', async ctx => {
        need(ctx, 'restart')
        await fill(rig, 'a', 4)
        const [sent, retry, lost] = await rig.queue.claim(3)
        if (sent === undefined || retry === undefined || lost === undefined) throw new Error('Three were expected.')
        await settle(sent, 'sent')
        const due = rig.clock.now() + HOUR
        await settle(retry, due)
        await rig.reopen()
        expect(await rig.queue.next()).toBe(due)
        expect((await rig.queue.claim(10)).map(({ id, attempt }) => [id, attempt])).toContainEqual([lost.id, 1])
        expect(await rig.queue.laneCounts('a')).toMatchObject({ queued: 2, scheduled: 1, sent: 1, inFlight: 2 })
        await rig.clock.advance(HOUR)
        expect(await rig.queue.claim(10)).toMatchObject([{ id: retry.id, attempt: 2 }])
      })

      it('R75: overdue retries are served within the limits, not in one burst', async ctx => {
        need(ctx, 'restart')
        await rig.queue.tune('a', { concurrency: 20 })
        await fill(rig, 'a', 20)
        for (const claimed of await rig.queue.claim(20)) await settle(claimed, rig.clock.now() + MINUTE)
        await rig.reopen()
        await rig.clock.advance(DAY)
        await rig.queue.tune('a', { concurrency: 3 })
        expect(await rig.queue.claim(100)).toHaveLength(3)
      })

      it('keeps a held webhook held, and knows its idempotency keys', async ctx => {
        need(ctx, 'restart')
        await fill(rig, 'a', 1)
        await rig.queue.hold('a', 'webhook disabled')
        await rig.reopen()
        expect(await rig.queue.claim(10)).toEqual([])
        expect(await rig.queue.laneCounts('a')).toMatchObject({ held: 'webhook disabled', queued: 1 })
      })

      it('never gives a delivery id twice, even when the newest were dropped', async ctx => {
        need(ctx, 'restart')
        await fill(rig, 'b', 1)
        const before = await first()
        await rig.queue.drop('b')
        await rig.reopen()
        await fill(rig, 'a', 1)
        expect((await first()).id > before.id).toBe(true)
      })
    })

    it('agrees with a simple model in any order of calls', async () => {
      await fc.assert(
        fc.asyncProperty(fc.commands(modelCommands(cannot), { maxCommands: 60 }), async commands => {
          const fresh = await makeQueue()
          try {
            await fc.asyncModelRun(async () => ({ model: await newModel(fresh), real: fresh }), commands)
          } finally {
            await fresh.close()
          }
        }),
        { numRuns: 30, endOnFailure: false },
      )
    }, 120_000)
  })
}
