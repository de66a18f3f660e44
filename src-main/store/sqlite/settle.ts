import type { Database } from 'better-sqlite3'
import type { Settlement } from '../../engine/port/queue.ts'
import { createInsertAttempt } from './attempt-row.ts'
import { deliveryKey } from './delivery-id.ts'
import type { Lanes } from './lanes.ts'
import { SCHEDULED, stateOf } from './state.ts'
import type { Transaction } from './transaction.ts'
import { createWebhookSwitch } from './webhook-switch.ts'

export const createSettle = (db: Database, lanes: Lanes) => {
  const insertAttempt = createInsertAttempt(db)
  const update = db.prepare(
    `UPDATE delivery SET state = ?, due = ?, attempts = ?, outcomes = outcomes || ?, manual = 0, updated_at = ?,
       last_status = ?, last_error = ?, last_duration = ?
     WHERE id = ?`,
  )
  const switchTo = createWebhookSwitch(db)

  /** What is not in flight, or was claimed again since, is a settlement that came too late. */
  const settleOne = (tx: Transaction, now: number, settlement: Settlement): void => {
    const { attempt, next } = settlement
    const key = deliveryKey(settlement.id)
    const flight = key === null ? undefined : lanes.flying(key)
    if (key === null || flight === undefined || tx.settled.has(key)) return
    const { lane, entry } = flight
    if (attempt.number !== entry.attempts + 1) return
    tx.settled.add(key)

    const state = stateOf(next.state)
    // What has ended keeps the time for which its last attempt was due.
    const due = next.state === 'scheduled' ? next.at : entry.due
    insertAttempt(key, attempt)
    update.run(
      state,
      due,
      attempt.number,
      attempt.success ? 's' : 'f',
      now,
      attempt.status,
      attempt.errorClass,
      attempt.total,
      key,
    )
    tx.move(lane, entry.state, state)
    tx.ended(lane, state, now)
    if (settlement.disable !== undefined) switchTo(tx, now, lane, { enabled: false, disabled: settlement.disable })
    tx.afterCommit(() => {
      lanes.land(key)
      if (state === SCHEDULED) lane.nextDue = Math.min(lane.nextDue, due)
    })
  }

  return (tx: Transaction, now: number, batch: readonly Settlement[]): void => {
    for (const settlement of batch) settleOne(tx, now, settlement)
  }
}
