import { type DeletedJobs, JOB_BATCH, type Requeue, type Requeued } from '../../../src-shared/model/job.ts'
import { retryProblem } from '../delivery/retry-problem.ts'
import type { LiveFeed } from '../live/live-feed.ts'
import type { DeliveryRow, Store } from '../port/store.ts'
import type { Registry } from '../webhook/registry.ts'
import { type Left, skippedJobs } from './skipped-jobs.ts'

export interface JobActionsOptions {
  store: Pick<Store, 'queue' | 'log'>
  registry: Pick<Registry, 'get'>
  live: Pick<LiveFeed, 'deliveryChanged' | 'deliveriesRemoved'>
  wake: () => void
}

export interface JobActions {
  /** One more attempt for failed jobs, under the rules of a retry by hand. */
  requeue(what: Requeue): Promise<Requeued>
  /** What is in flight stays. */
  remove(ids: readonly string[]): Promise<DeletedJobs>
  /** Deletes what waits, newest first and a batch a call. */
  empty(cursor: string | undefined): Promise<DeletedJobs>
}

/** Jobs deleted in one commit, so that nobody who publishes waits long for it. */
const DELETED_AT_ONCE = 100

export const noJob = (id: string): string => `There is no job ${id}.`

const leftRow = ({ webhookId, webhookName }: DeliveryRow, reason: string): Left => ({ webhookId, webhookName, reason })
const leftId = (id: string): Left => ({ webhookId: null, webhookName: null, reason: noJob(id) })

/** What a person does to jobs. A call does a bounded part, so that callers can show how far it is, and stop. */
export const createJobActions = ({ store, registry, live, wake }: JobActionsOptions): JobActions => {
  const { queue, log } = store

  const byIds = async (ids: readonly string[]): Promise<{ rows: DeliveryRow[]; missing: Left[] }> => {
    const rows = await log.deliveriesById([...new Set(ids)])
    const found = new Set(rows.map(({ id }) => id))
    return { rows, missing: ids.filter(id => !found.has(id)).map(leftId) }
  }

  /** Null when it is queued again. */
  const requeueOne = async (row: DeliveryRow): Promise<Left | null> => {
    const problem = retryProblem(registry.get(row.webhookId)?.record, row)
    if (problem !== null) return leftRow(row, problem)
    const outcome = await queue.requeue(row.id)
    if (outcome === 'missing') return leftId(row.id)
    if (outcome === 'not-failed') return leftRow(row, 'It was queued again already.')
    live.deliveryChanged(row.id)
    return null
  }

  const requeueRows = async (rows: DeliveryRow[]): Promise<{ requeued: number; left: Left[] }> => {
    const outcomes = await Promise.all(rows.map(requeueOne))
    wake()
    const left = outcomes.filter(outcome => outcome !== null)
    return { requeued: rows.length - left.length, left }
  }

  const removeRows = async (rows: DeliveryRow[]): Promise<{ deleted: number; left: Left[] }> => {
    const left: Left[] = []
    for (let from = 0; from < rows.length; from += DELETED_AT_ONCE) {
      const some = rows.slice(from, from + DELETED_AT_ONCE)
      const removals = await queue.remove(some.map(({ id }) => id))
      for (const [at, row] of some.entries()) {
        if (removals[at] === 'in-flight') left.push(leftRow(row, 'It is being sent right now.'))
        else if (removals[at] !== 'removed') left.push(leftId(row.id))
      }
    }
    const deleted = rows.length - left.length
    if (deleted > 0) live.deliveriesRemoved(deleted)
    return { deleted, left }
  }

  return {
    async requeue(what) {
      if (what.ids !== undefined) {
        const { rows, missing } = await byIds(what.ids)
        const { requeued, left } = await requeueRows(rows)
        return { requeued, skipped: skippedJobs([...left, ...missing]), next: null }
      }
      const { items, next } = await log.deliveries({ status: ['failed'], limit: JOB_BATCH, cursor: what.cursor })
      const { requeued, left } = await requeueRows(items)
      return { requeued, skipped: skippedJobs(left), next }
    },

    async remove(ids) {
      const { rows, missing } = await byIds(ids)
      const { deleted, left } = await removeRows(rows)
      return { deleted, skipped: skippedJobs([...left, ...missing]), next: null }
    },

    async empty(cursor) {
      const { items, next } = await log.deliveries({ status: ['queued', 'scheduled'], limit: JOB_BATCH, cursor })
      const { deleted, left } = await removeRows(items)
      return { deleted, skipped: skippedJobs(left), next }
    },
  }
}
