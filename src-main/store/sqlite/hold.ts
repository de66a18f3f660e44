import type { Database } from 'better-sqlite3'
import type { Lanes } from './lanes.ts'
import type { Purge } from './purge.ts'
import type { Transaction } from './transaction.ts'

/** Holding, releasing and dropping of lanes. What is in flight is not touched by a hold. */
export const createLaneControl = (db: Database, lanes: Lanes, purge: Purge) => {
  // A row that says so already is not written: the start of an engine needs no room on the disk.
  const saveHeld = db.prepare<[string | null, number, string | null]>(
    'UPDATE webhook SET held = ? WHERE number = ? AND held IS NOT ?',
  )
  const removeWebhook = db.prepare<[number]>('DELETE FROM webhook WHERE number = ?')

  const setHeld = (tx: Transaction, webhookId: string, reason: string | null): void => {
    const lane = lanes.get(webhookId)
    if (lane === undefined) return
    saveHeld.run(reason, lane.number, reason)
    tx.afterCommit(() => {
      lane.held = reason
    })
  }

  return {
    hold: (tx: Transaction, _now: number, webhookId: string, reason: string): void => setHeld(tx, webhookId, reason),
    release: (tx: Transaction, _now: number, webhookId: string): void => setHeld(tx, webhookId, null),

    /** The webhook is gone with this commit, its rows follow in steps. Late settlements find nothing in flight. */
    drop(tx: Transaction, _now: number, webhookId: string): void {
      const lane = lanes.get(webhookId)
      if (lane === undefined || removeWebhook.run(lane.number).changes === 0) return
      purge.begin('webhook', lane.number)
      tx.dropped.add(lane)
      tx.afterCommit(() => lanes.remove(lane))
    },
  }
}
