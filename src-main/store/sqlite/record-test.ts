import type { Database } from 'better-sqlite3'
import { HookError } from '../../../src-shared/error.ts'
import type { AttemptRecord, NewMessage } from '../../engine/port/queue.ts'
import { createInsertAttempt } from './attempt-row.ts'
import { deliveryId } from './delivery-id.ts'
import type { Lanes } from './lanes.ts'
import { FAILED, SENT } from './state.ts'
import type { Transaction } from './transaction.ts'

/** A test in the log: a message, its delivery that has ended, and the one attempt. Throws HookError NOT_FOUND. */
export const createRecordTest = (db: Database, lanes: Lanes) => {
  const insertAttempt = createInsertAttempt(db)
  const insertMessage = db.prepare(
    'INSERT INTO message (id, type, timestamp, origin, created_at) VALUES (?, ?, ?, ?, ?)',
  )
  const insertData = db.prepare('INSERT INTO message_data (seq, data) VALUES (?, ?)')
  const insertDelivery = db.prepare(
    `INSERT INTO delivery (message, webhook, type, state, due, attempts, outcomes, test, created_at, updated_at,
       last_status, last_error, last_duration)
     VALUES (?, ?, ?, ?, ?, 1, ?, 1, ?, ?, ?, ?, ?)`,
  )

  return (tx: Transaction, now: number, message: NewMessage, attempt: AttemptRecord): string => {
    const { id, type, timestamp, origin, createdAt, data, webhookIds } = message
    const lane = lanes.get(webhookIds[0] ?? '')
    if (lane === undefined || tx.dropped.has(lane))
      throw new HookError('NOT_FOUND', 'The webhook of this test is gone.')
    const seq = Number(insertMessage.run(id, type, timestamp, origin, createdAt).lastInsertRowid)
    insertData.run(seq, data)
    const state = attempt.success ? SENT : FAILED
    const { lastInsertRowid } = insertDelivery.run(
      seq,
      lane.number,
      type,
      state,
      createdAt,
      attempt.success ? 's' : 'f',
      createdAt,
      now,
      attempt.status,
      attempt.errorClass,
      attempt.total,
    )
    const key = Number(lastInsertRowid)
    insertAttempt(key, attempt)
    tx.move(lane, null, state)
    tx.ended(lane, state, now)
    return deliveryId(key)
  }
}
