import type { Database } from 'better-sqlite3'
import type { Claimed, JobCounts, LaneCounts, QueueCounts } from '../../engine/port/queue.ts'
import { deliveryId } from './delivery-id.ts'
import { type Content, createLane, type Entry, type Lane } from './lane.ts'
import { createLaneWindows } from './lane-window.ts'
import { FAILED, QUEUED, SCHEDULED, SENT } from './state.ts'

/** Of the places of a lane that has both, every fourth goes to a due retry. */
const RETRY_EVERY = 4

interface InFlight {
  lane: Lane
  entry: Entry
}

interface WebhookCounts {
  number: number
  webhookId: string
  held: string | null
  queued: number
  scheduled: number
  sent: number
  failed: number
}

export type Lanes = ReturnType<typeof createLanes>

/**
 * All lanes and what is in flight. Starts from the counters of the webhooks, without reading a delivery. Everything
 * here follows what was committed: writes report to it after their commit.
 */
export const createLanes = (db: Database) => {
  const contentOf = db.prepare<[number], Content>(
    `SELECT m.id, m.type, d.data, m.timestamp FROM message m JOIN message_data d ON d.seq = m.seq WHERE m.seq = ?`,
  )
  const webhooks = db.prepare<[], WebhookCounts>(
    'SELECT number, id AS webhookId, held, queued, scheduled, sent, failed FROM webhook ORDER BY number',
  )

  const inFlight = new Map<number, InFlight>()
  const windows = createLaneWindows(db, id => inFlight.has(id))
  const byWebhook = new Map<string, Lane>()
  let round: Lane[] = []
  let turn = 0

  const add = (lane: Lane): void => {
    byWebhook.set(lane.webhookId, lane)
    round.push(lane)
  }

  for (const { number, webhookId, held, queued, scheduled, sent, failed } of webhooks.iterate()) {
    add(createLane({ number, webhookId, held, counts: [queued, scheduled, sent, failed] }))
  }

  const isOpen = (lane: Lane, share: number): boolean =>
    lane.held === null && lane.inFlight < lane.limit && lane.inFlight < share

  const takeRetry = (lane: Lane): Entry | undefined => {
    lane.sinceRetry = 0
    return lane.retries.shift()
  }

  /** First attempts before retries, but a retry that is due gets every fourth place. */
  const takeFrom = (lane: Lane, now: number): Entry | undefined => {
    windows.fillReady(lane)
    windows.fillRetries(lane, now)
    if (lane.retries.length === 0) return lane.ready.shift()
    if (lane.ready.length === 0 || lane.sinceRetry >= RETRY_EVERY - 1) return takeRetry(lane)
    lane.sinceRetry++
    return lane.ready.shift()
  }

  const depart = (lane: Lane, entry: Entry): void => {
    inFlight.set(entry.id, { lane, entry })
    lane.inFlight++
    if (entry.state === SCHEDULED) lane.inFlightRetries++
  }

  /** Takes a delivery out of flight; undefined when it is not in flight. */
  const land = (id: number): InFlight | undefined => {
    const flight = inFlight.get(id)
    if (flight === undefined) return undefined
    inFlight.delete(id)
    flight.lane.inFlight--
    if (flight.entry.state === SCHEDULED) flight.lane.inFlightRetries--
    return flight
  }

  const giveBack = (id: number): void => {
    const flight = land(id)
    if (flight === undefined) return
    windows.putBack(flight.lane, flight.entry)
  }

  const pick = (max: number, share: number, now: number): InFlight[] => {
    const picked: InFlight[] = []
    let passed = 0
    while (picked.length < max && passed < round.length) {
      turn = turn >= round.length ? 0 : turn
      const lane = round[turn++]
      if (lane === undefined) break
      const entry = isOpen(lane, share) ? takeFrom(lane, now) : undefined
      if (entry === undefined) {
        passed++
        continue
      }
      passed = 0
      depart(lane, entry)
      picked.push({ lane, entry })
    }
    return picked
  }

  const toClaimed = ({ lane, entry }: InFlight): Claimed => {
    const content = entry.content ?? contentOf.get(entry.message)
    if (content === undefined) throw new Error(`Message ${entry.message} of delivery ${entry.id} is missing.`)
    windows.forget(entry)
    return {
      id: deliveryId(entry.id),
      webhookId: lane.webhookId,
      messageId: content.id,
      type: content.type,
      data: content.data,
      timestamp: content.timestamp,
      attempt: entry.attempts + 1,
      manual: entry.manual,
    }
  }

  /** When a lane can next do something that only time keeps it from. What is due in a full lane waits for room. */
  const nextOf = (lane: Lane, share: number, now: number): number => {
    if (lane.held !== null || lane.counts[SCHEDULED] === 0) return Infinity
    if (!isOpen(lane, share)) return windows.firstDueAfter(lane, now)
    windows.fillRetries(lane, now)
    return lane.retries[0]?.due ?? lane.nextDue
  }

  return {
    windows,
    get: (webhookId: string) => byWebhook.get(webhookId),
    all: (): readonly Lane[] => round,
    add,

    remove(lane: Lane): void {
      windows.rewind(lane)
      byWebhook.delete(lane.webhookId)
      round = round.filter(other => other !== lane)
      for (const [id, flight] of inFlight) if (flight.lane === lane) inFlight.delete(id)
    },

    flying: (id: number) => inFlight.get(id),
    land,
    giveBack,

    /** One read transaction for all, which is much cheaper than one for each row. */
    claim: db.transaction((max: number, share: number, now: number): Claimed[] => {
      const picked = pick(max, share, now)
      try {
        return picked.map(toClaimed)
      } catch (error) {
        for (const { entry } of picked) giveBack(entry.id)
        throw error
      }
    }),

    next(share: number, now: number): number | null {
      let first = Infinity
      for (const lane of round) first = Math.min(first, nextOf(lane, share, now))
      return first === Infinity ? null : first
    },

    counts(): QueueCounts {
      const sum: QueueCounts = { queued: 0, scheduled: 0, inFlight: 0, held: 0, sent: 0, failed: 0 }
      for (const { counts, inFlight: flying, held } of round) {
        sum.queued += counts[QUEUED]
        sum.scheduled += counts[SCHEDULED]
        sum.sent += counts[SENT]
        sum.failed += counts[FAILED]
        sum.inFlight += flying
        if (held !== null) sum.held += counts[QUEUED] + counts[SCHEDULED]
      }
      return sum
    },

    /** The rows that counting may read share one transaction. */
    jobCounts: db.transaction((): JobCounts => {
      const sum = { queued: 0, active: 0, deferred: 0, scheduled: 0, finished: 0, failed: 0 }
      let oldest = Infinity
      for (const lane of round) {
        const queued = lane.counts[QUEUED] - (lane.inFlight - lane.inFlightRetries)
        const scheduled = lane.counts[SCHEDULED] - lane.inFlightRetries
        sum.active += lane.inFlight
        sum.finished += lane.counts[SENT]
        sum.failed += lane.counts[FAILED]
        if (lane.held !== null) {
          sum.deferred += queued + scheduled
          continue
        }
        sum.queued += queued
        sum.scheduled += scheduled
        if (queued > 0) oldest = Math.min(oldest, windows.oldestReady(lane))
      }
      return { ...sum, oldestQueuedAt: oldest === Infinity ? null : oldest }
    }),

    inFlight: (): string[] => [...inFlight.keys()].toSorted((a, b) => b - a).map(deliveryId),

    laneCounts(webhookId: string): LaneCounts {
      const lane = byWebhook.get(webhookId)
      const [queued, scheduled, sent, failed] = lane?.counts ?? [0, 0, 0, 0]
      return { queued, scheduled, sent, failed, inFlight: lane?.inFlight ?? 0, held: lane?.held ?? null }
    },
  }
}
