import type { Database } from 'better-sqlite3'
import type { MessageFilter, Skipped } from '../../../src-shared/model/message.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import type { AttemptRecord } from '../../engine/port/queue.ts'
import type { DeliveryQuery, DeliveryRow, MessageRow } from '../../engine/port/store.ts'
import { createSelectAttempts } from './attempt-row.ts'
import { deliveryId, deliveryKey } from './delivery-id.ts'
import { createFindDeliveries } from './find-deliveries.ts'
import { createFindMessages } from './find-messages.ts'
import { createPageWindows, type PageWindow, toPage } from './page-window.ts'
import { states } from './state.ts'

interface Row extends Omit<DeliveryRow, 'id' | 'status' | 'test'> {
  key: number
  state: 0 | 1 | 2 | 3
  test: number
}

const SELECT = `SELECT d.id AS key, m.id AS messageId, w.id AS webhookId, w.name AS webhookName, d.type, d.state,
    CASE WHEN d.state < 2 THEN w.held END AS held, d.due, d.attempts, CASE WHEN d.state = 1 THEN d.due END AS nextAttemptAt,
    d.created_at AS createdAt, d.updated_at AS updatedAt, d.test, d.last_status AS lastStatus,
    d.last_error AS lastError, d.last_duration AS lastDurationMs, d.outcomes
  FROM delivery d JOIN message m ON m.seq = d.message JOIN webhook w ON w.number = d.webhook`

const toDelivery = ({ key, state, test, ...row }: Row): DeliveryRow => ({
  ...row,
  id: deliveryId(key),
  status: states[state],
  test: test === 1,
})

/** The window without what is newer than a delivery; one that cannot be an id begins nothing. */
const beginningWith = (from: string | undefined, window: PageWindow): PageWindow =>
  from === undefined ? window : { ...window, below: Math.min(window.below, (deliveryKey(from) ?? 0) + 1) }

/** The log of messages, deliveries and attempts, for the reading thread. */
export const createLogReads = (db: Database) => {
  const byKey = db.prepare<[number], Row>(`${SELECT} WHERE d.id = ?`)
  const ofMessage = db.prepare<[number], Row>(`${SELECT} WHERE d.message = ? ORDER BY d.id`)
  const messageColumns = 'm.id, m.type, d.data, m.timestamp, m.origin, m.created_at AS createdAt'
  const messageBySeq = db.prepare<[number], MessageRow>(
    `SELECT ${messageColumns} FROM message m JOIN message_data d ON d.seq = m.seq WHERE m.seq = ?`,
  )
  const seqOf = db.prepare<[string], number>('SELECT seq FROM message WHERE id = ?').pluck()
  const messageOf = db.prepare<[number], number>('SELECT message FROM delivery WHERE id = ?').pluck()
  const skippedOf = db.prepare<[number], Skipped>(
    `SELECT w.id AS webhookId, s.reason FROM skipped s JOIN webhook w ON w.number = s.webhook
     WHERE s.message = ? ORDER BY s.webhook`,
  )
  const attemptsOf = createSelectAttempts(db)
  const findDeliveries = createFindDeliveries(db)
  const findMessages = createFindMessages(db)
  const deliveryWindow = createPageWindows(db, 'delivery', 'id', 'created_at')
  const messageWindow = createPageWindows(db, 'message', 'seq', 'created_at')

  const read = (key: number): DeliveryRow | undefined => {
    const row = byKey.get(key)
    return row === undefined ? undefined : toDelivery(row)
  }

  return {
    deliveries: (filter: DeliveryQuery): Page<DeliveryRow> =>
      toPage(findDeliveries(filter, beginningWith(filter.from, deliveryWindow(filter))), filter.limit, read),

    delivery(id: string): { delivery: DeliveryRow; message: MessageRow; attempts: AttemptRecord[] } | null {
      const key = deliveryKey(id) ?? 0
      const delivery = read(key)
      const message = messageBySeq.get(messageOf.get(key) ?? 0)
      if (delivery === undefined || message === undefined) return null
      return { delivery, message, attempts: attemptsOf(key) }
    },

    deliveriesById: (ids: readonly string[]): DeliveryRow[] =>
      ids.map(id => read(deliveryKey(id) ?? 0)).filter(row => row !== undefined),

    messages: (filter: MessageFilter): Page<MessageRow> =>
      toPage(findMessages(filter, messageWindow(filter)), filter.limit, seq => messageBySeq.get(seq)),

    message(id: string): { message: MessageRow; deliveries: DeliveryRow[]; skipped: Skipped[] } | null {
      const seq = seqOf.get(id) ?? 0
      const message = messageBySeq.get(seq)
      if (message === undefined) return null
      return { message, deliveries: ofMessage.all(seq).map(toDelivery), skipped: skippedOf.all(seq) }
    },
  }
}
