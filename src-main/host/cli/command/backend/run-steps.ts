import type { SkippedJobs } from '../../../../../src-shared/model/job.ts'
import type { Terminal } from '../../terminal.ts'
import { jsonLine, type OutputOptions } from '../../print/show.ts'
import { count } from '../../print/units.ts'
import { visibleLine } from '../../print/visible.ts'

/** What one call did. */
export interface Step {
  done: number
  skipped: SkippedJobs[]
  next: string | null
}

const addTo = (sum: SkippedJobs[], more: readonly SkippedJobs[]): void => {
  for (const group of more) {
    const same = sum.find(({ webhookId, reason }) => webhookId === group.webhookId && reason === group.reason)
    if (same) same.count += group.count
    else sum.push({ ...group })
  }
}

const skippedLine = ({ webhookName, count: amount, reason }: SkippedJobs): string =>
  visibleLine(webhookName === null ? reason : `${count(amount, 'job')} of “${webhookName}” left: ${reason}`)

/**
 * Calls `step` with each cursor until all is done or a person stops it with Ctrl-C, and sums up: a line on standard
 * output with what was done (`Requeued 12 jobs.`), and on standard error what was left and why. Resolves with true when
 * nothing was left.
 */
export const runSteps = async (
  terminal: Terminal,
  options: OutputOptions,
  verb: { past: string; type: string },
  step: (cursor: string | undefined) => Promise<Step>,
): Promise<boolean> => {
  let done = 0
  let cancelled = false
  let next: string | null = null
  const skipped: SkippedJobs[] = []
  const release = terminal.onInterrupt(() => {
    if (cancelled) terminal.exitNow(130)
    cancelled = true
  })
  try {
    do {
      const part: Step = await step(next ?? undefined)
      done += part.done
      addTo(skipped, part.skipped)
      next = part.next
      if (terminal.isTty.err) terminal.err(`\r${verb.past} ${done}`)
    } while (next !== null && !cancelled)
  } finally {
    release()
    if (terminal.isTty.err) terminal.err('\r\u001b[K')
  }
  const stopped = next !== null
  if (options.json) jsonLine(terminal, { type: verb.type, count: done, skipped, cancelled: stopped })
  else {
    terminal.out(`${verb.past} ${count(done, 'job')}${stopped ? ', then stopped' : ''}.\n`)
    for (const group of skipped) terminal.err(`${skippedLine(group)}\n`)
  }
  return skipped.length === 0 && !stopped
}
