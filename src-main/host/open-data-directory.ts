import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileError } from './file-error.ts'
import { syncFolder } from './write-data-file.ts'

/** Folders from `first`, which was made, down to `last`. */
const made = (first: string, last: string): string[] =>
  first === last ? [last] : [...made(first, dirname(last)), last]

/**
 * Makes the data directory where there is none, so that it survives a power cut, and checks that it can be used. Throws
 * HookError DATA_DIRECTORY_UNUSABLE, DISK_FULL.
 */
export const openDataDirectory = async (dataDir: string): Promise<void> => {
  try {
    const first = await mkdir(dataDir, { recursive: true, mode: 0o700 })
    if (first !== undefined) for (const folder of made(first, dataDir)) await syncFolder(dirname(folder))
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw fileError(dataDir, error)
  }
}
