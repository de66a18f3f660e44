import type { Database } from 'better-sqlite3'
import type { CaptureFilter } from '../../../src-shared/model/capture.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import type { CaptureHead, CaptureRecord } from '../../engine/port/store.ts'
import { containing, createPageWindows, type Found, type PageWindow, toPage } from './page-window.ts'

/** Captures looked through for one page of a search; the next page goes on from there. */
const SEARCH_SPAN = 20_000

type Flags = 'secure' | 'truncated' | 'answered'
type Stored<T> = Omit<T, Flags> & Record<Flags, number>

const HEAD = `c.id, i.name AS inbox, c.method, c.target, c.http_version AS httpVersion, c.secure,
  c.received_at AS receivedAt, c.content_type AS contentType, c.event_type AS eventType, c.body_size AS bodySize,
  c.body_sha256 AS bodySha256, c.truncated, c.scheme, c.result, c.code, c.reason,
  c.answer IS NOT NULL AS answered, c.response_status AS responseStatus`
const REST = `c.raw_headers AS rawHeaders, c.raw_trailers AS rawTrailers, c.remote_address AS remoteAddress, c.checks,
  c.answer, b.body`

const unpack = <T extends Stored<CaptureHead>>(row: T) => ({
  ...row,
  secure: row.secure === 1,
  truncated: row.truncated === 1,
  answered: row.answered === 1,
})

/** Captures, for the reading thread. Lists do not touch the bodies. */
export const createCaptureReads = (db: Database) => {
  const headBySeq = db.prepare<[number], Stored<CaptureHead>>(
    `SELECT ${HEAD} FROM capture c JOIN inbox i ON i.number = c.inbox WHERE c.seq = ?`,
  )
  const whole = db.prepare<[string], Stored<CaptureRecord>>(
    `SELECT ${HEAD}, ${REST} FROM capture c JOIN inbox i ON i.number = c.inbox JOIN capture_body b ON b.seq = c.seq
     WHERE c.id = ?`,
  )
  const total = db.prepare<[], number>('SELECT ifnull(sum(captures), 0) FROM inbox').pluck()
  const newest = db.prepare<[number], number>('SELECT max(seq) FROM capture WHERE seq < ?').pluck()
  const lastValid = db
    .prepare<[string, string], string>(
      `SELECT id FROM capture
       WHERE inbox = (SELECT number FROM inbox WHERE name = ?) AND result = 'valid' AND scheme = ?
       ORDER BY seq DESC LIMIT 1`,
    )
    .pluck()
  const windowOf = createPageWindows(db, 'capture', 'seq', 'received_at')

  const find = (filter: CaptureFilter, window: PageWindow): Found => {
    const searching = filter.result !== undefined || filter.method !== undefined || filter.q !== undefined
    const bottom = searching ? Math.max(0, (newest.get(window.below) ?? 0) - SEARCH_SPAN) : 0
    const where = ['c.seq >= @from', 'c.seq < @below', 'c.seq >= @bottom']
    if (filter.inbox === undefined) where.push('c.inbox IN (SELECT number FROM inbox)')
    else where.push('c.inbox = (SELECT number FROM inbox WHERE name = @inbox)')
    if (filter.since !== undefined) where.push('c.received_at >= @since')
    if (filter.until !== undefined) where.push('c.received_at <= @until')
    if (filter.result !== undefined) where.push('c.result = @result')
    if (filter.method !== undefined) where.push('c.method = @method')
    if (filter.q !== undefined) {
      where.push(
        "(c.target LIKE @pattern ESCAPE '\\' OR c.raw_headers LIKE @pattern ESCAPE '\\' OR c.event_type LIKE @pattern ESCAPE '\\')",
      )
    }
    const index = filter.inbox === undefined ? 'NOT INDEXED' : 'INDEXED BY capture_inbox'
    const keys = db
      .prepare<unknown[], number>(
        `SELECT c.seq FROM capture c ${index} WHERE ${where.join(' AND ')} ORDER BY c.seq DESC LIMIT @count`,
      )
      .pluck()
      .all({
        ...window,
        bottom,
        inbox: filter.inbox,
        result: filter.result,
        method: filter.method,
        pattern: containing(filter.q ?? ''),
        count: filter.limit + 1,
      })
    return { keys, resume: keys.length <= filter.limit && bottom > window.from ? bottom : null }
  }

  const head = (seq: number): CaptureHead | undefined => {
    const row = headBySeq.get(seq)
    return row === undefined ? undefined : unpack(row)
  }

  return {
    listCaptures: (filter: CaptureFilter): Page<CaptureHead> =>
      toPage(find(filter, windowOf(filter)), filter.limit, head),
    getCapture(id: string): CaptureRecord | null {
      const row = whole.get(id)
      return row === undefined ? null : unpack(row)
    },
    lastValidCapture: (inbox: string, scheme: string): string | null => lastValid.get(inbox, scheme) ?? null,
    countCaptures: (): number => total.get() ?? 0,
  }
}
