import type { Database } from 'better-sqlite3'
import { HookError } from '../../../src-shared/error.ts'
import type { CaptureAnswer } from '../../../src-shared/model/respond.ts'
import type { CaptureRecord } from '../../engine/port/store.ts'
import { createMarkCapture } from './capture/mark-capture.ts'
import type { CaptureRetention } from './capture/capture-retention.ts'
import type { RemoveCaptures } from './capture/remove-captures.ts'
import type { Transaction } from './transaction.ts'

/** So many captures may be too many for a moment: they are taken away together, when there is time or with an insert. */
const SLACK = 32

export const createCaptureWrites = (
  db: Database,
  removeCaptures: RemoveCaptures,
  retention: Pick<CaptureRetention, 'trim' | 'look'>,
) => {
  const countIn = db.prepare<[number, number, number, string], { number: number; tooMany: number; tooLarge: number }>(
    `UPDATE inbox SET captures = captures + 1, pinned = pinned + ?, loose_bytes = loose_bytes + ?, last_capture_at = ?
       WHERE name = ? RETURNING number, ifnull(captures - pinned - retention_count, 0) AS tooMany,
       ifnull(loose_bytes - retention_bytes, 0) AS tooLarge`,
  )
  const insert = db.prepare(
    `INSERT INTO capture (id, inbox, method, target, http_version, secure, received_at, content_type, event_type,
       body_size, body_sha256, truncated, scheme, result, code, reason, response_status, raw_headers, raw_trailers,
       remote_address, checks, answer, body_file, forward, replay_of, original_at,
       pinned, colour, note, kind, cause)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertBody = db.prepare<[number, Uint8Array]>('INSERT INTO capture_body (seq, body) VALUES (?, ?)')
  const answer = db.prepare<[string, number, string]>('UPDATE capture SET answer = ?, response_status = ? WHERE id = ?')
  const seqOf = db.prepare<[string], number>('SELECT seq FROM capture WHERE id = ?').pluck()
  const looseSeqOf = db.prepare<[string], number>('SELECT seq FROM capture WHERE id = ? AND pinned = 0').pluck()

  const addForward = db.prepare<[string, string]>('UPDATE capture SET forward = ? WHERE id = ?')

  return {
    forwardedCapture: (_tx: Transaction, _now: number, id: string, forward: string): void =>
      void addForward.run(forward, id),

    /** Throws HookError NOT_FOUND when the inbox is gone. */
    insertCapture(_tx: Transaction, _now: number, c: CaptureRecord): void {
      const at = c.importedAt ?? c.receivedAt
      const pinned = c.pinned ? 1 : 0
      const inbox = countIn.get(pinned, c.pinned ? 0 : c.bodySize, at, c.inbox)
      if (inbox === undefined) throw new HookError('NOT_FOUND', `There is no inbox named ${c.inbox}.`)
      const { lastInsertRowid } = insert.run(
        c.id,
        inbox.number,
        c.method,
        c.target,
        c.httpVersion,
        c.secure ? 1 : 0,
        at,
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
        c.bodyFile ? 1 : 0,
        c.forward,
        c.replayOf,
        c.importedAt === null ? null : c.receivedAt,
        pinned,
        c.colour,
        c.note,
        c.kind,
        c.cause,
      )
      insertBody.run(Number(lastInsertRowid), c.body)
      if (inbox.tooMany >= SLACK || inbox.tooLarge > 0) retention.trim(inbox.number)
      else if (inbox.tooMany > 0) retention.look(inbox.number)
    },

    captureAnswered(_tx: Transaction, _now: number, id: string, given: CaptureAnswer): void {
      answer.run(JSON.stringify(given), given.status, id)
    },

    removeCapture(_tx: Transaction, _now: number, id: string): boolean {
      const seq = seqOf.get(id)
      return seq !== undefined && removeCaptures([seq]) === 1
    },

    removeLooseCaptures: (_tx: Transaction, _now: number, ids: readonly string[]): number =>
      removeCaptures(ids.map(id => looseSeqOf.get(id)).filter(seq => seq !== undefined)),

    markCapture: createMarkCapture(db),
  }
}
