import type { FailureList } from '../../../src-shared/model/failure.ts'
import { type Clock, DAY, toIso } from '../../../src-shared/time.ts'
import type { FailureRow, LogStore } from '../port/store.ts'

const worstFirst = (a: FailureRow, b: FailureRow): number =>
  b.failed - a.failed || b.waiting - a.waiting || a.since - b.since

/** What fails now or failed since a time, a day back when none is given, by webhook and cause. */
export const createListFailures =
  (log: LogStore, clock: Clock) =>
  async ({ since }: { since?: string | undefined }): Promise<FailureList> => {
    const from = since === undefined ? clock.now() - DAY : Date.parse(since)
    const { rows, earlier } = await log.failures(from)
    return {
      since: toIso(from),
      earlier,
      items: rows.toSorted(worstFirst).map(row => ({ ...row, since: toIso(row.since), latest: toIso(row.latest) })),
    }
  }
