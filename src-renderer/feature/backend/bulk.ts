import { toast } from 'sonner'
import { create } from 'zustand'
import { toHookError } from '../../../src-shared/contract/client.ts'
import type { SkippedJobs } from '../../../src-shared/model/job.ts'
import { plural } from '../../lib/format.ts'
import { queryClient } from '../../lib/query-client.ts'
import { rpc } from '../../lib/rpc.ts'

/** What one call did. */
export interface Step {
  done: number
  skipped: SkippedJobs[]
  next: string | null
}

interface Work {
  /** `Requeueing`. */
  doing: string
  /** `Requeued`. */
  did: string
  total: number
  step(cursor: string | undefined): Promise<Step>
}

interface Bulk {
  running: { doing: string; handled: number; total: number } | null
  cancelled: boolean
  /** What was left of the last work, and why; null when nothing was. */
  left: { text: string; skipped: SkippedJobs[] } | null
}

export const useBulk = create<Bulk>(() => ({ running: null, cancelled: false, left: null }))

export const cancelBulk = (): void => useBulk.setState({ cancelled: true })
export const dismissLeft = (): void => useBulk.setState({ left: null })

const countOf = (skipped: readonly SkippedJobs[]): number => skipped.reduce((sum, { count }) => sum + count, 0)

const added = (sum: readonly SkippedJobs[], more: readonly SkippedJobs[]): SkippedJobs[] => {
  const key = ({ webhookId, reason }: SkippedJobs): string => `${webhookId} ${reason}`
  const groups = new Map(sum.map(group => [key(group), group]))
  for (const group of more) {
    groups.set(key(group), { ...group, count: group.count + (groups.get(key(group))?.count ?? 0) })
  }
  return [...groups.values()]
}

const tell = ({ did, total }: Work, done: number, skipped: SkippedJobs[], stopped: boolean): void => {
  const text = `${did} ${plural(done, 'job')}${stopped ? ` of ${plural(total, 'job')}, then stopped` : ''}.`
  if (skipped.length > 0) useBulk.setState({ left: { text, skipped } })
  else toast.success(text)
}

/** Works through many jobs a batch at a time, shows how far it is, and stops when a person says so (R112). */
export const runBulk = async (work: Work): Promise<void> => {
  if (useBulk.getState().running) return
  const { doing, total } = work
  let done = 0
  let skipped: SkippedJobs[] = []
  let next: string | null = null
  useBulk.setState({ running: { doing, handled: 0, total }, cancelled: false, left: null })
  try {
    do {
      const part: Step = await work.step(next ?? undefined)
      done += part.done
      skipped = added(skipped, part.skipped)
      next = part.next
      useBulk.setState({ running: { doing, handled: done + countOf(skipped), total } })
    } while (next !== null && !useBulk.getState().cancelled)
    tell(work, done, skipped, next !== null)
  } catch (error) {
    const { message, help } = toHookError(error)
    toast.error(message, help === undefined ? {} : { description: help })
  } finally {
    useBulk.setState({ running: null })
    await queryClient.invalidateQueries({ queryKey: rpc.backend.key() })
  }
}
