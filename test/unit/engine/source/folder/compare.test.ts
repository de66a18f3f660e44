import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry, EntryChanges, Seen, SourceStore } from '../../../../../src-main/engine/port/source-store.ts'
import { compare, nameOf } from '../../../../../src-main/engine/source/folder/compare.ts'
import { loadKnownEntries } from '../../../../../src-main/engine/source/folder/known-entries.ts'
import type { Scan } from '../../../../../src-main/engine/source/folder/scan-tree.ts'
import { createIdSource } from '../../../../../src-shared/id.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'
import type { Told } from '../../../../support/folder-rig.ts'

/** A file system of the mind: it gives inodes of removed files to new ones, as real ones do. */
const createTree = () => {
  const items = new Map<string, Seen>()
  const freed: number[] = []
  let inodes = 0
  let time = 0

  const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))
  const below = (path: string): string[] => [...items.keys()].filter(other => other.startsWith(`${path}/`))
  const pick = (at: number, folder: boolean): string | undefined => {
    const paths = [...items.values()].filter(item => item.folder === folder).map(({ path }) => path)
    return paths[at % Math.max(1, paths.length)]
  }
  const remove = (path: string): void => {
    for (const each of [...below(path), path]) {
      const item = items.get(each)
      if (item !== undefined && !item.folder) freed.push(Number(item.identity))
      items.delete(each)
    }
  }
  const place = (from: string, to: string): void => {
    const item = items.get(from)
    if (item === undefined) return
    items.delete(from)
    items.set(to, { ...item, path: to })
  }
  const makeFolder = (path: string): void => {
    if (path === '' || items.get(path)?.folder) return
    makeFolder(folderOf(path))
    remove(path)
    items.set(path, { path, folder: true, identity: '', born: 0, size: 0, modified: 0 })
  }

  return {
    items,
    makeFolder,
    create(path: string, size: number): void {
      makeFolder(folderOf(path))
      remove(path)
      time++
      items.set(path, {
        path,
        folder: false,
        identity: String(freed.pop() ?? ++inodes),
        born: time,
        size,
        modified: time,
      })
    },
    write(at: number, size: number): void {
      const path = pick(at, false)
      const item = items.get(path ?? '')
      if (item !== undefined) items.set(item.path, { ...item, size, modified: ++time })
    },
    move(at: number, folder: boolean, to: string): void {
      const from = pick(at, folder)
      if (from === undefined || to === from || `${to}/`.startsWith(`${from}/`) || `${from}/`.startsWith(`${to}/`))
        return
      makeFolder(folderOf(to))
      remove(to)
      for (const path of below(from)) place(path, to + path.slice(from.length))
      place(from, to)
    },
    remove(at: number, folder: boolean): void {
      const path = pick(at, folder)
      if (path !== undefined) remove(path)
    },
  }
}

type Tree = ReturnType<typeof createTree>

const paths = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 3 })
  .map(parts => parts.map(part => `/${part}`).join(''))
const place = fc.nat(20)
const size = fc.integer({ min: 1, max: 3 })

const operation: fc.Arbitrary<(tree: Tree) => void> = fc.oneof(
  fc.tuple(paths, size).map(
    ([path, bytes]) =>
      (tree: Tree) =>
        tree.create(path, bytes),
  ),
  fc.tuple(place, size).map(
    ([at, bytes]) =>
      (tree: Tree) =>
        tree.write(at, bytes),
  ),
  fc.tuple(place, fc.boolean(), paths).map(
    ([at, folder, to]) =>
      (tree: Tree) =>
        tree.move(at, folder, to),
  ),
  fc.tuple(place, fc.boolean()).map(
    ([at, folder]) =>
      (tree: Tree) =>
        tree.remove(at, folder),
  ),
  paths.map(path => (tree: Tree) => tree.makeFolder(path)),
)

const scanOf = (tree: Tree): Scan => ({ seen: new Map(tree.items), unread: new Map() })

