import { type FSWatcher, watch } from 'node:fs'
import { join } from 'node:path'

export interface FolderHints {
  /** Listens to these folders below the root, `/` before each part, and to no others. */
  follow(folders: Iterable<string>): void
  close(): void
}

/** Watchers are a scarce good of the whole system; what goes beyond is found by the next look. */
const MOST_WATCHERS = 2000

/**
 * Says when something may have changed below a folder, no more: nothing is reported of what, and some drives never say
 * anything. Linux has no watcher for a whole tree, so there each folder has its own.
 */
export const createFolderHints = (root: string, onHint: () => void): FolderHints => {
  const ownTree = process.platform !== 'linux'
  const watchers = new Map<string, FSWatcher>()
  let exhausted = false

  const close = (folder: string): void => {
    watchers.get(folder)?.close()
    watchers.delete(folder)
  }

  const open = (folder: string): void => {
    if (exhausted || watchers.has(folder) || watchers.size >= MOST_WATCHERS) return
    try {
      const watcher = watch(join(root, folder), { recursive: ownTree, persistent: false }, onHint)
      watcher.on('error', () => close(folder))
      watchers.set(folder, watcher)
    } catch (error) {
      exhausted = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EMFILE')
    }
  }

  return {
    follow(folders) {
      const wanted = new Set(ownTree ? [''] : ['', ...folders])
      for (const folder of watchers.keys()) if (!wanted.has(folder)) close(folder)
      for (const folder of wanted) open(folder)
    },
    close() {
      for (const folder of watchers.keys()) close(folder)
      exhausted = true
    },
  }
}
