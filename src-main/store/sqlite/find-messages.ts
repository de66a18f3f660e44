import type { Database } from 'better-sqlite3'
import type { MessageFilter } from '../../../src-shared/model/message.ts'
import { containing, type Found, type PageWindow } from './page-window.ts'

/** Messages whose data is looked through for one page of a text search; the next page goes on from there. */
const SEARCH_SPAN = 10_000

/** Finds the keys of a page of messages. */
export const createFindMessages = (db: Database) => {
  const exact = db.prepare<[string], number>('SELECT seq FROM message WHERE id = ?').pluck()
  const newest = db.prepare<[number], number>('SELECT max(seq) FROM message WHERE seq < ?').pluck()

  const find = (filter: MessageFilter, window: PageWindow, bottom: number, pattern: string | null): number[] =>
    db
      .prepare<unknown[], number>(
        `SELECT m.seq FROM message m ${filter.type === undefined ? 'NOT INDEXED' : 'INDEXED BY message_type'}
         WHERE m.seq >= @from AND m.seq < @below AND m.seq >= @bottom
         ${filter.type === undefined ? '' : 'AND m.type = @type'}
         ${filter.since === undefined ? '' : 'AND m.created_at >= @since'}
         ${filter.until === undefined ? '' : 'AND m.created_at <= @until'}
         ${
           pattern === null
             ? ''
             : `AND (m.id LIKE @pattern ESCAPE '\\' OR m.type LIKE @pattern ESCAPE '\\'
                 OR (SELECT d.data FROM message_data d WHERE d.seq = m.seq) LIKE @pattern ESCAPE '\\')`
         }
         ORDER BY m.seq DESC LIMIT @count`,
      )
      .pluck()
      .all({ ...window, bottom, pattern, type: filter.type, count: filter.limit + 1 })

  return (filter: MessageFilter, window: PageWindow): Found => {
    const { q } = filter
    if (q === undefined || q === '') return { keys: find(filter, window, 0, null), resume: null }
    const seq = exact.get(q)
    if (seq !== undefined) return { keys: seq >= window.from && seq < window.below ? [seq] : [], resume: null }
    const top = newest.get(window.below) ?? 0
    const bottom = Math.max(0, top - SEARCH_SPAN)
    const keys = find(filter, window, bottom, containing(q))
    return { keys, resume: keys.length <= filter.limit && bottom > window.from ? bottom : null }
  }
}
