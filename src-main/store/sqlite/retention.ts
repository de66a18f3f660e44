import type { Database } from 'better-sqlite3'
import { DAY } from '../../../src-shared/time.ts'
import type { Lane } from './lane.ts'
import type { Lanes } from './lanes.ts'
import { createRemoveDelivery } from './remove-delivery.ts'
import { FAILED, SENT } from './state.ts'

/** Deliveries or messages taken away in one step, as many as `purge` takes. */
const STEP = 32
/** Messages looked through in one step. */
const SPAN = 512
const MESSAGE_DAYS = 30

interface Round {
  now: number
  /** Lanes with a state whose oldest deliveries are still to be looked at. */
  streams: { lane: Lane; state: typeof SENT | typeof FAILED }[]
  /** Messages up to this one were looked at. */
  message: number
}

interface Aged {
  key: number
  createdAt: number
}

export type Retention = ReturnType<typeof createRetention>

/**
 * Takes away what is older than it is to be kept (R91): ended deliveries after the days of their webhook, then messages
 * after 30 days that have no delivery left. A round goes through the lanes oldest first, a few rows at a time; one that
 * a restart breaks off is made up for by the next.
 */
export const createRetention = (db: Database, lanes: Lanes) => {
  const daysOf = db
    .prepare<[number], number>("SELECT json_extract(settings, '$.logRetentionDays') FROM webhook WHERE number = ?")
    .pluck()
  const oldest = db.prepare<[number, number], Aged>(
    `SELECT id AS key, created_at AS createdAt FROM delivery INDEXED BY delivery_lane WHERE webhook = ? AND state = ?
     ORDER BY id LIMIT ${STEP}`,
  )
  const removeDelivery = createRemoveDelivery(db)
  const saveCounts = db.prepare<[number, number, number]>(
    'UPDATE webhook SET sent = sent - ?, failed = failed - ? WHERE number = ?',
  )
  const messages = db.prepare<[number], Aged & { used: number }>(
    `SELECT seq AS key, created_at AS createdAt, EXISTS (SELECT 1 FROM delivery WHERE message = m.seq) AS used
     FROM message m WHERE seq > ? ORDER BY seq LIMIT ${SPAN}`,
  )
  const removeRows = ['message', 'message_data'].map(table =>
    db.prepare<[number]>(`DELETE FROM ${table} WHERE seq = ?`),
  )
  const removeSkipped = db.prepare<[number]>('DELETE FROM skipped WHERE message = ?')

  const removeDeliveries = db.transaction(
    ({ lane, state }: Round['streams'][number], keys: readonly number[]): void => {
      for (const key of keys) removeDelivery(key)
      saveCounts.run(state === SENT ? keys.length : 0, state === FAILED ? keys.length : 0, lane.number)
    },
  )

  const removeMessages = db.transaction((keys: readonly number[]): void => {
    for (const key of keys) {
      for (const remove of removeRows) remove.run(key)
      removeSkipped.run(key)
    }
  })

  /** One lane and state. False when its oldest are young. */
  const stepDeliveries = (stream: Round['streams'][number], now: number): boolean => {
    const days = daysOf.get(stream.lane.number)
    if (days === undefined) return false
    const found = oldest.all(stream.lane.number, stream.state)
    const young = found.findIndex(({ createdAt }) => createdAt >= now - days * DAY)
    const keys = (young < 0 ? found : found.slice(0, young)).map(({ key }) => key)
    if (keys.length === 0) return false
    removeDeliveries(stream, keys)
    stream.lane.counts[stream.state] -= keys.length
    return true
  }

  /** The next messages. False when the rest is young. */
  const stepMessages = (current: Round): boolean => {
    const found = messages.all(current.message)
    const young = found.findIndex(({ createdAt }) => createdAt >= current.now - MESSAGE_DAYS * DAY)
    const old = young < 0 ? found : found.slice(0, young)
    const unused = old.filter(({ used }) => used === 0).slice(0, STEP)
    if (unused.length > 0) removeMessages(unused.map(({ key }) => key))
    const more = unused.length === STEP
    const last = more ? unused.at(-1) : old.at(-1)
    if (last === undefined || (young >= 0 && !more)) return false
    current.message = last.key
    return true
  }

  let round: Round | null = null

  return {
    /** Starts a round as of `now`, Unix milliseconds. */
    begin(now: number): void {
      const streams = lanes.all().flatMap(lane => ([SENT, FAILED] as const).map(state => ({ lane, state })))
      round = { now, streams, message: 0 }
    },

    /** One step in a commit of its own. False when nothing is left to do. */
    step(): boolean {
      if (round === null) return false
      const [stream] = round.streams
      if (stream === undefined) {
        if (!stepMessages(round)) round = null
      } else if (!stepDeliveries(stream, round.now)) {
        round.streams.shift()
      }
      return round !== null
    },
  }
}
