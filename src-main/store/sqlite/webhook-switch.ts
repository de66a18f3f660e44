import type { Database } from 'better-sqlite3'
import type { WebhookSwitch } from '../../engine/port/store.ts'
import { WEBHOOK_DISABLED } from '../../engine/webhook/webhook-disabled.ts'
import type { Lane } from './lane.ts'
import type { Transaction } from './transaction.ts'

/** Switches webhooks on and off together with their lanes. One that is so already keeps its reason. True: it was not. */
export const createWebhookSwitch = (db: Database) => {
  const flip = db.prepare<[number, string | null, number, number, number]>(
    'UPDATE webhook SET enabled = ?, disabled = ?, updated_at = ? WHERE number = ? AND enabled <> ?',
  )
  const saveHeld = db.prepare<[string | null, number]>('UPDATE webhook SET held = ? WHERE number = ?')

  return (tx: Transaction, now: number, lane: Lane, { enabled, disabled }: WebhookSwitch): boolean => {
    const wanted = enabled ? 1 : 0
    const held = enabled ? null : WEBHOOK_DISABLED
    const reason = disabled === null ? null : JSON.stringify(disabled)
    const { changes } = flip.run(wanted, reason, now, lane.number, wanted)
    saveHeld.run(held, lane.number)
    tx.afterCommit(() => {
      lane.held = held
    })
    return changes === 1
  }
}
