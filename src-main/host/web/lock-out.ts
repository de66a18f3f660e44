import { type Clock, MINUTE } from '../../../src-shared/time.ts'

/** Counts failed logins of one kind, for each sender by itself. */
export interface LockOut {
  /** Whether too many failed within the last minute. */
  isLocked(sender: string): boolean
  failed(sender: string): void
}

const MOST_FAILURES = 10
/** More senders than this forget the one whose first failure is the oldest. */
const MOST_SENDERS = 1000

export const createLockOut = (clock: Clock): LockOut => {
  const failures = new Map<string, number[]>()

  const recent = (sender: string): number[] =>
    (failures.get(sender) ?? []).filter(at => clock.elapsed() - at < MINUTE).slice(-MOST_FAILURES)

  return {
    isLocked: sender => recent(sender).length >= MOST_FAILURES,
    failed(sender) {
      if (!failures.has(sender) && failures.size >= MOST_SENDERS) {
        for (const oldest of failures.keys()) if (failures.delete(oldest)) break
      }
      failures.set(sender, [...recent(sender), clock.elapsed()])
    },
  }
}
