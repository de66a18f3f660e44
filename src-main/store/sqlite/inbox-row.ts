import type { Database } from 'better-sqlite3'
import type { InboxRecord, InboxRow } from '../../engine/port/store.ts'
import type { Purge } from './purge.ts'
import type { Transaction } from './transaction.ts'

export const createInboxReads = (db: Database) => {
  const all = db.prepare<[], InboxRow>(
    `SELECT name, scheme, options, secrets, public_url AS publicUrl, on_bad_signature AS onBadSignature,
       response_status AS responseStatus, response_content_type AS responseContentType,
       response_body AS responseBody, created_at AS createdAt, captures, last_capture_at AS lastCaptureAt
     FROM inbox ORDER BY number`,
  )
  return { listInboxes: (): InboxRow[] => all.all() }
}

export const createInboxWrites = (db: Database, purge: Purge) => {
  const insert = db.prepare<[InboxRecord]>(
    `INSERT INTO inbox (name, scheme, options, secrets, public_url, on_bad_signature, response_status,
       response_content_type, response_body, created_at)
     VALUES (@name, @scheme, @options, @secrets, @publicUrl, @onBadSignature, @responseStatus, @responseContentType, @responseBody, @createdAt)
     ON CONFLICT (name) DO NOTHING`,
  )
  const update = db.prepare<[InboxRecord]>(
    `UPDATE inbox SET scheme = @scheme, options = @options, secrets = @secrets, public_url = @publicUrl,
       on_bad_signature = @onBadSignature, response_status = @responseStatus,
       response_content_type = @responseContentType, response_body = @responseBody
     WHERE name = @name`,
  )
  const remove = db.prepare<[string], number>('DELETE FROM inbox WHERE name = ? RETURNING number').pluck()
  return {
    insertInbox: (_tx: Transaction, _now: number, record: InboxRecord): boolean => insert.run(record).changes === 1,
    updateInbox: (_tx: Transaction, _now: number, record: InboxRecord): void => void update.run(record),
    removeInbox(_tx: Transaction, _now: number, name: string): boolean {
      const number = remove.get(name)
      if (number === undefined) return false
      purge.begin('inbox', number)
      return true
    },
  }
}
