import { relative, sep } from 'node:path'
import { HookError } from '../../../../src-shared/error.ts'
import type { IdSource } from '../../../../src-shared/id.ts'
import { batchItem } from '../../../../src-shared/message/batch-item.ts'
import { readMessage } from '../../../../src-shared/message/read-message.ts'
import { type Clock, SECOND } from '../../../../src-shared/time.ts'
import type { Publisher } from '../../message/publisher.ts'
import type { FolderRecord, SourceStore } from '../../port/source-store.ts'
import { createBell } from '../bell.ts'
import { publishAll } from '../publish-all.ts'
import { createCondition, type RunningSource } from '../running-source.ts'
import { type Change, compare } from './compare.ts'
import { createFolderHints } from './folder-hints.ts'
import { compileIgnore } from './ignore.ts'
import { type KnownEntries, loadKnownEntries } from './known-entries.ts'
import { readRoot, rootProblem } from './root.ts'
import { type Scan, scanTree } from './scan-tree.ts'
import { createSettling } from './settling.ts'
import { createUnreadFolders, unreadSentence } from './unread-folders.ts'

export interface WatchFolderOptions {
  record: FolderRecord
  store: SourceStore
  publisher: Pick<Publisher, 'publishBatch'>
  clock: Clock
  ids: IdSource
  nextAsset: () => number
  /** A folder that is never looked at, since each message changes it. */
  ownFolder: string | null
  /** Told when the condition or what is counted changed. */
  onChange: () => void
  /** Told of an event that can never become a message. */
  warn: (message: string) => Promise<void>
  onError: (error: unknown) => void
}

/** Without a hint a folder is looked at this often. */
const LOOK_EVERY = 5 * SECOND
/** Looks are at least this far apart, and four times as long as the last one took: at most a fifth of the time. */
const LEAST_REST = SECOND / 5
const REST_PER_LOOK = 4
/** Changes that go into one commit. */
const BATCH = 500

const pathBelow = (root: string, folder: string | null): string | null => {
  const path = folder === null ? '' : relative(root, folder)
  return path === '' || path.startsWith('..') ? null : `/${path.split(sep).join('/')}`
}

/**
 * Watches a folder. Every event comes from one comparison: what is known (kept in the store) against what a look at the
 * tree saw; watchers of the system only say that a look is worth while.
 *
 *   look → compare → settle → commit {what is known, events that wait} → publish the events → forget them
 *
 * The first look, one after the folder was away and one after `rescan` are a resync: they take over what is there and
 * tell nothing (R31). Events that wait in the store after a crash are published first, under the ids they have.
 */
