import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { captureSummaryView } from '../../../../src-main/engine/capture/capture-view.ts'
import { deliveryView } from '../../../../src-main/engine/delivery/delivery-view.ts'
import { createFollowerQueue } from '../../../../src-main/engine/live/follower-queue.ts'
import { createLiveFeed, type LiveFeed } from '../../../../src-main/engine/live/live-feed.ts'
import type { CaptureHead, DeliveryRow } from '../../../../src-main/engine/port/store.ts'
import type { LiveEvent } from '../../../../src-shared/model/live-event.ts'
import type { Status } from '../../../../src-shared/model/status.ts'
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts'

const row = (id: string): DeliveryRow => ({
  id,
  messageId: 'msg_1',
  webhookId: 'whk_1',
  webhookName: 'A',
  type: 'x',
  status: 'queued',
  held: null,
  due: 0,
  attempts: 0,
  nextAttemptAt: null,
  createdAt: 0,
  updatedAt: 0,
  test: false,
  lastStatus: null,
  lastError: null,
  lastDurationMs: null,
  outcomes: '',
})
const capture = (id: string): CaptureHead => ({
  id,
  inbox: 'in',
  method: 'POST',
  target: '/in',
  httpVersion: '1.1',
  secure: false,
  receivedAt: 0,
  contentType: null,
  eventType: null,
  bodySize: 0,
  bodySha256: '',
  truncated: false,
  scheme: 'none',
  result: 'none',
  code: null,
  reason: '',
  answered: true,
  responseStatus: 200,
  replayOf: null,
  importedAt: null,
  pinned: false,
  colour: null,
  note: '',
  kind: 'request',
  cause: null,
})

let clock: FakeClock
let feed: LiveFeed
let sent: number
let readable: boolean

/** What was counted by a follower: rows it was shown, and rows it was told to read. */
const told = (events: readonly LiveEvent[]) => {
  const all = { deliveries: 0, captures: 0 }
  for (const event of events) if ('items' in event) all[event.type] += event.items.length + event.more
  return all
}
const types = (events: readonly LiveEvent[]): string[] =>
  events.map(({ type }) => type).filter(type => type !== 'status')

/** Follows and keeps what it reads. */
const follow = (signal?: AbortSignal) => {
  const read: LiveEvent[] = []
  const events = feed.subscribe(signal)
  let ended = false
  const done = (async () => {
    for await (const event of events) read.push(event)
    ended = true
  })()
  return { read, done, ended: () => ended }
}

beforeEach(() => {
  clock = createFakeClock()
  sent = 0
  readable = true
  feed = createLiveFeed({
    clock,
    log: {
      deliveriesById: ids => (readable ? Promise.resolve(ids.map(row)) : Promise.reject(new Error('no disk'))),
    },
    status: () => Promise.resolve({ totals: { sent } } as Status),
  })
})
afterEach(() => feed.close())

