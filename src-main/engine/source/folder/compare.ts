import type { Entry, Seen } from '../../port/source-store.ts'
import type { Scan } from './scan-tree.ts'

/** One difference between what is known and what a look saw. */
export type Change =
  | { kind: 'created'; seen: Seen }
  /** Other content at the same path. */
  | { kind: 'changed'; entry: Entry; seen: Seen }
  /** The same file at another path, perhaps with other content too. */
  | { kind: 'moved'; entry: Entry; seen: Seen }
  | { kind: 'removed'; entry: Entry }

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The path itself and the folders that it lies in. */
const upwards = function* (path: string): Generator<string> {
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) yield at
}

/** Whether the path, or a folder that it lies in, is one of these. */
export const liesIn = (path: string, places: { has(path: string): boolean; size: number }): boolean => {
  if (places.size > 0) for (const at of upwards(path)) if (places.has(at)) return true
  return false
}

const sameContent = (a: Seen, b: Seen): boolean => a.size === b.size && a.modified === b.modified

const isUnchanged = (entry: Entry, seen: Seen): boolean =>
  entry.folder || (sameContent(entry, seen) && entry.identity === seen.identity && entry.born === seen.born)

/** An inode is soon given to another file: the time of birth tells them apart, or where there is none the content. */
const isSameFile = (entry: Entry, seen: Seen): boolean =>
  entry.identity === seen.identity && ((entry.born > 0 && entry.born === seen.born) || sameContent(entry, seen))

/** Finds for files that are gone from their paths the paths where they are now; what it finds it takes out of `fresh`. */
const findMoved = (gone: readonly Entry[], fresh: Map<string, Seen>): Map<Entry, Seen> => {
  const byIdentity = Map.groupBy(
    [...fresh.values()].filter(seen => !seen.folder),
    seen => seen.identity,
  )
  const moved = new Map<Entry, Seen>()
  for (const entry of gone) {
    if (entry.folder) continue
    const there = byIdentity.get(entry.identity)?.filter(seen => fresh.has(seen.path) && isSameFile(entry, seen)) ?? []
    const found = there.find(seen => nameOf(seen.path) === nameOf(entry.path)) ?? there[0]
    if (found === undefined) continue
    moved.set(entry, found)
    fresh.delete(found.path)
  }
  return moved
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const pathOf = (change: Change): string => (change.kind === 'removed' ? change.entry.path : change.seen.path)

/** Folders before what lies in them, and out of the way before what takes their place; folders go last, the deepest first. */
const phaseOf = (change: Change, scan: Scan): number => {
  if (change.kind === 'removed') {
    if (change.entry.folder) return 4
    return scan.seen.has(change.entry.path) ? 0 : 3
  }
  return change.seen.folder ? 1 : 2
}

const inOrder = (changes: readonly Change[], scan: Scan): Change[] =>
  changes
    .map(change => ({ change, phase: phaseOf(change, scan), path: pathOf(change) }))
    .sort((a, b) => a.phase - b.phase || (a.phase === 4 ? text(b.path, a.path) : text(a.path, b.path)))
    .map(({ change }) => change)

/**
 * What happened between what is known and what a look saw, in the order in which it is told. Paths come first, so that a
 * program that writes a new file over an old one makes one change; what is left is matched by file. What could not be
 * looked at counts as it was.
 */
export const compare = (known: ReadonlyMap<string, Entry>, scan: Scan): Change[] => {
  const changes: Change[] = []
  const gone: Entry[] = []
  const fresh = new Map<string, Seen>()

  for (const entry of known.values()) {
    const seen = scan.seen.get(entry.path)
    if (seen !== undefined && seen.folder === entry.folder) {
      if (!isUnchanged(entry, seen)) changes.push({ kind: 'changed', entry, seen })
    } else if (!liesIn(entry.path, scan.unread)) gone.push(entry)
  }
  for (const seen of scan.seen.values()) {
    if (known.get(seen.path)?.folder !== seen.folder) fresh.set(seen.path, seen)
  }

  const moved = findMoved(gone, fresh)
  for (const entry of gone) {
    const seen = moved.get(entry)
    changes.push(seen === undefined ? { kind: 'removed', entry } : { kind: 'moved', entry, seen })
  }
  for (const seen of fresh.values()) changes.push({ kind: 'created', seen })
  return inOrder(changes, scan)
}
