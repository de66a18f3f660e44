import { expect, test } from 'vitest'
import type { CaptureNews } from '../../../../../../src-renderer/lib/capture-news.ts'
import { createCaptureFeed } from '../../../../../../src-renderer/feature/receiver/list/capture-feed.ts'
import type { CaptureSummary } from '../../../../../../src-shared/model/capture.ts'
import { until } from '../../../../../support/until.ts'

const capture = (n: number, more: Partial<CaptureSummary> = {}): CaptureSummary => ({
  id: `cap_${String(n).padStart(6, '0')}`,
  inbox: 'demo',
  method: 'POST',
  target: '/demo',
  httpVersion: '1.1',
  secure: false,
  receivedAt: '2026-11-24T12:00:00.000Z',
  contentType: null,
  eventType: null,
  bodySize: 0,
  bodySha256: '',
  truncated: false,
  verification: { scheme: 'none', result: 'none', code: null, reason: '' },
  answered: true,
  responseStatus: 200,
  replayOf: null,
  imported: false,
  pinned: false,
  colour: null,
  note: '',
  kind: 'request',
  cause: null,
  ...more,
})

/** An engine with captures 1 to `count`, three a page. */
const start = (count: number) => {
  const all = Array.from({ length: count }, (_, at) => capture(count - at))
  let tell: (news: CaptureNews) => void = () => {}
  let calls = 0
  const feed = createCaptureFeed({
    async fetch(cursor) {
      calls += 1
      const from = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor)
      return { items: all.slice(from, from + 3), next: all[from + 3]?.id ?? null }
    },
    listen(listener) {
      tell = listener
      return () => {
        tell = () => {}
      }
    },
  })
  const stop = feed.subscribe(() => {})
  return {
    feed,
    all,
    stop,
    calls: () => calls,
    tell: (news: CaptureNews) => tell(news),
    ids: () => feed.state().rows.map(({ id }) => Number(id.slice(4))),
  }
}

test('captures come page by page, and each once', async () => {
  const { feed, ids } = start(7)
  await until(() => expect(feed.state().status === 'ready').toBe(true))
  expect(ids()).toEqual([7, 6, 5])
  feed.loadMore()
  feed.loadMore()
  await until(() => expect(ids().length === 6).toBe(true))
  feed.loadMore()
  await until(() => expect(!feed.state().hasMore).toBe(true))
  expect(ids()).toEqual([7, 6, 5, 4, 3, 2, 1])
})

test('news of a capture that is shown changes its row where it is, without asking the engine', async () => {
  const { feed, ids, tell, calls } = start(3)
  await until(() => expect(feed.state().status === 'ready').toBe(true))
  const before = calls()
  tell({ items: [capture(2, { responseStatus: 500 })], more: false })
  expect(feed.state().rows[1]?.responseStatus).toBe(500)
  expect(ids()).toEqual([3, 2, 1])
  expect(calls()).toBe(before)
})

test('a new capture comes on top as the engine tells it', async () => {
  const { feed, all, ids, tell } = start(4)
  await until(() => expect(feed.state().status === 'ready').toBe(true))
  all.unshift(capture(5))
  tell({ items: [capture(5)], more: false })
  await until(() => expect(ids().length === 4).toBe(true))
  expect(ids()).toEqual([5, 4, 3, 2])
})

test('so many at once that the reader’s rows are far behind: who reads keeps them, who follows begins anew', async () => {
  const { feed, all, ids, tell } = start(6)
  await until(() => expect(feed.state().status === 'ready').toBe(true))
  feed.follow(false)
  for (let n = 7; n <= 60; n++) all.unshift(capture(n))
  tell({ items: [], more: true })
  await until(() => expect(feed.state().gap).toBe(true))
  expect(ids()).toEqual([6, 5, 4])
  feed.showNewest()
  await until(() => expect(!feed.state().gap).toBe(true))
  expect(ids()).toEqual([60, 59, 58])
  feed.loadMore()
  await until(() => expect(ids().length === 6).toBe(true))
  expect(ids()).toEqual([60, 59, 58, 57, 56, 55])
})

test('what is thrown away is hidden at once and is back at its place when that is undone', async () => {
  const { feed, ids } = start(7)
  await until(() => expect(feed.state().status === 'ready').toBe(true))
  feed.loadMore()
  await until(() => expect(ids().length === 6).toBe(true))
  const undo = feed.drop(['cap_000003', 'cap_000006'])
  expect(ids()).toEqual([7, 5, 4, 2])
  undo()
  expect(ids()).toEqual([7, 6, 5, 4, 3, 2])
})

test('a feed that nobody looks at asks for nothing', async () => {
  const { feed, stop, calls, tell } = start(3)
  await until(() => expect(feed.state().status === 'ready').toBe(true))
  stop()
  const before = calls()
  tell({ items: [capture(9)], more: true })
  feed.refresh()
  await new Promise(resolve => setImmediate(resolve))
  expect(calls()).toBe(before)
})