describe('the live feed', () => {
  test('what changes within a moment comes as one event, each row once', async () => {
    const { read } = follow()
    for (const id of ['a', 'b', 'a']) feed.deliveryChanged(id)
    feed.webhooksChanged()
    feed.webhooksChanged()
    feed.captured(capture('c'))
    await clock.advance(150)
    expect(types(read).sort()).toEqual(['captures', 'deliveries', 'webhooks'])
    expect(told(read)).toEqual({ deliveries: 2, captures: 1 })
  })

  test('of very many rows the first are shown and the others counted', async () => {
    const { read } = follow()
    for (let n = 0; n < 1000; n++) {
      feed.deliveryChanged(`d${n}`)
      feed.captured(capture(`c${n}`))
    }
    feed.deliveriesRemoved(50)
    await clock.advance(150)
    expect(told(read)).toEqual({ deliveries: 1050, captures: 1000 })
    for (const event of read) if ('items' in event) expect(event.items.length).toBeLessThanOrEqual(200)
  })

  test('the status comes at once and then when it changes', async () => {
    const { read } = follow()
    await clock.advance(3000)
    expect(read).toHaveLength(1)
    sent = 1
    await clock.advance(1000)
    expect(read).toHaveLength(2)
  })

  test('rows that cannot be read are told of as rows to be read', async () => {
    const { read } = follow()
    readable = false
    feed.deliveryChanged('a')
    await clock.advance(150)
    readable = true
    feed.deliveryChanged('b')
    await clock.advance(150)
    expect(read.filter(({ type }) => type === 'deliveries')).toEqual([
      { type: 'deliveries', items: [], more: 1 },
      { type: 'deliveries', items: [expect.objectContaining({ id: 'b' })], more: 0 },
    ])
  })

  test('a follower that never reads holds up nobody and is kept little for; when it reads, it is told to read all again', async () => {
    const lazy = feed.subscribe(undefined)
    const first = lazy.next()
    await clock.advance(10)
    await first
    const { read } = follow()
    for (let second = 0; second < 300; second++) {
      for (let n = 0; n < 20; n++) feed.deliveryChanged(`d${second}.${n}`)
      feed.captured(capture(`c${second}`))
      feed.webhooksChanged()
      feed.inboxesChanged()
      feed.notify({ title: `notice ${second}`, message: '', webhookId: 'whk_1' })
      sent++
      await clock.advance(1000)
    }
    expect(told(read)).toEqual({ deliveries: 6000, captures: 300 })

    const late: LiveEvent[] = []
    feed.notify({ title: 'end', message: '', webhookId: 'whk_1' })
    for (;;) {
      const { value } = await lazy.next()
      if (value === undefined) break
      late.push(value)
      if (value.type === 'notice' && value.notice.title === 'end') break
    }
    expect(late.length).toBeLessThanOrEqual(101)
    expect(told(late)).toEqual({ deliveries: 6000, captures: 300 })
    expect(new Set(types(late))).toEqual(new Set(['webhooks', 'inboxes', 'deliveries', 'captures', 'notice']))
    expect(late.findLast(({ type }) => type === 'status')).toMatchObject({ status: { totals: { sent } } })
    await lazy.return()
  })

  test('a follower that leaves is followed no more, also one that leaves in the middle of waiting', async () => {
    const leaving = new AbortController()
    const { done, ended } = follow(leaving.signal)
    await clock.advance(10)
    expect(ended()).toBe(false)
    leaving.abort()
    await done
    await clock.advance(1000)
    expect(clock.pending()).toBe(0)
    feed.deliveryChanged('a')
    expect(clock.pending()).toBe(0)
  })

  test('a feed that closes ends for all its followers', async () => {
    const all = [follow(), follow()]
    await clock.advance(10)
    feed.close()
    await Promise.all(all.map(({ done }) => done))
    expect(all.map(({ ended }) => ended())).toEqual([true, true])
  })
})

describe('what a follower has not read', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, n) => deliveryView(row(`d${n}`)))
  const heads = (count: number) => Array.from({ length: count }, (_, n) => captureSummaryView(capture(`c${n}`)))
  const event = fc.oneof(
    fc.constantFrom<LiveEvent>({ type: 'webhooks' }, { type: 'inboxes' }, { type: 'sources' }, { type: 'event-types' }),
    fc.nat(9).map((n): LiveEvent => ({ type: 'notice', notice: { title: `${n}`, message: '', webhookId: 'whk_1' } })),
    fc.nat(9).map((n): LiveEvent => ({ type: 'status', status: { totals: { sent: n } } as Status })),
    fc
      .record({ count: fc.nat(200), more: fc.nat(9) })
      .map(({ count, more }): LiveEvent => ({ type: 'deliveries', items: rows(count), more })),
    fc.nat(200).map((count): LiveEvent => ({ type: 'captures', items: heads(count), more: 0 })),
  )

  test('stays bounded in events and rows, and nothing that changed is left out, whenever it is read', () => {
    const step = fc.oneof({ weight: 5, arbitrary: event }, { weight: 1, arbitrary: fc.constant(null) })
    fc.assert(
      fc.property(fc.array(step, { minLength: 90, maxLength: 400, size: 'max' }), steps => {
        const queue = createFollowerQueue()
        const pushed: LiveEvent[] = []
        const read: LiveEvent[] = []
        const take = (): boolean => {
          const first = queue.shift()
          if (first !== undefined) read.push(first)
          return first !== undefined
        }
        for (const each of steps) {
          if (each === null) take()
          else {
            pushed.push(each)
            queue.push(each)
          }
          expect(queue.size()).toBeLessThanOrEqual(100)
        }
        const waiting = read.length
        while (take());
        const rows = read.slice(waiting).reduce((sum, one) => sum + ('items' in one ? one.items.length : 0), 0)
        expect(rows).toBeLessThanOrEqual(2000)
        expect(told(read)).toEqual(told(pushed))
        expect(new Set(read.map(({ type }) => type))).toEqual(new Set(pushed.map(({ type }) => type)))
        const lastStatus = (events: LiveEvent[]) => events.findLast(({ type }) => type === 'status')
        expect(lastStatus(read)).toEqual(lastStatus(pushed))
      }),
      { numRuns: 100 },
    )
  })
})
