import type { Job, JobState } from '../../../src-shared/model/job.ts'
import { toIso } from '../../../src-shared/time.ts'
import type { DeliveryRow } from '../port/store.ts'

/** There is one queue, and this is its name. */
export const QUEUE_NAME = 'default'

/** In flight is known in memory only, so it is asked for beside the row. */
export const jobState = ({ status, held }: Pick<DeliveryRow, 'status' | 'held'>, inFlight: boolean): JobState => {
  if (status === 'sent') return 'finished'
  if (status === 'failed') return 'failed'
  if (inFlight) return 'active'
  return held === null ? status : 'deferred'
}

export const jobView = (row: DeliveryRow, inFlight: boolean): Job => ({
  id: row.id,
  queue: QUEUE_NAME,
  status: jobState(row, inFlight),
  createdAt: toIso(row.createdAt),
  enqueuedAt: toIso(row.due),
  eventType: row.type,
  webhookId: row.webhookId,
  webhookName: row.webhookName,
  test: row.test,
})