/** Somebody who knows nothing but the events. */
const createListener = () => {
  const files = new Map<number, { path: string; size: number }>()
  const folders = new Set<string>()
  const changes: Record<string, (told: Told, id: number) => void> = {
    folder_create: ({ data }) => void folders.add(data.folderPath),
    folder_remove: ({ data }) => expect(folders.delete(data.folderPath)).toBe(true),
    asset_create: (told, id) => {
      expect(files.has(id)).toBe(false)
      files.set(id, after(told))
    },
    asset_remove: ({ data }, id) => {
      expect(files.get(id)?.path).toBe(data.path)
      files.delete(id)
    },
  }
  const after = ({ data }: Told) => ({ path: String(data.path), size: Number(data.metadata['fileSize']) })
  const changed = (told: Told, id: number): void => {
    const old = told.data.changedMetadata?.['assetPath']?.oldValue ?? told.data.path
    expect(files.get(id)?.path).toBe(old)
    files.set(id, after(told))
  }
  return {
    files,
    folders,
    hear: (told: Told): void => (changes[told.type] ?? changed)(told, told.data.assetId ?? 0),
  }
}

const loadKnown = async (told: Told[]) => {
  let assets = 0
  const store: Pick<SourceStore, 'entries' | 'change'> = {
    entries: async () => [],
    change: async (_source, { events }: EntryChanges) =>
      void told.push(...events.map((text): Told => JSON.parse(text))),
  }
  const clock = createFakeClock()
  return loadKnownEntries({
    source: 1,
    store: store as SourceStore,
    clock,
    ids: createIdSource(clock),
    nextAsset: () => ++assets,
  })
}

const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : 1)

describe('the difference between what is known and what is there', () => {
  it('R29a: whatever happens in a folder, its events say what is there afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(operation, { maxLength: 8 }), { maxLength: 8 }), async looks => {
        const tree = createTree()
        const told: Told[] = []
        const known = await loadKnown(told)
        const listener = createListener()

        for (const operations of looks) {
          const before = [...known.byPath().values()]
          for (const run of operations) run(tree)
          await known.take(compare(known.byPath(), scanOf(tree)), false)
          for (const event of told.splice(0)) listener.hear(event)

          const there = [...tree.items.values()]
          const entries = [...known.byPath().values()]
          expect(entries.sort(byPath)).toEqual(there.sort(byPath).map(seen => ({ ...seen, asset: expect.any(Number) })))
          expect(compare(known.byPath(), scanOf(tree))).toEqual([])
          expect([...listener.folders].sort()).toEqual(there.flatMap(item => (item.folder ? item.path : [])).sort())
          expect([...listener.files].sort(([a], [b]) => a - b)).toEqual(
            entries
              .filter(({ folder }) => !folder)
              .sort((a, b) => a.asset - b.asset)
              .map(entry => [entry.asset, { path: entry.path, size: entry.size }]),
          )
          expectKept(before, tree, known.byPath())
        }
      }),
      { numRuns: 300 },
    )
  })

  /** A file that left its path free and took one that was free is still the same asset. */
  const expectKept = (before: Entry[], tree: Tree, known: ReadonlyMap<string, Entry>): void => {
    const used = new Set(before.filter(({ folder }) => !folder).map(({ path }) => path))
    for (const entry of before) {
      if (entry.folder || tree.items.get(entry.path)?.folder === false) continue
      const now = [...tree.items.values()].find(item => item.identity === entry.identity && item.born === entry.born)
      if (now !== undefined && !used.has(now.path)) expect(known.get(now.path)?.asset).toBe(entry.asset)
    }
  }

  it('R29a: what cannot be read counts as it was', () => {
    const file = (path: string): Entry => ({
      asset: 1,
      path,
      folder: false,
      identity: '1:1',
      born: 1,
      size: 1,
      modified: 1,
    })
    const known = new Map(['/shut/a', '/shut/deep/b', '/shutter'].map(path => [path, file(path)]))
    const changes = compare(known, { seen: new Map(), unread: new Map([['/shut', 'EACCES']]) })
    expect(changes.map(change => change.kind === 'removed' && nameOf(change.entry.path))).toEqual(['shutter'])
  })
})
