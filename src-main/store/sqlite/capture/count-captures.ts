import type { Database } from 'better-sqlite3'
import type { CaptureCount, CaptureQuery } from '../../../../src-shared/model/capture-filter.ts'
import type { CaptureFilter } from '../../../../src-shared/model/capture.ts'
import type { Found, PageWindow } from '../page-window.ts'

/** Up to here the count is exact. */
const MOST = 10_000

/** How many captures a filter means: exact up to 10,000, and as far as a page of a search looks. */
export const createCountCaptures = (
  db: Database,
  find: (filter: CaptureFilter, window: PageWindow, count: number) => Found,
  windowOf: (filter: CaptureFilter) => PageWindow,
) => {
  const kept = db
    .prepare<[string | null], number>('SELECT ifnull(sum(captures), 0) FROM inbox WHERE name = ifnull(?, name)')
    .pluck()

  return db.transaction((query: CaptureQuery): CaptureCount => {
    const { inbox, ...rest } = query
    if (Object.values(rest).every(value => value === undefined)) {
      return { count: kept.get(inbox ?? null) ?? 0, more: false }
    }
    const filter: CaptureFilter = { ...query, limit: MOST }
    const { keys, resume } = find(filter, windowOf(filter), MOST + 1)
    return { count: Math.min(keys.length, MOST), more: keys.length > MOST || resume !== null }
  }) as (query: CaptureQuery) => CaptureCount
}