export const watchFolder = (options: WatchFolderOptions): RunningSource => {
  const { record, store, publisher, clock, warn, onError } = options
  const { path: root, settleMs } = record.folder
  const condition = createCondition(options.onChange)
  const bell = createBell(clock)
  const settling = createSettling(settleMs)
  const unread = createUnreadFolders()
  const hints = createFolderHints(root, bell.ring)
  const ignored = compileIgnore(record.folder.ignore)
  const own = pathBelow(root, options.ownFolder)
  const ignores = (path: string): boolean => path === own || ignored(path)
  let resync = true
  let lastRoot: { identity: string; device: string } | null = null
  let rescans: (() => void)[] = []
  let lookTook = 0

  const failed = (reason: string): void => {
    condition.set('failed', reason)
    resync = true
    settling.forget()
  }

  /** Publishes what waits in the store. */
  const publish = async (): Promise<void> => {
    while (!bell.silent()) {
      const waiting = await store.waiting(record.number, BATCH)
      const last = waiting.at(-1)
      if (last === undefined) return
      const events = waiting.map(({ message }) => batchItem(() => readMessage(message, 'The event')))
      const outcome = await publishAll(publisher, events, bell, ({ message, help = '' }) =>
        condition.set('running', `${message} ${help}`.trim()),
      )
      if (outcome === 'stopped') return
      const { made, there, refused } = outcome === 'off' ? { made: 0, there: [], refused: [] } : outcome
      for (const { index, why } of refused) {
        await warn(`An event of the watched folder “${record.name}” was refused: ${why} ${waiting[index]?.message}`)
      }
      await store.made(record.number, last.seq, made + there.length)
      options.onChange()
    }
  }

  const take = async (known: KnownEntries, changes: readonly Change[], silent: boolean): Promise<void> => {
    for (let at = 0; at < changes.length && !bell.silent(); at += BATCH) {
      await known.take(changes.slice(at, at + BATCH), silent)
      if (!silent) await publish()
    }
    if (changes.length > 0) options.onChange()
  }

  /** A drive that was taken away can leave an empty folder where it was. */
  const isLeftBehind = (device: string, known: KnownEntries, scan: Scan): boolean =>
    lastRoot !== null && lastRoot.device !== device && scan.seen.size === 0 && known.byPath().size > 0

  /** One look at the tree. Answers after how many milliseconds the next one is worth while, at the latest. */
  const look = async (known: KnownEntries, asked: boolean): Promise<number> => {
    const found = await readRoot(root)
    if ('problem' in found) {
      failed(found.problem)
      return LOOK_EVERY
    }
    const beganAt = clock.elapsed()
    let scan: Scan
    try {
      scan = await scanTree({ root, ignores, stopped: bell.silent })
    } catch (error) {
      failed(rootProblem(root, error))
      return LOOK_EVERY
    }
    lookTook = clock.elapsed() - beganAt
    if (bell.silent()) return 0
    if (!asked && isLeftBehind(found.device, known, scan)) {
      failed(`The folder ${root} is empty and on another drive than before. Connect its drive, or scan again.`)
      return LOOK_EVERY
    }
    const isResync = resync || lastRoot?.identity !== found.identity
    const changes = compare(known.byPath(), scan)
    const cameBack = unread.cameBack(scan.unread)
    if (isResync) settling.forget()
    const asItIs = isResync ? changes : changes.filter(cameBack)
    const events = isResync ? [] : changes.filter(change => !cameBack(change))
    const settled = settling.settle(events, beganAt, clock.elapsed())
    await take(known, asItIs, true)
    if (bell.silent()) return 0
    resync = false
    lastRoot = found
    await take(known, settled.changes, false)
    unread.update(scan.unread, path => isResync || known.byPath().has(path))
    hints.follow([...scan.seen.values()].filter(({ folder }) => folder).map(({ path }) => path))
    condition.set('running', unreadSentence(scan.unread))
    return settled.nextInMs ?? LOOK_EVERY
  }

  const round = async (known: KnownEntries): Promise<number> => {
    const asked = rescans
    rescans = []
    if (asked.length > 0) resync = true
    try {
      await publish()
      return await look(known, asked.length > 0)
    } catch (error) {
      if (!(error instanceof HookError)) onError(error)
      const { message, help = '' } =
        error instanceof HookError ? error : { message: `The look failed: ${String(error)}.` }
      condition.set('failed', `${message} ${help}`.trim())
      return LOOK_EVERY
    } finally {
      for (const done of asked) done()
    }
  }

  const loadKnown = async (): Promise<KnownEntries | null> => {
    while (!bell.silent()) {
      try {
        return await loadKnownEntries({ ...options, source: record.number })
      } catch (error) {
        onError(error)
        condition.set('failed', 'What is known of the folder could not be read; it is tried again by itself.')
        await bell.sleep(LOOK_EVERY)
      }
    }
    return null
  }

  const run = async (): Promise<void> => {
    const known = await loadKnown()
    while (known !== null && !bell.silent()) {
      const nextInMs = await round(known)
      const rest = Math.max(LEAST_REST, lookTook * REST_PER_LOOK)
      await bell.sleep(rest)
      if (nextInMs > rest) await bell.nap(nextInMs - rest)
    }
    hints.close()
    for (const done of rescans) done()
  }
  const running = run()

  return {
    condition: condition.read,
    rescan: () =>
      new Promise(done => {
        if (bell.silent()) return done()
        rescans.push(done)
        bell.ring()
      }),
    async stop() {
      bell.silence()
      await running
    },
  }
}
