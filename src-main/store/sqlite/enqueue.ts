import type { Database } from 'better-sqlite3'
import { DAY } from '../../../src-shared/time.ts'
import type { Enqueued, NewMessage } from '../../engine/port/queue.ts'
import { deliveryId } from './delivery-id.ts'
import type { Content, Lane } from './lane.ts'
import type { Lanes } from './lanes.ts'
import { QUEUED } from './state.ts'
import type { Transaction } from './transaction.ts'

const KEY_LIFE = DAY
/** Old keys taken away with every new one, so that they cannot pile up. */
const KEYS_SWEPT = 2
/** Why a message that was matched to a webhook made no delivery for it. */
const WEBHOOK_DELETED = 'webhook deleted'

type Accepted = Extract<Enqueued, { id: string }>

export const createEnqueue = (db: Database, lanes: Lanes) => {
  const insertMessage = db.prepare<[string, string, number, string | null, number]>(
    'INSERT INTO message (id, type, timestamp, origin, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
  )
  const insertData = db.prepare<[number, string]>('INSERT INTO message_data (seq, data) VALUES (?, ?)')
  const insertDelivery = db.prepare<[number, number, string, number, number, number]>(
    'INSERT INTO delivery (message, webhook, type, due, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const insertSkipped = db.prepare<[number, number, string]>(
    'INSERT OR IGNORE INTO skipped (message, webhook, reason) VALUES (?, ?, ?)',
  )
  const findKey = db.prepare<[string], { message: number; at: number }>(
    'SELECT message, at FROM idempotency WHERE key = ?',
  )
  const saveKey = db.prepare<[string, number, number]>(
    'INSERT INTO idempotency (key, message, at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET message = excluded.message, at = excluded.at',
  )
  const sweepKeys = db.prepare<[number]>(
    `DELETE FROM idempotency WHERE key IN (SELECT key FROM idempotency WHERE at <= ? ORDER BY at LIMIT ${KEYS_SWEPT})`,
  )
  const messageId = db.prepare<[number], string>('SELECT id FROM message WHERE seq = ?').pluck()
  const deliveriesOf = db.prepare<[number], { key: number; webhookId: string }>(
    `SELECT d.id AS key, w.id AS webhookId FROM delivery d JOIN webhook w ON w.number = d.webhook
     WHERE d.message = ? ORDER BY d.id`,
  )
  const skippedOf = db.prepare<[number], { webhookId: string; reason: string }>(
    `SELECT w.id AS webhookId, s.reason FROM skipped s JOIN webhook w ON w.number = s.webhook
     WHERE s.message = ? ORDER BY s.webhook`,
  )

  /** The answer that a message got when it came. */
  const answerOf = (seq: number): Accepted => ({
    outcome: 'repeated',
    id: messageId.get(seq) ?? '',
    deliveries: deliveriesOf.all(seq).map(({ key, webhookId }) => ({ id: deliveryId(key), webhookId })),
    skipped: skippedOf.all(seq),
  })

  /** A webhook that was deleted after the message was matched gets no delivery; the answer says so. */
  const fanOut = (tx: Transaction, message: NewMessage, seq: number): Accepted => {
    const { type, createdAt } = message
    const content: Content = { id: message.id, type, data: message.data, timestamp: message.timestamp }
    const made: { id: string; webhookId: string }[] = []
    const skipped = [...message.skipped]
    const rows: [Lane, number][] = []
    for (const webhookId of message.webhookIds) {
      const lane = lanes.get(webhookId)
      if (lane === undefined || tx.dropped.has(lane)) {
        skipped.push({ webhookId, reason: WEBHOOK_DELETED })
        continue
      }
      const result = insertDelivery.run(seq, lane.number, type, createdAt, createdAt, createdAt)
      const key = Number(result.lastInsertRowid)
      made.push({ id: deliveryId(key), webhookId })
      rows.push([lane, key])
      tx.move(lane, null, QUEUED)
    }
    tx.afterCommit(() => {
      for (const [lane, key] of rows) lanes.windows.append(lane, key, seq, createdAt, content)
    })
    for (const { webhookId, reason } of message.skipped) {
      const lane = lanes.get(webhookId)
      if (lane !== undefined && !tx.dropped.has(lane)) insertSkipped.run(seq, lane.number, reason)
    }
    return { outcome: 'accepted', id: message.id, deliveries: made, skipped }
  }

  const enqueueOne = (tx: Transaction, now: number, message: NewMessage): Enqueued => {
    const { id, type, timestamp, origin, createdAt, data, idempotencyKey } = message
    if (idempotencyKey !== undefined) {
      const used = findKey.get(idempotencyKey)
      if (used !== undefined && now - used.at < KEY_LIFE) return answerOf(used.message)
    }
    const inserted = insertMessage.run(id, type, timestamp, origin, createdAt)
    if (inserted.changes === 0) return { outcome: 'taken' }
    const seq = Number(inserted.lastInsertRowid)
    insertData.run(seq, data)
    if (idempotencyKey !== undefined) {
      sweepKeys.run(now - KEY_LIFE)
      saveKey.run(idempotencyKey, seq, now)
    }
    return fanOut(tx, message, seq)
  }

  return (tx: Transaction, now: number, batch: readonly NewMessage[]): Enqueued[] =>
    batch.map(message => enqueueOne(tx, now, message))
}
