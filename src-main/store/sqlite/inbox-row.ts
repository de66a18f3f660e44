import type { Database } from 'better-sqlite3'
import type { InboxRecord, InboxRow } from '../../engine/port/store.ts'
import type { Purge } from './purge.ts'
import type { Transaction } from './transaction.ts'

type Stored<T extends InboxRecord> = Omit<T, 'showLastEvent'> & { showLastEvent: number }

const toRow = (record: InboxRecord): Stored<InboxRecord> => ({
  ...record,
  showLastEvent: record.showLastEvent ? 1 : 0,
})

export const createInboxReads = (db: Database) => {
  const all = db.prepare<[], Stored<InboxRow>>(
    `SELECT name, scheme, options, secrets, public_url AS publicUrl, on_bad_signature AS onBadSignature,
       respond, handshake, forward_to AS forwardTo, breakpoint, show_last_event AS showLastEvent,
       created_at AS createdAt, captures, last_capture_at AS lastCaptureAt
     FROM inbox ORDER BY number`,
  )
  return {
    listInboxes: (): InboxRow[] => all.all().map(row => ({ ...row, showLastEvent: row.showLastEvent === 1 })),
  }
}

export const createInboxWrites = (db: Database, purge: Purge) => {
  const insert = db.prepare<[Stored<InboxRecord>]>(
    `INSERT INTO inbox (name, scheme, options, secrets, public_url, on_bad_signature, respond, handshake, forward_to,
       breakpoint, show_last_event, created_at)
     VALUES (@name, @scheme, @options, @secrets, @publicUrl, @onBadSignature, @respond, @handshake, @forwardTo,
       @breakpoint, @showLastEvent, @createdAt)
     ON CONFLICT (name) DO NOTHING`,
  )
  const update = db.prepare<[Stored<InboxRecord>]>(
    `UPDATE inbox SET scheme = @scheme, options = @options, secrets = @secrets, public_url = @publicUrl,
       on_bad_signature = @onBadSignature, respond = @respond, handshake = @handshake, forward_to = @forwardTo,
       breakpoint = @breakpoint, show_last_event = @showLastEvent
     WHERE name = @name`,
  )
  const remove = db.prepare<[string], number>('DELETE FROM inbox WHERE name = ? RETURNING number').pluck()
  return {
    insertInbox: (_tx: Transaction, _now: number, record: InboxRecord): boolean =>
      insert.run(toRow(record)).changes === 1,
    updateInbox: (_tx: Transaction, _now: number, record: InboxRecord): void => void update.run(toRow(record)),
    removeInbox(_tx: Transaction, _now: number, name: string): boolean {
      const number = remove.get(name)
      if (number === undefined) return false
      purge.begin('inbox', number)
      return true
    },
  }
}
