import { JOB_BATCH } from '../../../../../src-shared/model/job.ts'

/** Ids as steps: the cursor counts those that are done. */
export const inBatches = (
  ids: readonly string[],
  cursor: string | undefined,
): { batch: string[]; next: string | null } => {
  const from = Number(cursor ?? 0)
  const to = from + JOB_BATCH
  return { batch: ids.slice(from, to), next: to < ids.length ? String(to) : null }
}
