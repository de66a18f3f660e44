import type { Database } from 'better-sqlite3'
import type { CaptureFilter } from '../../../../src-shared/model/capture.ts'
import type { Found, PageWindow } from '../page-window.ts'
import type { Condition } from './capture-condition.ts'
import { bodyText, type CaptureText, hasText, indexQuery, type WantedText } from './capture-text.ts'
import { PART_SIZE, partOf, tableOf, type TextPart } from './text-parts.ts'

/** A page takes no longer than about this, milliseconds; the next goes on from where it came. */
const LONGEST_MS = 30
/** So many captures, or a part of the index, are looked at before the time is. */
const AT_LEAST = 256

export interface TextSearch {
  filter: CaptureFilter
  condition: Condition
  wanted: WantedText
  window: PageWindow
  count: number
  /** All captures that meet the condition, newest first, where they are few. */
  few: readonly number[] | null
}

/**
 * Captures that hold a text, newest first. The index says which may; each of those is looked at, and so is each that is
 * not in the index yet.
 */
export const createTextSearch = (db: Database) => {
  const topOf = db.prepare<[number], number | null>('SELECT max(seq) FROM capture WHERE seq < ?').pluck()
  const partAt = db.prepare<[number], TextPart>('SELECT part, upto, docs, dead FROM capture_text_part WHERE part = ?')
  const body = db.prepare<[number], Uint8Array>('SELECT body FROM capture_body WHERE seq = ?').pluck()
  const between = db
    .prepare<[number, number], number>('SELECT seq FROM capture WHERE seq >= ? AND seq < ? ORDER BY seq DESC')
    .pluck()
  const noted = db
    .prepare<[number, number], number>(
      `SELECT seq FROM capture INDEXED BY capture_noted WHERE note <> '' AND seq >= ? AND seq < ?`,
    )
    .pluck()

  /** What may hold the text, in a part: newest first. */
  const candidates = (part: number, from: number, below: number, query: string | null): number[] => {
    const upto = partAt.get(part)?.upto ?? -1
    if (query === null || upto < from) return between.all(from, below)
    const end = Math.min(below, upto + 1)
    const table = tableOf(part)
    const found = db
      .prepare<[string, number, number], number>(
        `SELECT rowid FROM ${table} WHERE ${table} MATCH ? AND rowid >= ? AND rowid < ?`,
      )
      .pluck()
      .all(query, from, end)
    const all = new Set([...found, ...noted.all(from, end)])
    return [...between.all(end, below), ...[...all].sort((a, b) => b - a)]
  }

  return ({ filter, condition, wanted, window, count, few }: TextSearch): Found => {
    const begin = performance.now()
    const keys: number[] = []
    let looked = 0
    const inbox =
      filter.inbox === undefined ? 'IN (SELECT number FROM inbox)' : '= (SELECT number FROM inbox WHERE name = @inbox)'
    const read = db.prepare<unknown[], CaptureText & { note: string }>(
      `SELECT c.target, c.raw_headers AS rawHeaders, c.event_type AS eventType, c.note FROM capture c
       WHERE c.seq = @seq AND c.inbox ${inbox} AND ${condition.sql.join(' AND ')}`,
    )
    const fits = (seq: number): boolean => {
      const row = read.get({ ...condition.values, seq })
      return row !== undefined && hasText(wanted, row, () => bodyText(body.get(seq) ?? new Uint8Array()))
    }
    const late = (): boolean => looked >= AT_LEAST && performance.now() - begin > LONGEST_MS

    /** Looks at these; the last one looked at where that ended it, else null. */
    const lookAt = (seqs: readonly number[]): number | null => {
      for (const seq of seqs) {
        looked++
        if (fits(seq)) keys.push(seq)
        if (keys.length === count || (looked % 32 === 0 && late())) return seq
      }
      return null
    }

    if (few !== null) return { keys, resume: lookAt(few) }
    const query = indexQuery(wanted)
    for (let below = window.below; ; ) {
      const top = topOf.get(below) ?? null
      if (top === null || top < window.from) return { keys, resume: null }
      const from = Math.max(window.from, partOf(top) * PART_SIZE)
      const ended = lookAt(candidates(partOf(top), from, Math.min(below, top + 1), query))
      if (ended !== null) return { keys, resume: ended }
      below = from
      looked += AT_LEAST
      if (late()) return { keys, resume: below }
    }
  }
}
