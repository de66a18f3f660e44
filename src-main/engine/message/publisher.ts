import { type ErrorBody, HookError } from '../../../src-shared/error.ts'
import type { IdSource } from '../../../src-shared/id.ts'
import type { BatchItem } from '../../../src-shared/message/batch-item.ts'
import type { BatchPublished, NewEvent, Published } from '../../../src-shared/model/message.ts'
import type { Clock } from '../../../src-shared/time.ts'
import type { EventCheck } from '../event-type/event-check.ts'
import type { LiveFeed } from '../live/live-feed.ts'
import type { Enqueued, NewMessage, Queue } from '../port/queue.ts'
import type { Registry } from '../webhook/registry.ts'
import { batchAnswer, type BatchPlan } from './batch-plan.ts'
import { type Breathe, createBreathe } from './breathe.ts'
import { matchWebhooks } from './match-webhooks.ts'
import { changeKey, mergeChange } from './merge-changes.ts'
import { unsubscribed } from './unsubscribed.ts'

export interface PublisherOptions {
  queue: Queue
  registry: Registry
  clock: Clock
  ids: IdSource
  live: LiveFeed
  wake: () => void
  /** False: events make no messages (R97). */
  backendEnabled: () => boolean
  /** What events are checked with before they are taken; null: with nothing. */
  eventCheck: () => Promise<EventCheck> | null
  /** Told in a sentence of each condition of a webhook that could not be answered (R46). */
  log?: { warn(message: string): void }
}

export interface Publisher {
  /**
   * Resolves when the message is on disk. What no webhook gets is answered with the reason for every webhook. Throws
   * CONFLICT for an id that exists, BUSY when too much waits for the disk, BACKEND_OFF, INVALID_INPUT for data that do
   * not fit the schema of their type where such events are refused.
   */
  publish(event: NewEvent, idempotencyKey?: string): Promise<Published>
  /**
   * Takes every item that is right and says what is wrong with the others. Changes of one object in one request become
   * one message, at the place of the first (R40). Throws BUSY, and BACKEND_OFF: none is taken. A key is kept once an
   * item was taken under it; then the batch is answered as it was, whatever it holds.
   */
  publishBatch(items: readonly BatchItem[], idempotencyKey?: string): Promise<BatchPublished>
}

/** Messages that may wait for their commit at once; more are refused, so that memory stays bounded. */
const MOST_WAITING = 20_000

const inUse = (id: string): HookError =>
  new HookError('CONFLICT', `A message with the id ${id} exists.`, {
    field: 'id',
    help: 'Leave the id out, or choose another.',
  })

const keyInUse = (what: string): HookError =>
  new HookError('CONFLICT', `The Idempotency-Key was used for ${what} within 24 hours.`, {
    field: 'Idempotency-Key',
    help: 'Choose another key.',
  })

const backendOff = (): HookError =>
  new HookError('BACKEND_OFF', 'The webhook backend is off, so the event made no message.', {
    help: 'Turn it on in Settings or with “hookbench settings update --backend on”, then publish again.',
  })

/** An event that is taken, with the id of its message; later changes of the same object are merged into it. */
interface Taken {
  id: string
  event: NewEvent
}

const inUseBody = (id: string): ErrorBody => inUse(id).toBody()

