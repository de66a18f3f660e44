import { randomUUID } from 'node:crypto'
import * as nodeFiles from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileError } from './file-error.ts'

/** The part of the file system that writing needs; tests bring one that forgets what was not synced. */
export type DataFiles = Pick<typeof nodeFiles, 'link' | 'open' | 'rename' | 'rm'>

interface Options {
  /** Who may read it; its owner alone when nothing is said. */
  mode?: number
  /** False for what nobody needs after a power cut. */
  durable?: boolean
  /** A file that is there already stays as it is. */
  keepFirst?: boolean
  files?: DataFiles
}

/** Makes names of a folder last. Windows opens no folders; its file system keeps names in order by itself. */
export const syncFolder = async (folder: string, files: Pick<DataFiles, 'open'> = nodeFiles): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await files.open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Writes a file of the data directory: whole or not at all, and once this resolves it survives a power cut. Every such
 * file goes through here. Throws HookError DISK_FULL, DATA_DIRECTORY_UNUSABLE; then there is no trace of the try.
 */
export const writeDataFile = async (
  path: string,
  content: string | Uint8Array,
  options: Options = {},
): Promise<void> => {
  const { mode = 0o600, durable = true, keepFirst = false, files = nodeFiles } = options
  const draft = `${path}.${randomUUID()}.new`
  try {
    const handle = await files.open(draft, 'wx', mode)
    try {
      await handle.writeFile(content)
      if (durable) await handle.sync()
    } finally {
      await handle.close()
    }
    if (keepFirst) {
      await files.link(draft, path).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error
      })
      await files.rm(draft)
    } else await files.rename(draft, path)
    if (durable) await syncFolder(dirname(path), files)
  } catch (error) {
    await files.rm(draft, { force: true }).catch(() => {})
    throw fileError(path, error)
  }
}

/** Keeps a file under another name, readable by its owner only, for a person who may still want it. */
export const setAside = async (path: string): Promise<void> => {
  const kept = `${path}.${randomUUID()}.old`
  await nodeFiles.rename(path, kept)
  await nodeFiles.chmod(kept, 0o600)
  await syncFolder(dirname(path))
}
