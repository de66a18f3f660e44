import { type ErrorBody, HookError } from '../../../src-shared/error.ts'
import { errorFromZod } from '../../../src-shared/input-error.ts'
import type { IdSource } from '../../../src-shared/id.ts'
import {
  type BatchPublished,
  type MessageCreate,
  messageCreateSchema,
  type Published,
} from '../../../src-shared/model/message.ts'
import type { Clock } from '../../../src-shared/time.ts'
import type { EventCheck } from '../event-type/event-check.ts'
import type { LiveFeed } from '../live/live-feed.ts'
import type { Enqueued, NewMessage, Queue } from '../port/queue.ts'
import type { Registry } from '../webhook/registry.ts'
import { matchWebhooks } from './match-webhooks.ts'
import { changeKey, mergeChange } from './merge-changes.ts'

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
   * Resolves when the message is on disk. Throws CONFLICT for an id that exists, BUSY when too much waits for the disk,
   * BACKEND_OFF, INVALID_INPUT for data that do not fit the schema of their type where such events are refused.
   */
  publish(event: MessageCreate, idempotencyKey?: string): Promise<Published>
  /**
   * Takes every item that is right and says what is wrong with the others. Changes of one object in one request become
   * one message, at the place of the first (R40). Throws BUSY, and BACKEND_OFF: none is taken.
   */
  publishBatch(items: readonly unknown[]): Promise<BatchPublished>
}

/** Messages that may wait for their commit at once; more are refused, so that memory stays bounded. */
const MOST_WAITING = 20_000

const inUse = (id: string): HookError =>
  new HookError('CONFLICT', `A message with the id ${id} exists.`, {
    field: 'id',
    help: 'Leave the id out, or choose another.',
  })

const backendOff = (): HookError =>
  new HookError('BACKEND_OFF', 'The webhook backend is off, so the event made no message.', {
    help: 'Turn it on in Settings or with “hookbench settings update --backend on”, then publish again.',
  })

/** An event that is taken, with the id of its message; later changes of the same object are merged into it. */
interface Taken {
  id: string
  event: MessageCreate
}

const bodyOf = (error: unknown): ErrorBody => {
  if (error instanceof HookError) return error.toBody()
  throw error
}

export const createPublisher = (options: PublisherOptions): Publisher => {
  const { queue, registry, clock, ids, live, wake, backendEnabled, eventCheck, log } = options
  let waiting = 0

  const checkEnabled = (): void => {
    if (!backendEnabled()) throw backendOff()
  }

  /** Into the message of `before`, where there is one. Throws INVALID_INPUT for data that the check refuses. */
  const take = (event: MessageCreate, check: EventCheck | null, before?: Taken): Taken => {
    const id = before?.id ?? event.id ?? ids.next('msg')
    check?.(event, id)
    if (before === undefined) return { id, event }
    before.event = mergeChange(before.event, event)
    return before
  }

  const toMessage = ({ id, event }: Taken, idempotencyKey?: string): NewMessage => {
    const now = clock.now()
    const records = (function* () {
      for (const { record } of registry.all()) yield record
    })()
    return {
      id,
      type: event.type,
      data: JSON.stringify(event.data),
      timestamp: event.timestamp === undefined ? now : Date.parse(event.timestamp),
      origin: event.origin ?? null,
      createdAt: now,
      ...matchWebhooks(records, event, ({ name }, problem) => {
        log?.warn(`Message ${id} and the webhook “${name}”: a condition counts as false, because ${problem}.`)
      }),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    }
  }

  const enqueue = async (batch: NewMessage[]): Promise<Enqueued[]> => {
    if (waiting + batch.length > MOST_WAITING) {
      throw new HookError('BUSY', 'Too many messages wait for the disk.', { help: 'Try again in a second.' })
    }
    waiting += batch.length
    try {
      const results = await queue.enqueue(batch)
      wake()
      for (const result of results) {
        if (result.outcome === 'accepted') for (const { id } of result.deliveries) live.deliveryChanged(id)
      }
      return results
    } finally {
      waiting -= batch.length
    }
  }

  return {
    async publish(event, idempotencyKey) {
      checkEnabled()
      const loading = eventCheck()
      const message = toMessage(take(event, loading && (await loading)), idempotencyKey)
      const [result] = await enqueue([message])
      if (result === undefined || result.outcome === 'taken') throw inUse(message.id)
      const { id, deliveries, skipped } = result
      return { id, deliveries, skipped }
    },

    async publishBatch(items) {
      checkEnabled()
      const errors: BatchPublished['errors'] = []
      const loading = eventCheck()
      const check = loading && (await loading)
      const changes = new Map<string, Taken>()
      const accepted: { index: number; taken: Taken }[] = []
      for (const [index, item] of items.entries()) {
        const parsed = messageCreateSchema.safeParse(item)
        try {
          if (!parsed.success) throw errorFromZod(parsed.error)
          const event = parsed.data
          const key = changeKey(event)
          const before = key === null ? undefined : changes.get(key)
          const taken = take(event, check, before)
          if (key !== null) changes.set(key, taken)
          accepted.push({ index, taken })
        } catch (error) {
          errors.push({ index, error: bodyOf(error) })
        }
      }
      const each = [...new Set(accepted.map(({ taken }) => taken))]
      const results = each.length === 0 ? [] : await enqueue(each.map(taken => toMessage(taken)))
      const outcomes = new Map(each.map((taken, position) => [taken, results[position]]))
      const idsDone: string[] = []
      for (const { index, taken } of accepted) {
        const result = outcomes.get(taken)
        if (result === undefined || result.outcome === 'taken') errors.push({ index, error: inUse(taken.id).toBody() })
        else idsDone.push(result.id)
      }
      errors.sort((a, b) => a.index - b.index)
      return { accepted: idsDone.length, ids: idsDone, errors }
    },
  }
}
