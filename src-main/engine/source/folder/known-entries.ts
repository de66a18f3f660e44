import type { IdSource } from '../../../../src-shared/id.ts'
import type { MessageCreate } from '../../../../src-shared/model/message.ts'
import { type Clock, toIso } from '../../../../src-shared/time.ts'
import type { Entry, SourceStore } from '../../port/source-store.ts'
import { changeEvents } from './change-events.ts'
import type { Change } from './compare.ts'

export interface KnownOptions {
  source: number
  store: SourceStore
  clock: Clock
  ids: IdSource
  /** The next asset number, never given before. */
  nextAsset: () => number
}

/** What is known of a watched folder, in memory as on disk. */
export interface KnownEntries {
  byPath(): ReadonlyMap<string, Entry>
  /**
   * Takes changes over in one commit, together with the events that tell of them (unless `silent`), which wait in the
   * store from then on. Memory follows the disk.
   */
  take(changes: readonly Change[], silent: boolean): Promise<void>
}

const PAGE = 5000

/** Where the messages of a watched folder say that they come from. */
const ORIGIN = 'watched-folder'

export const loadKnownEntries = async (options: KnownOptions): Promise<KnownEntries> => {
  const { source, store, clock, ids, nextAsset } = options
  const known = new Map<string, Entry>()
  for (let last: number | undefined = 0; last !== undefined; ) {
    const page: Entry[] = await store.entries(source, last, PAGE)
    for (const entry of page) known.set(entry.path, entry)
    last = page.at(-1)?.asset
  }

  const messagesOf = (change: Change, asset: number): string[] =>
    changeEvents(change, asset).map(event => {
      const message: MessageCreate = { ...event, id: ids.next('msg'), timestamp: toIso(clock.now()), origin: ORIGIN }
      return JSON.stringify(message)
    })

  /** Another entry may have taken the path meanwhile. */
  const forget = ({ path, asset }: Entry): void => {
    if (known.get(path)?.asset === asset) known.delete(path)
  }

  return {
    byPath: () => known,

    async take(changes, silent) {
      const put: Entry[] = []
      const removed: number[] = []
      const events: string[] = []
      for (const change of changes) {
        const asset = change.kind === 'created' ? nextAsset() : change.entry.asset
        if (change.kind === 'removed') removed.push(asset)
        else put.push({ ...change.seen, asset })
        if (!silent) events.push(...messagesOf(change, asset))
      }
      await store.change(source, { put, removed, events })
      for (const change of changes) if (change.kind !== 'created') forget(change.entry)
      for (const entry of put) known.set(entry.path, entry)
    },
  }
}
