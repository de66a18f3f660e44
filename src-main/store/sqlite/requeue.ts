import type { Database } from 'better-sqlite3'
import { deliveryKey } from './delivery-id.ts'
import { type Lane } from './lane.ts'
import type { Lanes } from './lanes.ts'
import { FAILED, QUEUED } from './state.ts'
import type { Transaction } from './transaction.ts'

interface Row {
  state: number
  webhookId: string
}

/** A failed delivery is queued again, ahead of newer ones since its id is older. */
export const createRequeue = (db: Database, lanes: Lanes) => {
  const find = db.prepare<[number], Row>(
    'SELECT d.state, w.id AS webhookId FROM delivery d JOIN webhook w ON w.number = d.webhook WHERE d.id = ?',
  )
  const queue = db.prepare<[number, number, number]>(
    'UPDATE delivery SET state = 0, manual = 1, due = ?, updated_at = ? WHERE id = ?',
  )

  const requeueIn = (tx: Transaction, now: number, key: number, lane: Lane): 'queued' => {
    queue.run(now, now, key)
    tx.move(lane, FAILED, QUEUED)
    tx.afterCommit(() => lanes.windows.rewind(lane))
    return 'queued'
  }

  return (tx: Transaction, now: number, id: string): 'queued' | 'not-failed' | 'missing' => {
    const key = deliveryKey(id)
    const row = key === null ? undefined : find.get(key)
    const lane = row === undefined ? undefined : lanes.get(row.webhookId)
    if (key === null || row === undefined || lane === undefined) return 'missing'
    return row.state === FAILED ? requeueIn(tx, now, key, lane) : 'not-failed'
  }
}
