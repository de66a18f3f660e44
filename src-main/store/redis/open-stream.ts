import { isUtf8 } from 'node:buffer'
import { SECOND } from '../../../src-shared/time.ts'
import type { OpenStream, StreamEntry } from '../../engine/port/stream.ts'
import { redisError } from './redis-error.ts'

/** Also for a read that waits: an answer that takes longer will not come. */
const ANSWER_TIMEOUT = 15 * SECOND

/** In bytes: as text, the client would put other characters in place of what is not UTF-8. */
type Reply = [key: Buffer, entries: [id: Buffer, fields: Buffer[] | null][]][] | null

const textOf = (bytes: Buffer): string | null => (isUtf8(bytes) ? bytes.toString('utf8') : null)

const fieldsOf = (list: Buffer[] | null): StreamEntry['fields'] => {
  if (list === null || list.length === 0) return null
  const fields: Record<string, string | null> = {}
  for (let at = 0; at + 1 < list.length; at += 2) {
    fields[list[at]?.toString('utf8') ?? ''] = textOf(list[at + 1] ?? Buffer.alloc(0))
  }
  return fields
}

const entriesOf = (reply: Reply): StreamEntry[] =>
  (reply?.[0]?.[1] ?? []).map(([id, fields]) => ({ id: id.toString('latin1'), fields: fieldsOf(fields) }))

/**
 * A connection of its own for each stream, since a read waits in it. It does not connect again by itself: what was under
 * way must be asked for anew.
 */
export const openRedisStream: OpenStream = async ({ url, key, group, consumer, begin, signal }) => {
  // Loaded when the first stream is opened: most engines have none.
  const { Redis } = await import('ioredis')
  const redis = new Redis(url, {
    lazyConnect: true,
    protocol: 2,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    connectTimeout: 10 * SECOND,
    commandTimeout: ANSWER_TIMEOUT,
  })
  const place = `${redis.options.host}:${redis.options.port}`
  let lastError: unknown = null
  redis.on('error', error => (lastError = error))

  const close = (): void => {
    signal.removeEventListener('abort', close)
    redis.disconnect()
  }
  signal.addEventListener('abort', close)

  /** A connection that breaks says why by its event; what it rejects with then says only that it is closed. */
  const call = async <T>(answer: () => Promise<T>): Promise<T> => {
    try {
      return await answer()
    } catch (error) {
      const closed = error instanceof Error && /closed/i.test(error.message)
      throw redisError(closed && lastError !== null ? lastError : error, place)
    }
  }

  const makeGroup = async (): Promise<void> => {
    try {
      await redis.xgroup('CREATE', key, group, begin === 'first entry' ? '0' : '$', 'MKSTREAM')
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('BUSYGROUP'))) throw error
    }
  }

  try {
    signal.throwIfAborted()
    await call(() => redis.connect())
    await call(makeGroup)
  } catch (error) {
    close()
    throw error
  }

  return {
    async pending(after, count) {
      const read = redis.xreadgroupBuffer('GROUP', group, consumer, 'COUNT', count, 'STREAMS', key, after)
      return entriesOf(await call(() => read))
    },
    async next(count, waitMs) {
      const read = redis.xreadgroupBuffer(
        'GROUP',
        group,
        consumer,
        'COUNT',
        count,
        'BLOCK',
        waitMs,
        'STREAMS',
        key,
        '>',
      )
      return entriesOf(await call(() => read))
    },
    async acknowledge(ids) {
      await call(() => redis.xack(key, group, ...ids))
    },
    close,
  }
}
