import type { Database } from 'better-sqlite3'
import type { DeliveryQuery } from '../../engine/port/store.ts'
import { deliveryKey } from './delivery-id.ts'
import { mergeStreams } from './merge-streams.ts'
import { containing, type Found, type PageWindow } from './page-window.ts'
import { type State, stateOf } from './state.ts'

/** Messages looked through for one page of a text search; the next page goes on from there. */
const SEARCH_SPAN = 200_000
/** Below this many deliveries in the wanted states their rows are looked at one by one for the type. */
const FEW = 20_000

interface Condition {
  sql: string[]
  values: (string | number)[]
}

interface Stream {
  webhook: number
  state: State
  count: number
}

/**
 * Finds the keys of a page, each kind of filter by the index that fits it:
 *
 *   message        delivery_message
 *   part of text   the messages newest first, bounded
 *   type           delivery_type
 *   webhook/state  delivery_lane, one sorted stream for each webhook and state, merged
 *   nothing        the table itself
 */
export const createFindDeliveries = (db: Database) => {
  const webhooks = db.prepare<[string | null], { number: number; counts: string; isHeld: number }>(
    `SELECT number, json_array(queued, scheduled, sent, failed) AS counts, held IS NOT NULL AS isHeld
     FROM webhook WHERE id = ifnull(?, id)`,
  )
  const messageSeq = db.prepare<[string], number>('SELECT seq FROM message WHERE id = ?').pluck()
  const lastMessage = db
    .prepare<[number], number>('SELECT message FROM delivery WHERE id < ? ORDER BY id DESC LIMIT 1')
    .pluck()
  const firstOfMessage = db
    .prepare<[number], number>('SELECT id FROM delivery WHERE message >= ? ORDER BY message, id LIMIT 1')
    .pluck()

  const run = (sql: string, values: readonly (string | number)[]): number[] =>
    db
      .prepare<(string | number)[], number>(sql)
      .pluck()
      .all(...values)

  const streamsOf = (filter: DeliveryQuery): Stream[] => {
    const wanted = (filter.status ?? (['queued', 'scheduled', 'sent', 'failed'] as const)).map(stateOf)
    return webhooks.all(filter.webhookId ?? null).flatMap(({ number, counts, isHeld }) => {
      if (filter.held !== undefined && filter.held !== (isHeld === 1)) return []
      const byState = JSON.parse(counts) as [number, number, number, number]
      return wanted.map(state => ({ webhook: number, state, count: byState[state] })).filter(stream => stream.count > 0)
    })
  }

  /** What every row must meet, whichever index leads to it. */
  const conditionOf = (filter: DeliveryQuery, window: PageWindow): Condition => {
    const sql = ['d.id >= ?', 'd.id < ?']
    const values: (string | number)[] = [window.from, window.below]
    const add = (text: string, ...more: (string | number)[]): void => {
      sql.push(text)
      values.push(...more)
    }
    if (filter.since !== undefined) add('d.created_at >= ?', window.since)
    if (filter.until !== undefined) add('d.created_at <= ?', window.until)
    if (filter.type !== undefined) add('d.type = ?', filter.type)
    if (filter.webhookId !== undefined) add('d.webhook = (SELECT number FROM webhook WHERE id = ?)', filter.webhookId)
    else add('d.webhook IN (SELECT number FROM webhook)')
    if (filter.held !== undefined) {
      add(`d.webhook IN (SELECT number FROM webhook WHERE held IS ${filter.held ? 'NOT NULL' : 'NULL'})`)
    }
    if (filter.status !== undefined) add(`d.state IN (${filter.status.map(stateOf).join(', ')})`)
    return { sql, values }
  }

  const byKey = (index: string, { sql, values }: Condition, count: number): Found => ({
    keys: run(`SELECT d.id FROM delivery d ${index} WHERE ${sql.join(' AND ')} ORDER BY d.id DESC LIMIT ?`, [
      ...values,
      count,
    ]),
    resume: null,
  })

  const byMessage = (seq: number, { sql, values }: Condition, count: number): Found =>
    byKey('INDEXED BY delivery_message', { sql: ['d.message = ?', ...sql], values: [seq, ...values] }, count)

  const byStreams = (streams: readonly Stream[], filter: DeliveryQuery, window: PageWindow, count: number): Found => {
    const sql = ['d.webhook = ?', 'd.state = ?', 'd.id >= ?', 'd.id < ?']
    const tail: (string | number)[] = []
    if (filter.since !== undefined) sql.push('d.created_at >= ?')
    if (filter.since !== undefined) tail.push(window.since)
    if (filter.until !== undefined) sql.push('d.created_at <= ?')
    if (filter.until !== undefined) tail.push(window.until)
    if (filter.type !== undefined) sql.push('d.type = ?')
    if (filter.type !== undefined) tail.push(filter.type)
    const one = db
      .prepare<(string | number)[], number>(
        `SELECT d.id FROM delivery d INDEXED BY delivery_lane WHERE ${sql.join(' AND ')} ORDER BY d.id DESC LIMIT ?`,
      )
      .pluck()
    const read = ({ webhook, state }: Stream, below: number, most: number): number[] =>
      one.all(webhook, state, window.from, below, ...tail, most)
    return { keys: mergeStreams(streams, read, window.below, count), resume: null }
  }

  /** Looks through the messages newest first, and stops after a span, so that no page takes long. */
  const byText = (q: string, window: PageWindow, { sql, values }: Condition, count: number): Found => {
    const top = lastMessage.get(window.below)
    if (top === undefined) return { keys: [], resume: null }
    const bottom = top - SEARCH_SPAN
    const pattern = containing(q)
    const keys = run(
      `SELECT d.id FROM message m CROSS JOIN delivery d INDEXED BY delivery_message ON d.message = m.seq
       WHERE m.seq <= ? AND m.seq > ? AND (m.id LIKE ? ESCAPE '\\' OR m.type LIKE ? ESCAPE '\\') AND ${sql.join(' AND ')}
       ORDER BY m.seq DESC, d.id DESC LIMIT ?`,
      [top, bottom, pattern, pattern, ...values, count],
    )
    const reached = bottom > 0 && keys.length < count ? firstOfMessage.get(bottom + 1) : undefined
    return { keys, resume: reached !== undefined && reached > window.from ? reached : null }
  }

  /** A whole id needs no search. */
  const searchText = (q: string, window: PageWindow, condition: Condition, count: number): Found => {
    const key = deliveryKey(q)
    if (key !== null) {
      return byKey('', { sql: ['d.id = ?', ...condition.sql], values: [key, ...condition.values] }, count)
    }
    const seq = messageSeq.get(q)
    if (seq !== undefined) return byMessage(seq, condition, count)
    return byText(q, window, condition, count)
  }

  return (filter: DeliveryQuery, window: PageWindow): Found => {
    const count = filter.limit + 1
    const condition = conditionOf(filter, window)
    if (filter.messageId !== undefined) {
      const seq = messageSeq.get(filter.messageId)
      return seq === undefined ? { keys: [], resume: null } : byMessage(seq, condition, count)
    }
    if (filter.q !== undefined && filter.q !== '') return searchText(filter.q, window, condition, count)

    const narrow = filter.webhookId !== undefined || filter.status !== undefined || filter.held !== undefined
    const streams = narrow ? streamsOf(filter) : []
    const rows = streams.reduce((sum, { count: some }) => sum + some, 0)
    if (narrow && (filter.type === undefined || rows <= FEW)) return byStreams(streams, filter, window, count)
    return byKey(filter.type === undefined ? 'NOT INDEXED' : 'INDEXED BY delivery_type', condition, count)
  }
}
