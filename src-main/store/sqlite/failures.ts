import type { Database } from 'better-sqlite3'
import type { FailureRow, Failures } from '../../engine/port/store.ts'
import { deliveryId } from './delivery-id.ts'
import { FAILED, SCHEDULED, type State } from './state.ts'

interface Webhook {
  number: number
  id: string
  name: string
  scheduled: number
  failed: number
}

interface Group {
  status: number | null
  error: string | null
  count: number
  attempts: number
  latest: number
  oldest: number
  newest: number
}

/**
 * What waits for a retry and what failed since a time, grouped by webhook and by what its latest attempt came to. One
 * pass over a covering index, in its order: no sorting and no row of the log is read, but the attempts of the oldest
 * delivery of each group. 200,000 failures: 230 ms on two cores that were six times overbooked, where counting the rows
 * of the index took 9 ms, and sorting them for all webhooks at once 1,360 ms.
 */
export const createFailureReads = (db: Database) => {
  const webhooks = db.prepare<[], Webhook>(
    'SELECT number, id, name, scheduled, failed FROM webhook WHERE scheduled + failed > 0 ORDER BY number',
  )
  const groups = db.prepare<[number, State, number], Group>(
    `SELECT last_status AS status, last_error AS error, count(*) AS count, sum(attempts) AS attempts,
       max(updated_at) AS latest, min(id) AS oldest, max(id) AS newest
     FROM delivery INDEXED BY delivery_failing
     WHERE webhook = ? AND state & 1 AND state = ? AND updated_at >= ?
     GROUP BY last_status, last_error`,
  )
  const firstFailure = db
    .prepare<[number, number], number | null>(
      'SELECT min(at) FROM attempt WHERE key > ? << 16 AND key < (? + 1) << 16 AND success = 0',
    )
    .pluck()

  const add = (rows: Map<string, FailureRow>, webhook: Webhook, state: State, group: Group): void => {
    const { status, error, count, attempts, latest, oldest, newest } = group
    const key = `${status} ${error}`
    const before = rows.get(key)
    const id = deliveryId(newest)
    const since = firstFailure.get(oldest, oldest) ?? latest
    rows.set(key, {
      webhookId: webhook.id,
      webhookName: webhook.name,
      status,
      error,
      failed: (before?.failed ?? 0) + (state === FAILED ? count : 0),
      waiting: (before?.waiting ?? 0) + (state === SCHEDULED ? count : 0),
      attempts: (before?.attempts ?? 0) + attempts,
      since: Math.min(before?.since ?? since, since),
      latest: Math.max(before?.latest ?? latest, latest),
      newestDelivery: before !== undefined && before.newestDelivery > id ? before.newestDelivery : id,
    })
  }

  const ofWebhook = (webhook: Webhook, since: number): FailureRow[] => {
    const rows = new Map<string, FailureRow>()
    if (webhook.failed > 0)
      for (const group of groups.all(webhook.number, FAILED, since)) add(rows, webhook, FAILED, group)
    if (webhook.scheduled > 0)
      for (const group of groups.all(webhook.number, SCHEDULED, 0)) add(rows, webhook, SCHEDULED, group)
    return [...rows.values()]
  }

  return {
    /** In one transaction, so that the counters and the groups are of the same moment. */
    failures: db.transaction((since: number): Failures => {
      const failing = webhooks.all()
      const rows = failing.flatMap(webhook => ofWebhook(webhook, since))
      const inAll = failing.reduce((sum, { failed }) => sum + failed, 0)
      return { earlier: inAll - rows.reduce((sum, { failed }) => sum + failed, 0), rows }
    }),
  }
}
