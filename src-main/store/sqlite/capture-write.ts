import type { Database } from 'better-sqlite3'
import { HookError } from '../../../src-shared/error.ts'
import type { CaptureAnswer } from '../../../src-shared/model/respond.ts'
import type { CaptureRecord } from '../../engine/port/store.ts'
import type { Transaction } from './transaction.ts'

export const createCaptureWrites = (db: Database) => {
  const countIn = db
    .prepare<[number, string], number>(
      'UPDATE inbox SET captures = captures + 1, last_capture_at = ? WHERE name = ? RETURNING number',
    )
    .pluck()
  const insert = db.prepare(
    `INSERT INTO capture (id, inbox, method, target, http_version, secure, received_at, content_type, event_type,
       body_size, body_sha256, truncated, scheme, result, code, reason, response_status, raw_headers, raw_trailers,
       remote_address, checks, answer)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertBody = db.prepare<[number, Uint8Array]>('INSERT INTO capture_body (seq, body) VALUES (?, ?)')
  const answer = db.prepare<[string, number, string]>('UPDATE capture SET answer = ?, response_status = ? WHERE id = ?')
  const remove = db.prepare<[string], { seq: number; inbox: number }>(
    'DELETE FROM capture WHERE id = ? RETURNING seq, inbox',
  )
  const removeBody = db.prepare<[number]>('DELETE FROM capture_body WHERE seq = ?')
  const countOut = db.prepare<[number]>('UPDATE inbox SET captures = captures - 1 WHERE number = ?')

  return {
    /** Throws HookError NOT_FOUND when the inbox is gone. */
    insertCapture(_tx: Transaction, _now: number, c: CaptureRecord): void {
      const inbox = countIn.get(c.receivedAt, c.inbox)
      if (inbox === undefined) throw new HookError('NOT_FOUND', `There is no inbox named ${c.inbox}.`)
      const { lastInsertRowid } = insert.run(
        c.id,
        inbox,
        c.method,
        c.target,
        c.httpVersion,
        c.secure ? 1 : 0,
        c.receivedAt,
        c.contentType,
        c.eventType,
        c.bodySize,
        c.bodySha256,
        c.truncated ? 1 : 0,
        c.scheme,
        c.result,
        c.code,
        c.reason,
        c.responseStatus,
        c.rawHeaders,
        c.rawTrailers,
        c.remoteAddress,
        c.checks,
        c.answer,
      )
      insertBody.run(Number(lastInsertRowid), c.body)
    },

    captureAnswered(_tx: Transaction, _now: number, id: string, given: CaptureAnswer): void {
      answer.run(JSON.stringify(given), given.status, id)
    },

    removeCapture(_tx: Transaction, _now: number, id: string): boolean {
      const row = remove.get(id)
      if (row === undefined) return false
      removeBody.run(row.seq)
      countOut.run(row.inbox)
      return true
    },
  }
}
