import type { Database } from 'better-sqlite3'
import { DAY } from '../../../src-shared/time.ts'
import type { Enqueued, EnqueuedOnce, NewMessage } from '../../engine/port/queue.ts'
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

/** Of a single event its message, of a batch `answer`. */
interface UsedKey {
  message: number
  answer: string | null
}

type BatchAnswer = Pick<Extract<EnqueuedOnce, { plan: string }>, 'plan' | 'taken'>

const NO_MESSAGE = 0

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
  const findKey = db.prepare<[string, number], UsedKey>(
    'SELECT message, answer FROM idempotency WHERE key = ? AND at > ?',
  )
  const saveKey = db.prepare<[string, number, string | null, number]>(
    `INSERT INTO idempotency (key, message, answer, at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET message = excluded.message, answer = excluded.answer, at = excluded.at`,
  )
  const sweepKeys = db.prepare<[number]>(
    `DELETE FROM idempotency WHERE key IN (SELECT key FROM idempotency WHERE at <= ? ORDER BY at LIMIT ${KEYS_SWEPT})`,
  )
  const findMessage = db.prepare<[number], { id: string; createdAt: number }>(
    'SELECT id, created_at AS createdAt FROM message WHERE seq = ?',
  )
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
    ...(findMessage.get(seq) ?? { id: '', createdAt: 0 }),
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
    return { outcome: 'accepted', id: message.id, createdAt, deliveries: made, skipped }
  }

  const keepKey = (now: number, key: string, message: number, answer: string | null): void => {
    sweepKeys.run(now - KEY_LIFE)
    saveKey.run(key, message, answer, now)
  }

  const enqueueOne = (tx: Transaction, now: number, message: NewMessage): Enqueued => {
    const { id, type, timestamp, origin, createdAt, data, idempotencyKey } = message
    if (idempotencyKey !== undefined) {
      const used = findKey.get(idempotencyKey, now - KEY_LIFE)
      if (used !== undefined) return used.answer === null ? answerOf(used.message) : { outcome: 'key-taken' }
    }
    const inserted = insertMessage.run(id, type, timestamp, origin, createdAt)
    if (inserted.changes === 0) return { outcome: 'taken' }
    const seq = Number(inserted.lastInsertRowid)
    insertData.run(seq, data)
    if (idempotencyKey !== undefined) keepKey(now, idempotencyKey, seq, null)
    return fanOut(tx, message, seq)
  }

  return {
    enqueue: (tx: Transaction, now: number, batch: readonly NewMessage[]): Enqueued[] =>
      batch.map(message => enqueueOne(tx, now, message)),

    enqueueOnce(tx: Transaction, now: number, batch: readonly NewMessage[], key: string, plan: string): EnqueuedOnce {
      const used = findKey.get(key, now - KEY_LIFE)
      if (used?.answer === null) return { outcome: 'key-taken' }
      if (used !== undefined) return { outcome: 'repeated', ...(JSON.parse(used.answer) as BatchAnswer) }
      const results = batch.map(message => enqueueOne(tx, now, message))
      const taken = results.flatMap(({ outcome }, place) => (outcome === 'taken' ? [place] : []))
      const answer: BatchAnswer = { plan, taken }
      if (taken.length < batch.length) keepKey(now, key, NO_MESSAGE, JSON.stringify(answer))
      return { outcome: 'accepted', results }
    },
  }
}
