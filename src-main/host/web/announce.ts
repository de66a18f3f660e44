import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDataFile } from '../write-data-file.ts'

/**
 * Writes down where other programs of the same user find a running host; the answer takes that back. On a full disk the
 * address of an earlier one makes room for it.
 */
export const announce = async (
  dataDir: string,
  url: string,
  warn: (message: string) => void,
): Promise<() => Promise<void>> => {
  const path = join(dataDir, 'engine.json')
  const write = (): Promise<void> => writeDataFile(path, JSON.stringify({ url, pid: process.pid }), { durable: false })
  const withdraw = (): Promise<void> => rm(path, { force: true })

  try {
    await write().catch(() => withdraw().then(write))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    warn(`Other programs do not find this engine by its data directory: ${reason}`)
  }
  return withdraw
}
