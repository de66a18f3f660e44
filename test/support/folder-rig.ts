import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FolderRecord } from '../../src-main/engine/port/source-store.ts'
import type { Store } from '../../src-main/engine/port/store.ts'
import { watchFolder } from '../../src-main/engine/source/folder/watch-folder.ts'
import type { RunningSource } from '../../src-main/engine/source/running-source.ts'
import { systemClock } from '../../src-main/host/system-clock.ts'
import { openStore } from '../../src-main/store/sqlite/open-store.ts'
import { HookError } from '../../src-shared/error.ts'
import type { Clock } from '../../src-shared/time.ts'
import { createIdSource } from '../../src-shared/id.ts'
import type { BatchItem } from '../../src-shared/message/batch-item.ts'
import type { NewEvent } from '../../src-shared/model/message.ts'
import { workerUrl } from './store.ts'
import { makeTempDir } from './temp-dir.ts'
import { until } from './until.ts'

type Data = {
  assetId?: number
  path?: string
  folderPath: string
  metadata: Record<string, string | number>
  changedMetadata?: Record<string, { oldValue: string | number; newValue: string | number }>
}

export type Told = Omit<NewEvent, 'data'> & { data: Data }

/** `asset_move /a.jpg → /b/a.jpg`, `folder_create /b`: enough to tell events apart. */
export const inShort = ({ type, data }: Pick<Told, 'type' | 'data'>): string => {
  if (data.path === undefined) return `${type} ${data.folderPath}`
  const from = data.changedMetadata?.['assetPath']?.oldValue
  return from === undefined ? `${type} ${data.path}` : `${type} ${from} → ${data.path}`
}

const HASTE = 5

/** Time passes five times as fast, so that the looks come five times as often. */
const hastyClock: Clock = {
  now: systemClock.now,
  elapsed: () => systemClock.elapsed() * HASTE,
  after: (delayMs, task) => systemClock.after(delayMs / HASTE, task),
}

const pause = (ms: number): Promise<void> => new Promise(resolve => systemClock.after(ms, resolve))

/** A real store in a directory of its own. */
export const openRigStore = async (): Promise<{ store: Store; close(): Promise<void> }> => {
  const dir = makeTempDir()
  const store = await openStore({ dataDir: dir.path, clock: systemClock, workerUrl })
  return {
    store,
    async close() {
      await store.close()
      dir.remove()
    },
  }
}

/** A watched folder in a directory of its own; it keeps its messages, as the publisher would. */
export const makeFolderRig = async ({ sources }: Pick<Store, 'sources'>) => {
  const dir = makeTempDir()
  const root = join(dir.path, 'watched')
  mkdirSync(root)
  const messages = new Map<string, Told>()
  const warnings: string[] = []
  const faults: unknown[] = []
  /** Runs before a batch is taken; what it throws is the answer. */
  let before: () => void = () => {}
  /** Runs when a batch is taken. */
  let after: () => void = () => {}
  let watching: RunningSource | null = null
  let lastAsset = 0
  const record: FolderRecord = {
    id: createIdSource(systemClock).next('src'),
    number: 0,
    name: 'Photos',
    kind: 'folder',
    enabled: true,
    createdAt: 0,
    folder: { path: root, ignore: ['.*', '*.tmp'], settleMs: 250 },
  }
  record.number = await sources.insert(record)

  const publishBatch = async (items: readonly BatchItem[]) => {
    before()
    const errors = []
    for (const [index, item] of items.entries()) {
      const event = item instanceof HookError ? null : item
      const id = event?.id ?? ''
      if (event === null) errors.push({ index, error: { code: 'INVALID_INPUT', message: 'It is not right.' } })
      else if (messages.has(id)) errors.push({ index, error: { code: 'CONFLICT', message: `${id} exists.` } })
      else messages.set(id, event as Told)
    }
    after()
    return { accepted: items.length - errors.length, ids: [], errors }
  }

  const running = (): RunningSource => {
    if (watching === null) throw new Error('The folder is not watched.')
    return watching
  }

  const rig = {
    root,
    messages,
    warnings,
    faults,
    number: record.number,
    told: (): string[] => [...messages.values()].map(inShort),
    condition: () => running().condition(),
    rescan: () => running().rescan(),

    write(path: string, text: string): void {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    },
    move(from: string, to: string): void {
      mkdirSync(dirname(join(root, to)), { recursive: true })
      renameSync(join(root, from), join(root, to))
    },
    remove: (path: string): void => rmSync(join(root, path), { recursive: true }),

    answer(own: { before?: () => void; after?: () => void }): void {
      before = own.before ?? (() => {})
      after = own.after ?? (() => {})
    },

    /** Watches; resolves when what was there is taken over. */
    async start(): Promise<void> {
      lastAsset = await sources.lastAsset()
      watching = watchFolder({
        record,
        store: sources,
        publisher: { publishBatch },
        clock: hastyClock,
        ids: createIdSource(systemClock),
        nextAsset: () => ++lastAsset,
        ownFolder: join(root, 'own'),
        onChange: () => {},
        warn: async message => void warnings.push(message),
        onError: error => faults.push(error),
      })
      await until(
        () => {
          if (running().condition().state === 'starting') throw new Error('It still starts.')
        },
        { timeout: 10_000 },
      )
    },
    async stop(): Promise<void> {
      await watching?.stop()
      watching = null
    },
    /** As another engine on the same data. */
    async restart(): Promise<void> {
      await rig.stop()
      await rig.start()
    },
    /** The known entries, by path. */
    async assets(): Promise<Record<string, number>> {
      return Object.fromEntries((await sources.entries(record.number, 0, 1000)).map(({ path, asset }) => [path, asset]))
    },
    /** Some more looks, so that what would be told has been told. */
    async quiet(): Promise<void> {
      for (let round = 0; round < 4; round++) {
        rig.write('.hint', String(round))
        await pause(80)
      }
    },
    async close(): Promise<void> {
      await rig.stop()
      dir.remove()
    },
  }
  return rig
}

export const busy = (): never => {
  throw new HookError('BUSY', 'Too many messages wait for the disk.')
}
