import { HookError } from '../../../src-shared/error.ts'
import type { Capture, CaptureFilter, CaptureSummary } from '../../../src-shared/model/capture.ts'
import type { CaptureDiff, CaptureDiffInput } from '../../../src-shared/model/capture-diff.ts'
import type { Explanation } from '../../../src-shared/model/explanation.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import type {
  CaptureCount,
  CaptureMark,
  CaptureQuery,
  CaptureRemoval,
} from '../../../src-shared/model/capture-filter.ts'
import { type Clock, toIso } from '../../../src-shared/time.ts'
import type { LiveFeed } from '../live/live-feed.ts'
import type { Step } from '../../../src-shared/model/respond.ts'
import type { CaptureRecord, CaptureStore } from '../port/store.ts'
import type { HeldRequests } from '../respond/held-requests.ts'
import { captureSummaryView, captureView } from './capture-view.ts'
import { diffCaptures } from './diff/diff-captures.ts'

export interface CaptureService {
  list(filter: CaptureFilter): Promise<Page<CaptureSummary>>
  get(id: string): Promise<Capture>
  /** The exact body bytes, which are read a part at a time. */
  body(id: string): Promise<{ blob: Blob; contentType: string | null }>
  /** Why its signature verifies or not, with what the inbox has now. */
  explain(id: string): Promise<Explanation>
  /** What is different between two of them. */
  diff(input: CaptureDiffInput): Promise<CaptureDiff>
  count(query: CaptureQuery): Promise<CaptureCount>
  /** Pins, colours or notes it. */
  update(id: string, mark: CaptureMark): Promise<Capture>
  /** Answers a request that is held. */
  release(id: string, step: Step): Promise<Capture>
  /** Asks AWS SNS to confirm the subscription that the capture is about. */
  confirmSubscription(id: string): Promise<SubscriptionConfirmed>
  remove(id: string): Promise<void>
  /** All that are not pinned, of those that a filter means. */
  removeMatching(removal: CaptureRemoval): Promise<{ count: number }>
}

export interface SubscriptionConfirmed {
  url: string
  status: number
  body: string
}

export interface CaptureParts {
  captures: CaptureStore
  clock: Clock
  live: Pick<LiveFeed, 'captured' | 'inboxesChanged' | 'capturesRemoved'>
  explain: (record: CaptureRecord) => Promise<Explanation>
  held: Pick<HeldRequests, 'until' | 'release'>
  confirm: (record: CaptureRecord) => Promise<SubscriptionConfirmed>
}

const PAGE = 500

const missing = (id: string): HookError => new HookError('NOT_FOUND', `There is no capture ${id}.`)

export const createCaptureService = ({
  captures,
  clock,
  live,
  explain,
  held,
  confirm,
}: CaptureParts): CaptureService => {
  const find = async (id: string): Promise<CaptureRecord> => {
    const record = await captures.get(id)
    if (record === null) throw missing(id)
    return record
  }

  /** The sum of what `work` answers for the ids of a page. Pages do not shift: what came after the first is left out. */
  const eachPage = async (query: CaptureQuery, work: (ids: string[]) => Promise<number>): Promise<number> => {
    const filter: CaptureFilter = { ...query, pinned: false, until: query.until ?? toIso(clock.now()), limit: PAGE }
    let sum = 0
    for (let cursor: string | undefined; ; ) {
      const { items, next } = await captures.find(cursor === undefined ? filter : { ...filter, cursor })
      sum += await work(items)
      if (next === null) return sum
      cursor = next
    }
  }

  const bodyOf = async (id: string) => {
    const body = await captures.body(id)
    if (body === null) throw missing(id)
    return body
  }
  const side = async (id: string) => ({ capture: await find(id), body: (await bodyOf(id)).blob })

  return {
    async list(filter) {
      const { items, next } = await captures.list(filter)
      return { items: items.map(captureSummaryView), next }
    },
    get: async id => captureView(await find(id), held.until(id)),
    body: bodyOf,
    explain: async id => explain(await find(id)),
    diff: async ({ a, b, ignore }) => diffCaptures(await side(a), await side(b), ignore),
    count: query => captures.countMatching(query),
    async update(id, mark) {
      const head = await captures.mark(id, mark)
      if (head === null) throw missing(id)
      live.captured(head)
      if (mark.pinned !== undefined) live.inboxesChanged()
      return captureView(await find(id), held.until(id))
    },
    async release(id, step) {
      await find(id)
      held.release(id, step)
      return captureView(await find(id), null)
    },
    confirmSubscription: async id => confirm(await find(id)),
    async remove(id) {
      if (!(await captures.remove(id))) throw missing(id)
      live.capturesRemoved(1)
    },
    async removeMatching({ dryRun = false, ...query }) {
      if (Object.values(query).every(value => value === undefined)) {
        throw new HookError('INVALID_INPUT', 'Say which captures, by at least one filter.', {
          help: 'Such as ?inbox=demo for all of an inbox.',
        })
      }
      if (query.pinned === true) {
        throw new HookError('INVALID_INPUT', 'Pinned captures are not deleted together.', {
          field: 'pinned',
          help: 'Unpin them first, or delete each by its id.',
        })
      }
      const count = await eachPage(query, ids => (dryRun ? Promise.resolve(ids.length) : captures.removeLoose(ids)))
      if (!dryRun && count > 0) live.capturesRemoved(count)
      return { count }
    },
  }
}
