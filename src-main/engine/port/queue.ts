import type { AttemptErrorClass } from '../../../src-shared/model/attempt.ts'
import type { Skipped } from '../../../src-shared/model/message.ts'
import type { Disabled } from '../../../src-shared/model/webhook.ts'

/** A message on its way in, already matched. Times are Unix milliseconds. */
export interface NewMessage {
  id: string
  type: string
  /** JSON text of the event's data, as it is stored and put into bodies. */
  data: string
  timestamp: number
  origin: string | null
  createdAt: number
  webhookIds: readonly string[]
  skipped: readonly Skipped[]
  idempotencyKey?: string
}

/**
 * `repeated`: the idempotency key was used within 24 h, this is the first answer. `taken`: the id exists. `key-taken`:
 * the key was used for a call of the other kind.
 */
export type Enqueued =
  | {
      outcome: 'accepted' | 'repeated'
      id: string
      createdAt: number
      deliveries: { id: string; webhookId: string }[]
      skipped: Skipped[]
    }
  | { outcome: 'taken' }
  | { outcome: 'key-taken' }

/** Of messages under one key. `repeated`: the plan of the first call, and which places of its batch were taken. */
export type EnqueuedOnce =
  | { outcome: 'accepted'; results: Enqueued[] }
  | { outcome: 'repeated'; plan: string; taken: number[] }
  | { outcome: 'key-taken' }

/** A delivery handed out to be sent now. */
export interface Claimed {
  id: string
  webhookId: string
  messageId: string
  type: string
  data: string
  timestamp: number
  /** Number of the attempt to make, from 1. */
  attempt: number
  manual: boolean
}

/** One finished attempt, flat and with its lists as JSON text, so that it crosses threads cheaply. */
export interface AttemptRecord {
  number: number
  /** Unix milliseconds at which the request began. */
  at: number
  manual: boolean
  success: boolean
  method: string
  url: string
  /** JSON of `[[name, value], …]`, secrets masked. */
  requestHeaders: string
  /** The body as it is shown; null when the message's payload format builds it again (no transform took part). */
  requestBody: string | null
  status: number | null
  /** JSON of `[[name, value], …]`. */
  responseHeaders: string | null
  responseBody: Uint8Array | null
  responseTruncated: boolean
  errorClass: AttemptErrorClass | null
  errorMessage: string | null
  /** JSON of `[AttemptNote, …]`; null when there are none. */
  notes: string | null
  /** Milliseconds; null for a step that did not take place. */
  dns: number | null
  connect: number | null
  tls: number | null
  firstByte: number | null
  total: number
}

/** What became of a claimed delivery. `disable` switches its webhook off in the same commit. */
export interface Settlement {
  id: string
  webhookId: string
  attempt: AttemptRecord
  next: { state: 'sent' } | { state: 'failed' } | { state: 'scheduled'; at: number }
  disable?: Disabled
}

export interface LaneLimits {
  /** Most deliveries of this webhook in flight at once. */
  concurrency: number
}

export interface LaneCounts {
  queued: number
  scheduled: number
  inFlight: number
  sent: number
  failed: number
  held: string | null
}

export interface QueueCounts {
  queued: number
  scheduled: number
  inFlight: number
  /** Of queued and scheduled: those whose webhook is held. */
  held: number
  sent: number
  failed: number
}

/** Every delivery counted once, by what it waits for or how it ended. */
export interface JobCounts {
  /** Waits to be sent now. */
  queued: number
  active: number
  /** Waits until its webhook is released. */
  deferred: number
  /** Waits for the time of its retry. */
  scheduled: number
  finished: number
  failed: number
  /** Unix milliseconds since when the oldest of `queued` waits; null when none does. */
  oldestQueuedAt: number | null
}

export type Removal = 'removed' | 'in-flight' | 'missing'

/** A waiting delivery as the queue sees it. */
export interface QueueEntry {
  id: string
  webhookId: string
  state: 'queued' | 'scheduled'
  due: number
  inFlight: boolean
}

/**
 * The queue: one lane per webhook, served round-robin, first attempts before retries. Limits and holds are applied
 * before a delivery is handed out, so a lane that must wait costs nothing.
 *
 *   enqueue → queued ──claim──▶ in flight ──settle──▶ sent | failed | scheduled (due later, claimed again)
 *
 * In flight is a lease of this process only: after a crash what was in flight is queued or scheduled as before.
 * Nothing resolves before its commit is on disk. Proved by test/conformance/queue, which every implementation runs.
 */
export interface Queue {
  enqueue(batch: readonly NewMessage[]): Promise<Enqueued[]>
  /**
   * The messages of one call, unless the key was used within 24 h. The key is kept, with the plan (a text that only the
   * caller reads), when one of them was accepted: in the same commit, so that of calls at once one is the first.
   */
  enqueueOnce(batch: readonly NewMessage[], key: string, plan: string): Promise<EnqueuedOnce>
  /**
   * At most `max` deliveries that are due and that no limit or hold keeps back; none of a webhook that has `share` in
   * flight already.
   */
  claim(max: number, share?: number): Promise<Claimed[]>
  settle(batch: readonly Settlement[]): Promise<void>
  /** Keeps the leases of long attempts. */
  renew(ids: readonly string[]): Promise<void>
  /** Gives leases back without an attempt: the deliveries are as if never claimed. */
  giveBack(ids: readonly string[]): Promise<void>
  /** A failed delivery gets one more attempt now. */
  requeue(id: string): Promise<'queued' | 'not-failed' | 'missing'>
  /**
   * Takes deliveries and their attempts away, all in one commit, and answers for each what became of it. What is in
   * flight stays. Their messages stay too, with the reason (removed-reason.ts).
   */
  remove(ids: readonly string[]): Promise<Removal[]>
  hold(webhookId: string, reason: string): Promise<void>
  release(webhookId: string): Promise<void>
  /** Forgets a webhook: its lane, its log, everything that waits. */
  drop(webhookId: string): Promise<void>
  tune(webhookId: string, limits: LaneLimits): Promise<void>
  /** Due time of the earliest waiting delivery that only time keeps back, under that share; null when there is none. */
  next(share?: number): Promise<number | null>
  /**
   * The clock was set back, by `byMs` as far as this queue has seen it (0: perhaps, while nobody looked). What is
   * scheduled becomes due sooner by so much, and nothing waits longer than its delay.
   */
  clockSetBack(byMs: number): Promise<void>
  counts(): Promise<QueueCounts>
  laneCounts(webhookId: string): Promise<LaneCounts>
  jobCounts(): Promise<JobCounts>
  /** Ids of what is in flight, newest first. */
  inFlight(): Promise<string[]>
  /** Waiting deliveries in due order. */
  list(filter: { webhookId?: string; limit: number }): Promise<QueueEntry[]>
}
