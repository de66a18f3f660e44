import type { Database } from 'better-sqlite3'
import type { QueueEntry } from '../../engine/port/queue.ts'
import { deliveryId } from './delivery-id.ts'
import type { Lane } from './lane.ts'
import type { Lanes } from './lanes.ts'
import { QUEUED, SCHEDULED } from './state.ts'

/** Waiting deliveries by due time, over one lane or all; never more than `limit` rows are read of a lane and state. */
export const createListWaiting = (db: Database, lanes: Lanes) => {
  const queued = db.prepare<[number, number], { id: number; due: number }>(
    'SELECT id, due FROM delivery INDEXED BY delivery_lane WHERE webhook = ? AND state = 0 ORDER BY id LIMIT ?',
  )
  const scheduled = db.prepare<[number, number], { id: number; due: number }>(
    'SELECT id, due FROM delivery INDEXED BY delivery_due WHERE webhook = ? AND state = 1 ORDER BY due, id LIMIT ?',
  )

  const ofLane = ({ number, webhookId, counts }: Lane, limit: number): QueueEntry[] => {
    const toEntry = (state: QueueEntry['state']) => (row: { id: number; due: number }) => ({
      id: deliveryId(row.id),
      webhookId,
      state,
      due: row.due,
      inFlight: lanes.flying(row.id) !== undefined,
    })
    return [
      ...(counts[QUEUED] > 0 ? queued.all(number, limit).map(toEntry('queued')) : []),
      ...(counts[SCHEDULED] > 0 ? scheduled.all(number, limit).map(toEntry('scheduled')) : []),
    ]
  }

  return (filter: { webhookId?: string; limit: number }): QueueEntry[] => {
    const lane = filter.webhookId === undefined ? undefined : lanes.get(filter.webhookId)
    const from = filter.webhookId === undefined ? lanes.all() : lane === undefined ? [] : [lane]
    return from
      .flatMap(one => ofLane(one, filter.limit))
      .toSorted((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1))
      .slice(0, filter.limit)
  }
}
