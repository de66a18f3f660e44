import type { Database } from 'better-sqlite3'
import { searchWords } from '../../../../src-shared/captures/search-words.ts'
import type { CaptureFilter } from '../../../../src-shared/model/capture.ts'
import type { Found, PageWindow } from '../page-window.ts'
import { captureCondition, type Condition } from './capture-condition.ts'
import type { WantedText } from './capture-text.ts'
import { createTextSearch } from './text-search.ts'

/** The newest captures, looked through first where all inboxes are asked for: most filters fill a page with them. */
const NEWEST = 2000
/** So many captures of a filter without texts are all looked at; of more, the index of texts says which. */
const FEW = 1000

const wantedOf = ({ q, path, header }: CaptureFilter): WantedText | null => {
  const words = searchWords(q ?? '').map(word => word.toLowerCase())
  if (words.length === 0 && path === undefined && header === undefined) return null
  const [name = '', ...part] = header?.toLowerCase().split('=') ?? []
  return {
    words,
    path: path?.toLowerCase() ?? null,
    header: header === undefined ? null : { name, part: part.join('=') },
  }
}

/**
 * Which captures a filter means, newest first. Filters without texts are read off one index that holds all they ask for:
 * 200,000 entries take 9 to 18 ms of CPU, also where none fits.
 */
export const createFindCaptures = (db: Database) => {
  const searchText = createTextSearch(db)
  const newest = db.prepare<[number], number | null>('SELECT max(seq) FROM capture WHERE seq < ?').pluck()

  const conditionOf = (filter: CaptureFilter, window: PageWindow): Condition => {
    const { sql, values } = captureCondition(filter)
    if (filter.since !== undefined) sql.push('c.received_at >= @since')
    if (filter.until !== undefined) sql.push('c.received_at <= @until')
    return {
      sql: ['c.seq >= @from', 'c.seq < @below', ...sql],
      values: { ...values, ...window, ...(filter.inbox === undefined ? {} : { inbox: filter.inbox }) },
    }
  }

  const run = (sql: string, values: Condition['values'], count: number): number[] =>
    db
      .prepare<unknown[], number>(`${sql} LIMIT @count`)
      .pluck()
      .all({ ...values, count })

  const inOrder = ({ sql, values }: Condition, count: number): number[] =>
    run(
      `SELECT c.seq FROM capture c NOT INDEXED
       WHERE ${sql.join(' AND ')} AND c.inbox IN (SELECT number FROM inbox) ORDER BY c.seq DESC`,
      values,
      count,
    )

  /** By the index, whose entries are in order in an inbox only. */
  const byFacts = (filter: CaptureFilter, { sql, values }: Condition, count: number): number[] =>
    filter.inbox === undefined
      ? run(
          `SELECT c.seq FROM inbox i CROSS JOIN capture c INDEXED BY capture_facts ON c.inbox = i.number
           WHERE ${sql.join(' AND ')} ORDER BY c.seq DESC`,
          values,
          count,
        )
      : run(
          `SELECT c.seq FROM capture c INDEXED BY capture_facts
           WHERE c.inbox = (SELECT number FROM inbox WHERE name = @inbox) AND ${sql.join(' AND ')} ORDER BY c.seq DESC`,
          values,
          count,
        )

  const plain = (filter: CaptureFilter, window: PageWindow, count: number): number[] => {
    const condition = conditionOf(filter, window)
    if (filter.inbox !== undefined) return byFacts(filter, condition, count)
    if (condition.sql.length === 2) return inOrder(condition, count)
    const top = newest.get(window.below) ?? 0
    const near = inOrder(conditionOf(filter, { ...window, from: Math.max(window.from, top - NEWEST) }), count)
    return near.length === count ? near : byFacts(filter, condition, count)
  }

  return (filter: CaptureFilter, window: PageWindow, count: number): Found => {
    const wanted = wantedOf(filter)
    if (wanted === null) return { keys: plain(filter, window, count), resume: null }
    const condition = conditionOf(filter, window)
    const narrow = condition.sql.length > 2 || filter.inbox !== undefined
    const some = narrow ? byFacts(filter, condition, FEW + 1) : []
    return searchText({ filter, condition, wanted, window, count, few: narrow && some.length <= FEW ? some : null })
  }
}
