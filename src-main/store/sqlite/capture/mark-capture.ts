import type { Database } from 'better-sqlite3'
import type { CaptureMark } from '../../../../src-shared/model/capture-filter.ts'
import type { CaptureHead } from '../../../engine/port/store.ts'
import type { Transaction } from '../transaction.ts'
import { HEAD, type StoredHead, unpack } from './capture-row.ts'

interface Marked {
  seq: number
  inbox: number
  pinned: number
  colour: string | null
  note: string
  size: number
}

/** What a person writes on a capture. */
export const createMarkCapture = (db: Database) => {
  const find = db.prepare<[string], Marked>(
    'SELECT seq, inbox, pinned, colour, note, body_size AS size FROM capture WHERE id = ?',
  )
  const save = db.prepare<[number, string | null, string, number]>(
    'UPDATE capture SET pinned = ?, colour = ?, note = ? WHERE seq = ?',
  )
  const count = db.prepare<[number, number, number]>(
    'UPDATE inbox SET pinned = pinned + ?, loose_bytes = loose_bytes - ? WHERE number = ?',
  )
  const head = db.prepare<[number], StoredHead>(
    `SELECT ${HEAD} FROM capture c JOIN inbox i ON i.number = c.inbox WHERE c.seq = ?`,
  )

  /** Null: there is none. */
  return (_tx: Transaction, _now: number, id: string, mark: CaptureMark): CaptureHead | null => {
    const before = find.get(id)
    if (before === undefined) return null
    const pinned = mark.pinned === undefined ? before.pinned : Number(mark.pinned)
    const colour = mark.colour === undefined ? before.colour : mark.colour
    save.run(pinned, colour, mark.note ?? before.note, before.seq)
    const more = pinned - before.pinned
    if (more !== 0) count.run(more, more * before.size, before.inbox)
    const row = head.get(before.seq)
    return row === undefined ? null : unpack(row)
  }
}
