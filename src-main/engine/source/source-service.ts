import { isDeepStrictEqual } from 'node:util'
import { HookError } from '../../../src-shared/error.ts'
import type { IdSource } from '../../../src-shared/id.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import {
  type Source,
  type SourceCreate,
  sourceCreateSchema,
  type SourceUpdate,
  type StreamOptions,
} from '../../../src-shared/model/source.ts'
import { type Clock, SECOND } from '../../../src-shared/time.ts'
import type { LiveFeed } from '../live/live-feed.ts'
import type { Publisher } from '../message/publisher.ts'
import type { SourceRecord, SourceStore } from '../port/source-store.ts'
import type { OpenStream } from '../port/stream.ts'
import type { Vault } from '../port/vault.ts'
import { createSerial } from '../serial.ts'
import { checkFolder, checkStreamUrl, withKeptPassword } from './check-source.ts'
import { watchFolder } from './folder/watch-folder.ts'
import type { RunningSource } from './running-source.ts'
import { sourceView } from './source-view.ts'
import { followStream } from './stream/follow-stream.ts'

export interface SourceServiceOptions {
  store: SourceStore
  publisher: Pick<Publisher, 'publishBatch'>
  vault: Vault
  clock: Clock
  ids: IdSource
  live: Pick<LiveFeed, 'sourcesChanged'>
  openStream: OpenStream
  /** Where the engine keeps its data; never watched. */
  ownFolder: string | null
  /** Told of what a source could not make a message of; resolves when that is kept. */
  warn: (message: string) => Promise<void>
  onError: (error: unknown) => void
}

export interface SourceService {
  list(): Promise<Page<Source>>
  get(id: string): Promise<Source>
  create(input: SourceCreate): Promise<Source>
  update(id: string, change: SourceUpdate): Promise<Source>
  remove(id: string): Promise<void>
  setEnabled(id: string, enabled: boolean): Promise<Source>
  /** Takes the files of a folder over as they are, without events; answers when that is done. */
  rescan(id: string): Promise<Source>
  close(): Promise<void>
}

/** A drive that hangs may never answer; it is left alone then, and does nothing more. */
const STOP_GRACE = 2 * SECOND

/** Keeps the sources and runs those that are enabled, from the moment it is loaded. */
export const loadSourceService = async (options: SourceServiceOptions): Promise<SourceService> => {
  const { store, vault, clock, ids, live, ownFolder } = options
  const records = new Map<string, SourceRecord>()
  const running = new Map<string, RunningSource>()
  let lastAsset = await store.lastAsset()
  /** One change of a source after the other, so that it never runs twice. */
  const inTurn = createSerial()

  const start = (record: SourceRecord): void => {
    const shared = { ...options, onChange: live.sourcesChanged }
    running.set(
      record.id,
      record.kind === 'folder'
        ? watchFolder({ ...shared, record, nextAsset: () => ++lastAsset })
        : followStream({ ...shared, record }),
    )
  }

  const stop = async (id: string): Promise<void> => {
    const stopped = running.get(id)?.stop()
    running.delete(id)
    let cancel = (): void => {}
    await Promise.race([stopped, new Promise<void>(resolve => (cancel = clock.after(STOP_GRACE, resolve)))])
    cancel()
  }

  const known = (id: string): SourceRecord => {
    const record = records.get(id)
    if (record === undefined) throw new HookError('NOT_FOUND', `There is no source ${id}.`)
    return record
  }

  const get = async (id: string): Promise<Source> => {
    known(id)
    const row = (await store.list()).find(({ record }) => record.id === id)
    if (row === undefined) throw new HookError('NOT_FOUND', `There is no source ${id}.`)
    return sourceView(row, running.get(id)?.condition() ?? null)
  }

  const sealed = (stream: StreamOptions) => {
    const { url, shown } = checkStreamUrl(stream.url)
    return { stream: { ...stream, url: shown }, sealedUrl: vault.seal(url) }
  }

  /** Keeps a changed record and runs it anew when more than its name changed. */
  const save = async (before: SourceRecord, record: SourceRecord): Promise<Source> => {
    await store.update(record)
    records.set(record.id, record)
    if (!isDeepStrictEqual({ ...before, name: '' }, { ...record, name: '' })) {
      await stop(record.id)
      if (record.enabled) start(record)
    }
    live.sourcesChanged()
    return get(record.id)
  }

  const changed = async (before: SourceRecord, { name = before.name, folder, stream }: SourceUpdate) => {
    if ((before.kind === 'folder' ? stream : folder) !== undefined) {
      throw new HookError('INVALID_INPUT', `A source of the kind ${before.kind} stays one.`, {
        field: before.kind === 'folder' ? 'stream' : 'folder',
        help: 'Create another source.',
      })
    }
    if (before.kind === 'folder') {
      const next = { ...before.folder, ...folder }
      return { ...before, name, folder: folder?.path === undefined ? next : await checkFolder(next, ownFolder) }
    }
    if (stream === undefined) return { ...before, name }
    if (stream.url === undefined) return { ...before, name, stream: { ...before.stream, ...stream } }
    const url = withKeptPassword(stream.url, vault.open(before.sealedUrl))
    return { ...before, name, ...sealed({ ...before.stream, ...stream, url }) }
  }

  for (const { record } of await store.list()) {
    records.set(record.id, record)
    if (record.enabled) start(record)
  }

  return {
    async list() {
      const rows = await store.list()
      return { items: rows.map(row => sourceView(row, running.get(row.record.id)?.condition() ?? null)), next: null }
    },

    get,

    async create(input) {
      const given = sourceCreateSchema.parse(input)
      const { name, enabled } = given
      const shared = { id: ids.next('src'), number: 0, name, enabled, createdAt: clock.now() }
      const record: SourceRecord =
        given.kind === 'folder'
          ? { kind: given.kind, ...shared, folder: await checkFolder(given.folder, ownFolder) }
          : { kind: given.kind, ...shared, ...sealed(given.stream) }
      record.number = await store.insert(record)
      records.set(record.id, record)
      if (record.enabled) start(record)
      live.sourcesChanged()
      return get(record.id)
    },

    update: (id, change) =>
      inTurn(id, async () => {
        const before = known(id)
        return save(before, await changed(before, change))
      }),

    /** It is stopped first, so that it writes nothing behind its removal, and goes on when that fails. */
    remove: id =>
      inTurn(id, async () => {
        const record = known(id)
        await stop(id)
        try {
          await store.remove(id)
        } catch (error) {
          if (record.enabled) start(record)
          throw error
        }
        records.delete(id)
        live.sourcesChanged()
      }),

    setEnabled: (id, enabled) =>
      inTurn(id, async () => {
        const before = known(id)
        return before.enabled === enabled ? get(id) : save(before, { ...before, enabled })
      }),

    async rescan(id) {
      const { kind, enabled } = known(id)
      if (kind !== 'folder') {
        throw new HookError('INVALID_INPUT', 'Only a watched folder can be scanned again.', { field: 'id' })
      }
      if (!enabled) {
        throw new HookError('CONFLICT', 'The source is off.', { help: 'Enable it: that takes its files over too.' })
      }
      await running.get(id)?.rescan()
      return get(id)
    },

    async close() {
      await Promise.all([...running.keys()].map(stop))
    },
  }
}
