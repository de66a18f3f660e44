import type { SkippedJobs } from '../../../src-shared/model/job.ts'

/** A job that was left as it is, and why. */
export type Left = Omit<SkippedJobs, 'count'>

/** Counts them by webhook and reason, in the order of the first of each. */
export const skippedJobs = (left: readonly Left[]): SkippedJobs[] => {
  const groups = new Map<string, SkippedJobs>()
  for (const { webhookId, webhookName, reason } of left) {
    const key = `${webhookId} ${reason}`
    const group = groups.get(key) ?? { webhookId, webhookName, reason, count: 0 }
    group.count++
    groups.set(key, group)
  }
  return [...groups.values()]
}
