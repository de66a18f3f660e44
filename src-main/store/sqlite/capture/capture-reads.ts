import type { Database } from 'better-sqlite3'
import type { CaptureFilter } from '../../../../src-shared/model/capture.ts'
import type { Page } from '../../../../src-shared/model/page.ts'
import type { CaptureHead, CaptureRecord } from '../../../engine/port/store.ts'
import { createPageWindows, toPage } from '../page-window.ts'
import { createCaptureColumns } from './capture-columns.ts'
import { HEAD, REST, type StoredHead, type StoredWhole, unpack } from './capture-row.ts'
import { createCountCaptures } from './count-captures.ts'
import { createFindCaptures } from './find-captures.ts'

/** Captures, for the reading thread. Lists without texts do not touch the bodies. */
export const createCaptureReads = (db: Database) => {
  const headBySeq = db.prepare<[number], StoredHead>(
    `SELECT ${HEAD} FROM capture c JOIN inbox i ON i.number = c.inbox WHERE c.seq = ?`,
  )
  const idBySeq = db.prepare<[number], string>('SELECT id FROM capture WHERE seq = ?').pluck()
  const whole = db.prepare<[string], StoredWhole>(
    `SELECT ${HEAD}, ${REST} FROM capture c JOIN inbox i ON i.number = c.inbox JOIN capture_body b ON b.seq = c.seq
     WHERE c.id = ?`,
  )
  const total = db.prepare<[], number>('SELECT ifnull(sum(captures), 0) FROM inbox').pluck()
  const lastValid = db
    .prepare<[string, string], string>(
      `SELECT id FROM capture
       WHERE inbox = (SELECT number FROM inbox WHERE name = ?) AND result = 'valid' AND scheme = ?
       ORDER BY seq DESC LIMIT 1`,
    )
    .pluck()
  const windowOf = createPageWindows(db, 'capture', 'seq', 'received_at')
  const find = createFindCaptures(db)
  const columnsOf = createCaptureColumns(db)

  const head = (seq: number): CaptureHead | undefined => {
    const row = headBySeq.get(seq)
    return row === undefined ? undefined : unpack(row)
  }
  /** In one view of the database: a part of the index may go meanwhile. */
  const page = db.transaction(
    <T>(filter: CaptureFilter, read: (seq: number) => T | undefined): Page<T> =>
      toPage(find(filter, windowOf(filter), filter.limit + 1), filter.limit, read),
  ) as <T>(filter: CaptureFilter, read: (seq: number) => T | undefined) => Page<T>

  return {
    listCaptures(filter: CaptureFilter): Page<CaptureHead> {
      if (filter.columns === undefined) return page(filter, head)
      const columns = columnsOf(filter.columns)
      return page(filter, seq => {
        const found = head(seq)
        return found === undefined ? undefined : { ...found, columns: columns(seq) }
      })
    },
    /** The same, of ids only. */
    findCaptures: (filter: CaptureFilter): Page<string> => page(filter, seq => idBySeq.get(seq)),
    getCapture(id: string): CaptureRecord | null {
      const row = whole.get(id)
      return row === undefined ? null : { ...unpack(row), bodyFile: row.bodyFile === 1 }
    },
    lastValidCapture: (inbox: string, scheme: string): string | null => lastValid.get(inbox, scheme) ?? null,
    countCaptures: (): number => total.get() ?? 0,
    countMatching: createCountCaptures(db, find, windowOf),
  }
}
