import { HookError } from '../../../../src-shared/error.ts'
import type { NewEvent } from '../../../../src-shared/model/message.ts'
import { type Clock, SECOND } from '../../../../src-shared/time.ts'
import type { Publisher } from '../../message/publisher.ts'
import type { SourceStore, StreamRecord } from '../../port/source-store.ts'
import type { OpenStream, StreamEntry, StreamReader } from '../../port/stream.ts'
import type { Vault } from '../../port/vault.ts'
import { createBell } from '../bell.ts'
import { publishAll } from '../publish-all.ts'
import { createCondition, type RunningSource } from '../running-source.ts'
import { readEntry } from './read-entry.ts'

export interface FollowStreamOptions {
  record: StreamRecord
  store: Pick<SourceStore, 'made'>
  publisher: Pick<Publisher, 'publishBatch'>
  vault: Pick<Vault, 'open'>
  clock: Clock
  openStream: OpenStream
  /** Told when the condition or what is counted changed. */
  onChange: () => void
  /** Told of each entry that is no message; resolves when that is kept. */
  warn: (message: string) => Promise<void>
  onError: (error: unknown) => void
}

const BATCH = 200
const READ_WAIT = 5 * SECOND
const OFF_PAUSE = SECOND
const FIRST_BACK_OFF = SECOND / 4
const LONGEST_BACK_OFF = 5 * SECOND

/**
 * Reads a Redis stream as one consumer of a group:
 *
 *   open → own entries that were not acknowledged → new entries → publish → acknowledge
 *
 * An entry is acknowledged when its message is on disk, or when the app log says why it is none. Whatever breaks, the
 * connection is opened anew and what was not acknowledged comes again.
 */
export const followStream = (options: FollowStreamOptions): RunningSource => {
  const { record, store, publisher, clock, warn, onError } = options
  const { key, group } = record.stream
  const condition = createCondition(options.onChange)
  const bell = createBell(clock)
  const ending = new AbortController()
  let wasOpen = false
  let backOff = FIRST_BACK_OFF

  const warnOf = (entry: string, problem: string): Promise<void> =>
    warn(`Entry ${entry} of the Redis stream ${key} (source “${record.name}”) makes no message: ${problem}.`)

  /** Publishes; while the engine takes no events it waits, and the entries stay in Redis. */
  const publish = async (events: readonly NewEvent[]) => {
    for (;;) {
      const outcome = await publishAll(publisher, events, bell, ({ message, help = '' }) =>
        condition.set('running', `${message} ${help}`.trim()),
      )
      if (outcome !== 'off') return outcome
      condition.set('running', 'The engine takes no events now; the entries wait in Redis.')
      await bell.sleep(OFF_PAUSE)
    }
  }

  /** Resolves when every entry is a message on disk, or told of. False: it was stopped meanwhile. */
  const handle = async (entries: readonly StreamEntry[], again: boolean): Promise<boolean> => {
    const right: { id: string; derived: boolean; event: NewEvent }[] = []
    for (const entry of entries) {
      const read = readEntry(entry, record.id)
      if ('problem' in read) await warnOf(entry.id, read.problem)
      else right.push({ id: entry.id, ...read })
    }
    if (right.length > 0) {
      const outcome = await publish(right.map(({ event }) => event))
      if (outcome === 'stopped') return false
      for (const { index, why } of outcome.refused) await warnOf(right[index]?.id ?? '', why.replace(/\.$/, ''))
      const twice = again ? [] : outcome.there.flatMap(index => (right[index]?.derived ? [right[index].id] : []))
      if (twice[0] !== undefined) {
        const more = twice.length === 1 ? '' : ` (and ${twice.length - 1} more)`
        await warnOf(`${twice[0]}${more}`, 'a message with its id exists, as when a stream was deleted and made anew')
      }
      if (outcome.made > 0) await store.made(record.number, null, outcome.made)
      condition.set('running', null)
      options.onChange()
    }
    return true
  }

  const acknowledged = async (
    open: StreamReader,
    entries: readonly StreamEntry[],
    again: boolean,
  ): Promise<boolean> => {
    if (!(await handle(entries, again))) return false
    await open.acknowledge(entries.map(({ id }) => id))
    return true
  }

  const readAll = async (open: StreamReader): Promise<void> => {
    for (let after = '0-0'; ; ) {
      const entries = await open.pending(after, BATCH)
      const last = entries.at(-1)
      backOff = FIRST_BACK_OFF
      if (last === undefined) break
      if (!(await acknowledged(open, entries, true))) return
      after = last.id
    }
    condition.set('running', null)
    while (!bell.silent()) {
      const entries = await open.next(BATCH, READ_WAIT)
      if (entries.length > 0 && !(await acknowledged(open, entries, false))) return
    }
  }

  /** A group that vanishes later had entries that nobody may have read: then all of the stream is new. */
  const open = async (): Promise<StreamReader> => {
    const url = options.vault.open(record.sealedUrl)
    const begin = wasOpen ? 'first entry' : 'new entries'
    const opened = await options.openStream({ url, key, group, consumer: record.id, begin, signal: ending.signal })
    wasOpen = true
    return opened
  }

  const session = async (): Promise<void> => {
    let reader: StreamReader | null = null
    try {
      reader = await open()
      await readAll(reader)
    } catch (error) {
      if (bell.silent()) return
      if (!(error instanceof HookError)) onError(error)
      const { message, help = '' } =
        error instanceof HookError ? error : { message: `Reading failed: ${String(error)}.` }
      condition.set('failed', `${message} ${help}`.trim())
      await bell.sleep(backOff)
      backOff = Math.min(backOff * 2, LONGEST_BACK_OFF)
    } finally {
      reader?.close()
    }
  }

  const run = async (): Promise<void> => {
    while (!bell.silent()) await session()
  }
  const running = run()

  return {
    condition: condition.read,
    rescan: () => Promise.resolve(),
    async stop() {
      bell.silence()
      ending.abort()
      await running
    },
  }
}