export const createPublisher = (options: PublisherOptions): Publisher => {
  const { queue, registry, clock, ids, live, wake, backendEnabled, eventCheck, log } = options
  let waiting = 0

  const checkEnabled = (): void => {
    if (!backendEnabled()) throw backendOff()
  }

  /** Into the message of `before`, where there is one. Throws INVALID_INPUT for data that the check refuses. */
  const take = (event: NewEvent, check: EventCheck | null, before?: Taken): Taken => {
    const id = before?.id ?? event.id ?? ids.next('msg')
    check?.(event, id)
    if (before === undefined) return { id, event }
    before.event = mergeChange(before.event, event)
    return before
  }

  const toMessage = async ({ id, event }: Taken, breathe: Breathe, idempotencyKey?: string): Promise<NewMessage> => {
    const now = clock.now()
    const records = (function* () {
      for (const { record } of registry.all()) yield record
    })()
    return {
      id,
      type: event.type,
      data: event.dataText,
      timestamp: event.timestamp === undefined ? now : Date.parse(event.timestamp),
      origin: event.origin ?? null,
      createdAt: now,
      ...(await matchWebhooks(
        records,
        event,
        ({ name }, problem) => {
          log?.warn(`Message ${id} and the webhook “${name}”: a condition counts as false, because ${problem}.`)
        },
        breathe,
      )),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    }
  }

  const whileWaiting = async <T>(count: number, commit: () => Promise<T>): Promise<T> => {
    if (waiting + count > MOST_WAITING) {
      throw new HookError('BUSY', 'Too many messages wait for the disk.', { help: 'Try again in a second.' })
    }
    waiting += count
    try {
      return await commit()
    } finally {
      waiting -= count
    }
  }

  const tell = (results: readonly Enqueued[]): void => {
    wake()
    for (const result of results) {
      if (result.outcome === 'accepted') for (const { id } of result.deliveries) live.deliveryChanged(id)
    }
  }

  const planBatch = async (
    items: readonly BatchItem[],
    check: EventCheck | null,
    breathe: Breathe,
  ): Promise<{ plan: BatchPlan; messages: Taken[] }> => {
    const plan: BatchPlan = { errors: [], ids: [], items: [] }
    const messages: Taken[] = []
    const changes = new Map<string, Taken>()
    const places = new Map<Taken, number>()
    const refuse = (index: number, error: HookError): void => void plan.errors.push({ index, error: error.toBody() })

    const takeAt = (index: number, event: NewEvent): void => {
      const key = changeKey(event)
      const taken = take(event, check, key === null ? undefined : changes.get(key))
      if (key !== null) changes.set(key, taken)
      const place = places.get(taken) ?? messages.push(taken) - 1
      places.set(taken, place)
      plan.items.push([index, place])
    }
    for (const [index, item] of items.entries()) {
      if (item instanceof HookError) refuse(index, item)
      else {
        try {
          takeAt(index, item)
        } catch (error) {
          if (!(error instanceof HookError)) throw error
          refuse(index, error)
        }
      }
      const pause = breathe()
      if (pause !== null) await pause
    }
    plan.ids = messages.map(({ id }) => id)
    return { plan, messages }
  }

  const takenAt = (results: readonly Enqueued[]): number[] =>
    results.flatMap(({ outcome }, place) => (outcome === 'taken' ? [place] : []))

  const commitBatch = async (plan: BatchPlan, messages: NewMessage[], key?: string): Promise<BatchPublished> => {
    if (key === undefined) {
      const results = await queue.enqueue(messages)
      tell(results)
      return batchAnswer(plan, takenAt(results), inUseBody)
    }
    const once = await queue.enqueueOnce(messages, key, JSON.stringify(plan))
    if (once.outcome === 'key-taken') throw keyInUse('a single event')
    if (once.outcome === 'repeated') return batchAnswer(JSON.parse(once.plan), once.taken, inUseBody)
    tell(once.results)
    return batchAnswer(plan, takenAt(once.results), inUseBody)
  }

  return {
    async publish(event, idempotencyKey) {
      checkEnabled()
      const loading = eventCheck()
      const message = await toMessage(take(event, loading && (await loading)), createBreathe(), idempotencyKey)
      const results = await whileWaiting(1, () => queue.enqueue([message]))
      tell(results)
      const [result] = results
      if (result?.outcome === 'key-taken') throw keyInUse('a batch')
      if (result === undefined || result.outcome === 'taken') throw inUse(message.id)
      const { id, createdAt, deliveries, skipped } = result
      const others = deliveries.length > 0 ? [] : unsubscribed(registry, createdAt, skipped)
      return { id, deliveries, skipped: [...skipped, ...others] }
    },

    async publishBatch(items, idempotencyKey) {
      checkEnabled()
      const loading = eventCheck()
      const breathe = createBreathe()
      const { plan, messages } = await planBatch(items, loading && (await loading), breathe)
      if (messages.length === 0) return batchAnswer(plan, [], inUseBody)
      return whileWaiting(messages.length, async () => {
        const made: NewMessage[] = []
        for (const message of messages) made.push(await toMessage(message, breathe))
        return commitBatch(plan, made, idempotencyKey)
      })
    },
  }
}
