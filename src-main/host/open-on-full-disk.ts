import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { HookError } from '../../src-shared/error.ts'
import { writeDataFile } from './write-data-file.ts'

/** SQLite needs 32 KiB for its shared memory; the rest is for the outcomes of what is under way. */
const RESERVE_BYTES = 256 * 1024

/**
 * Opens the store of a data directory. SQLite needs some room for that: the file `reserve` keeps it, and is given up
 * where the disk is full. It is made again by the first start that finds room.
 */
export const openOnFullDisk = async <T>(dataDir: string, open: () => Promise<T>): Promise<T> => {
  const path = join(dataDir, 'reserve')
  if (!existsSync(path)) await writeDataFile(path, randomBytes(RESERVE_BYTES)).catch(() => {})
  try {
    return await open()
  } catch (error) {
    if (!(error instanceof HookError) || error.code !== 'DISK_FULL' || !existsSync(path)) throw error
    await rm(path, { force: true })
    return open()
  }
}
