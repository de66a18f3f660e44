import type { Job, JobFilter, JobState } from '../../../src-shared/model/job.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import type { DeliveryQuery, Store } from '../port/store.ts'
import { jobView } from './job-view.ts'

type Query = Pick<DeliveryQuery, 'status' | 'held'>

const FOUND_BY: Record<Exclude<JobState, 'active'>, Query> = {
  queued: { status: ['queued'], held: false },
  deferred: { status: ['queued', 'scheduled'], held: true },
  scheduled: { status: ['scheduled'], held: false },
  finished: { status: ['sent'] },
  failed: { status: ['failed'] },
}

/** Pages of jobs in one state, newest first. */
export const createJobList = ({ queue, log }: Pick<Store, 'queue' | 'log'>) => {
  const active = async ({ limit, cursor }: JobFilter): Promise<Page<Job>> => {
    const ids = (await queue.inFlight()).filter(id => cursor === undefined || id < cursor)
    const shown = ids.slice(0, limit)
    const rows = await log.deliveriesById(shown)
    return { items: rows.map(row => jobView(row, true)), next: ids.length > limit ? (shown.at(-1) ?? null) : null }
  }

  /** What is in flight is among the rows that wait: it is left out, and the page filled up. */
  const found = async (query: Query, { limit, cursor }: JobFilter): Promise<Page<Job>> => {
    const flying = new Set(await queue.inFlight())
    const items: Job[] = []
    let next = cursor ?? null
    do {
      const page = await log.deliveries({
        ...query,
        limit: limit - items.length,
        ...(next === null ? {} : { cursor: next }),
      })
      const rows = page.items.map(row => jobView(row, flying.has(row.id)))
      items.push(...rows.filter(({ status }) => status !== 'active'))
      next = page.next
    } while (next !== null && items.length < limit)
    return { items, next }
  }

  return (filter: JobFilter): Promise<Page<Job>> =>
    filter.state === 'active' ? active(filter) : found(FOUND_BY[filter.state], filter)
}
