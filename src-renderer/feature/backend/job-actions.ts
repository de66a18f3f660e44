import { type BackendQueue, JOB_BATCH } from '../../../src-shared/model/job.ts'
import { formatCount, plural } from '../../lib/format.ts'
import { client } from '../../lib/rpc.ts'
import { confirm } from '../../ui/confirm.tsx'
import { runBulk } from './bulk.ts'

const REQUEUE = { doing: 'Requeueing', did: 'Requeued' }
const DELETE = { doing: 'Deleting', did: 'Deleted' }

/** Ids as batches: the cursor counts those that are done. */
const batchOf = (ids: readonly string[], cursor: string | undefined) => {
  const from = Number(cursor ?? 0)
  const to = from + JOB_BATCH
  return { batch: ids.slice(from, to), next: to < ids.length ? String(to) : null }
}

export const requeueJobs = (ids: readonly string[]): Promise<void> =>
  runBulk({
    ...REQUEUE,
    total: ids.length,
    async step(cursor) {
      const { batch, next } = batchOf(ids, cursor)
      const { requeued, skipped } = await client.backend.requeue({ ids: batch })
      return { done: requeued, skipped, next }
    },
  })

/** Every failed job; `total` is how many there are. */
export const requeueAll = (total: number): Promise<void> =>
  runBulk({
    ...REQUEUE,
    total,
    async step(cursor) {
      const { requeued, ...rest } = await client.backend.requeue({
        all: true,
        ...(cursor === undefined ? {} : { cursor }),
      })
      return { done: requeued, ...rest }
    },
  })

/** Asks, then deletes; false when the person says no. */
export const deleteJobs = async (ids: readonly string[]): Promise<boolean> => {
  const yes = await confirm({
    title: `Delete ${plural(ids.length, 'job')}?`,
    text: 'What waits among them is never sent. Their messages stay and say what became of them.',
    action: 'Delete',
  })
  if (!yes) return false
  await runBulk({
    ...DELETE,
    total: ids.length,
    async step(cursor) {
      const { batch, next } = batchOf(ids, cursor)
      const { deleted, skipped } = await client.backend.remove({ ids: batch })
      return { done: deleted, skipped, next }
    },
  })
  return true
}

/** What emptying the queues would delete. */
export const waitingIn = (queues: readonly BackendQueue[]): number =>
  queues.reduce((sum, { queued, deferred, scheduled }) => sum + queued + deferred + scheduled, 0)

/** Asks with the number, then deletes everything that waits. */
export const emptyQueue = async (queues: readonly BackendQueue[]): Promise<void> => {
  const total = waitingIn(queues)
  const sum = (state: 'queued' | 'deferred' | 'scheduled'): string =>
    `${formatCount(queues.reduce((all, queue) => all + queue[state], 0))} ${state}`
  const yes = await confirm({
    title: `Delete ${plural(total, 'waiting job')}?`,
    text: `${sum('queued')}, ${sum('deferred')}, ${sum('scheduled')}. They are never sent. Their messages stay and say what became of them.`,
    action: 'Empty queue',
  })
  if (!yes) return
  await runBulk({
    ...DELETE,
    total,
    async step(cursor) {
      const { deleted, ...rest } = await client.backend.empty(cursor === undefined ? {} : { cursor })
      return { done: deleted, ...rest }
    },
  })
}
