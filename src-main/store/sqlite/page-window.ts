import type { Database } from 'better-sqlite3'
import { HookError } from '../../../src-shared/error.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import { SECOND } from '../../../src-shared/time.ts'

/** Keys of a page, newest first, and where to go on when the search stopped before it was full. */
export interface Found {
  keys: number[]
  resume: number | null
}

export interface PageFilter {
  limit: number
  cursor?: string | undefined
  since?: string | undefined
  until?: string | undefined
}

/** The part of a table that a page may come from: `from` ≤ key < `below`, and the exact times. */
export interface PageWindow {
  from: number
  below: number
  since: number
  until: number
}

const FORM = /^[1-9][0-9]{0,15}$/
/** How far the wall clock may have been set back without a row being missed. */
const SLACK = 5 * SECOND

const parseCursor = (cursor: string | undefined): number => {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER
  if (FORM.test(cursor)) return Number(cursor)
  throw new HookError('INVALID_INPUT', 'The cursor is not one of ours.', {
    field: 'cursor',
    help: 'Take it from the `next` of the page before.',
  })
}

/**
 * Rows come in the order of their times, so a time range is a range of keys that is found by halving, and no index on
 * the time is needed.
 */
export const createPageWindows = (db: Database, table: string, key: string, time: string) => {
  const last = db.prepare<[], number>(`SELECT max(${key}) FROM ${table}`).pluck()
  const atOrAfter = db.prepare<[number], { key: number; time: number }>(
    `SELECT ${key} AS key, ${time} AS time FROM ${table} WHERE ${key} >= ? ORDER BY ${key} LIMIT 1`,
  )

  /** The first key whose row is not before the time. */
  const firstAt = (at: number): number => {
    let low = 0
    let high = (last.get() ?? 0) + 1
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const row = atOrAfter.get(middle)
      if (row === undefined || row.time >= at) high = middle
      else low = row.key + 1
    }
    return low
  }

  return (filter: PageFilter): PageWindow => {
    const since = filter.since === undefined ? 0 : Date.parse(filter.since)
    const until = filter.until === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(filter.until)
    const cursor = parseCursor(filter.cursor)
    return {
      since,
      until,
      from: filter.since === undefined ? 0 : firstAt(since - SLACK),
      below: filter.until === undefined ? cursor : Math.min(cursor, firstAt(until + SLACK + 1)),
    }
  }
}

/** Of `limit + 1` keys at most, the last one only tells that there is more. */
export const toPage = <T>({ keys, resume }: Found, limit: number, read: (key: number) => T | undefined): Page<T> => {
  const shown = keys.slice(0, limit)
  const items = shown.map(read).filter(item => item !== undefined)
  const after = keys.length > limit ? (shown.at(-1) ?? null) : resume
  return { items, next: after === null ? null : String(after) }
}

/**
 * A LIKE pattern for any text that contains `part`; to be used with ESCAPE '\'. SQLite reads a pattern up to a NUL, and
 * no text that is searched holds one: that pattern is one of the empty text.
 */
export const containing = (part: string): string => (part.includes('\0') ? '' : `%${part.replace(/[\\%_]/g, '\\$&')}%`)
