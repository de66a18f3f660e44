import type { Database } from 'better-sqlite3'
import { removedReason } from '../../engine/delivery/removed-reason.ts'
import type { Removal } from '../../engine/port/queue.ts'
import { deliveryKey } from './delivery-id.ts'
import type { Lanes } from './lanes.ts'
import { createRemoveDelivery } from './remove-delivery.ts'
import { type State, states } from './state.ts'
import type { Transaction } from './transaction.ts'

interface Row {
  state: State
  message: number
  webhookId: string
}

/** Takes single deliveries away, as a person asks; the message keeps the reason in the place of each. */
export const createRemove = (db: Database, lanes: Lanes) => {
  const find = db.prepare<[number], Row>(
    `SELECT d.state, d.message, w.id AS webhookId FROM delivery d JOIN webhook w ON w.number = d.webhook
     WHERE d.id = ?`,
  )
  const removeDelivery = createRemoveDelivery(db)
  const saveReason = db.prepare<[number, number, string]>(
    'INSERT OR REPLACE INTO skipped (message, webhook, reason) VALUES (?, ?, ?)',
  )

  const removeOne = (tx: Transaction, key: number): Removal => {
    const row = find.get(key)
    const lane = row === undefined ? undefined : lanes.get(row.webhookId)
    if (row === undefined || lane === undefined) return 'missing'
    if (lanes.flying(key) !== undefined) return 'in-flight'
    removeDelivery(key)
    saveReason.run(row.message, lane.number, removedReason[states[row.state]])
    tx.move(lane, row.state, null)
    tx.afterCommit(() => lanes.windows.reread(lane))
    return 'removed'
  }

  return (tx: Transaction, _now: number, ids: readonly string[]): Removal[] =>
    ids.map(id => removeOne(tx, deliveryKey(id) ?? 0))
}
