import type { Database } from 'better-sqlite3'
import type { Content, Entry, Lane } from './lane.ts'
import { QUEUED, SCHEDULED, type State } from './state.ts'

const WINDOW = 256
const RETRY_WINDOW = 64
/** Characters of message data kept in memory over all lanes. */
const CONTENT_BUDGET = 8 * 1024 * 1024

interface Row {
  id: number
  message: number
  due: number
  attempts: number
  manual: number
}

export type LaneWindows = ReturnType<typeof createLaneWindows>

/** Fills the windows of lanes from the rows on disk. `isInFlight` tells the rows that are not to be handed out again. */
export const createLaneWindows = (db: Database, isInFlight: (id: number) => boolean) => {
  const queuedAfter = db.prepare<[number, number, number], Row>(
    `SELECT id, message, due, attempts, manual FROM delivery INDEXED BY delivery_lane
     WHERE webhook = ? AND state = 0 AND id > ? ORDER BY id LIMIT ?`,
  )
  const scheduledByDue = db.prepare<[number, number], Row>(
    `SELECT id, message, due, attempts, manual FROM delivery INDEXED BY delivery_due
     WHERE webhook = ? AND state = 1 ORDER BY due, id LIMIT ?`,
  )
  const dueAfter = db
    .prepare<[number, number], number>(
      'SELECT due FROM delivery INDEXED BY delivery_due WHERE webhook = ? AND state = 1 AND due > ? ORDER BY due LIMIT 1',
    )
    .pluck()
  let budget = CONTENT_BUDGET

  const toEntry = (row: Row, state: State): Entry => ({ ...row, state, manual: row.manual === 1, content: null })

  const forget = (entry: Entry): void => {
    if (entry.content === null) return
    budget += entry.content.data.length
    entry.content = null
  }

  /** Empties the window, so that it is read from the first row again. */
  const rewind = (lane: Lane): void => {
    for (const entry of lane.ready) forget(entry)
    lane.ready = []
    lane.tail = 0
    lane.complete = false
  }

  const fillReady = (lane: Lane): void => {
    while (lane.ready.length === 0 && !lane.complete) {
      const rows = queuedAfter.all(lane.number, lane.tail, WINDOW)
      for (const row of rows) if (!isInFlight(row.id)) lane.ready.push(toEntry(row, QUEUED))
      lane.complete = rows.length < WINDOW
      lane.tail = rows.at(-1)?.id ?? lane.tail
    }
  }

  return {
    /** A delivery that was just committed. */
    append(lane: Lane, id: number, message: number, due: number, content: Content): void {
      if (!lane.complete) return
      if (lane.ready.length >= WINDOW) {
        lane.complete = false
        return
      }
      const keep = content.data.length <= budget
      if (keep) budget -= content.data.length
      lane.ready.push({ id, message, state: QUEUED, due, attempts: 0, manual: false, content: keep ? content : null })
      lane.tail = id
    },

    /** A delivery that comes back unsent takes its place again. What the window does not reach is read later. */
    putBack(lane: Lane, entry: Entry): void {
      if (entry.state === SCHEDULED) {
        lane.retries = []
        lane.nextDue = 0
      } else if (entry.id <= lane.tail) {
        const place = lane.ready.findIndex(other => other.id > entry.id)
        lane.ready.splice(place === -1 ? lane.ready.length : place, 0, entry)
      }
    },

    rewind,

    /** Knows nothing of a lane's rows any more: rows went away. */
    reread(lane: Lane): void {
      rewind(lane)
      lane.retries = []
      lane.nextDue = 0
    },

    forget,

    /** Due time of the first retry that is not due yet; Infinity when there is none. */
    firstDueAfter: (lane: Lane, now: number): number => dueAfter.get(lane.number, now) ?? Infinity,

    fillReady,

    /** Since when the delivery waits that waits longest; those queued again by hand are out of order. */
    oldestReady(lane: Lane): number {
      fillReady(lane)
      let oldest = Infinity
      for (const { due, manual } of lane.ready) {
        oldest = Math.min(oldest, due)
        if (!manual) break
      }
      return oldest
    },

    fillRetries(lane: Lane, now: number): void {
      if (lane.retries.length > 0 || lane.nextDue > now) return
      const most = RETRY_WINDOW + lane.inFlightRetries
      const rows = scheduledByDue.all(lane.number, most)
      lane.nextDue = rows.length < most ? Infinity : (rows.at(-1)?.due ?? Infinity)
      for (const row of rows) {
        if (isInFlight(row.id)) continue
        if (row.due > now) {
          lane.nextDue = row.due
          return
        }
        lane.retries.push(toEntry(row, SCHEDULED))
      }
    },
  }
}
