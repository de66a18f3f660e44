import type { State } from './state.ts'

/** What of a message a sender needs. */
export interface Content {
  id: string
  type: string
  data: string
  timestamp: number
}

/** A delivery that waits in a lane's window or is in flight. */
export interface Entry {
  id: number
  message: number
  state: State
  due: number
  attempts: number
  manual: boolean
  /** Kept from the enqueue while there is room, else read when it is claimed. */
  content: Content | null
}

/**
 * One webhook's queue as the writer's memory has it. The rows on disk are the truth; `ready` and `retries` are windows
 * on them of a bounded size, filled again by index when they are empty, so that a long queue costs disk and not RAM.
 *
 *   ready     queued rows by id. All queued rows up to `tail` are in it or in flight; `complete` says that there are
 *             none after `tail`.
 *   retries   scheduled rows that are due. All others are due at `nextDue` or later; 0 means not looked up yet.
 */
export interface Lane {
  number: number
  webhookId: string
  held: string | null
  limit: number
  counts: [queued: number, scheduled: number, sent: number, failed: number]
  inFlight: number
  inFlightRetries: number
  ready: Entry[]
  tail: number
  complete: boolean
  retries: Entry[]
  nextDue: number
  /** First attempts handed out since the last retry. */
  sinceRetry: number
}

export const DEFAULT_CONCURRENCY = 8

/** A lane that knows its counts and nothing of its rows yet. */
export const createLane = (
  webhook: Pick<Lane, 'number' | 'webhookId' | 'held'> & { counts: Lane['counts'] },
): Lane => ({
  ...webhook,
  limit: DEFAULT_CONCURRENCY,
  inFlight: 0,
  inFlightRetries: 0,
  ready: [],
  tail: 0,
  complete: webhook.counts[0] === 0,
  retries: [],
  nextDue: webhook.counts[1] === 0 ? Infinity : 0,
  sinceRetry: 0,
})
