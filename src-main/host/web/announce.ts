import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDataFile } from '../write-data-file.ts'

/**
 * Writes down where other programs of the same user find a running host; the answer takes that back, but not what
 * another host wrote since. On a full disk the
 * address of an earlier one makes room for it.
 */
export const announce = async (
  dataDir: string,
  url: string,
  warn: (message: string) => void,
): Promise<() => Promise<void>> => {
  const path = join(dataDir, 'engine.json')
  const text = JSON.stringify({ url, pid: process.pid })
  const write = (): Promise<void> => writeDataFile(path, text, { durable: false })
  const makeRoom = (): Promise<void> => rm(path, { force: true })

  try {
    await write().catch(() => makeRoom().then(write))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    warn(`Other programs do not find this engine by its data directory: ${reason}`)
  }
  return async () => {
    const found = await readFile(path, 'utf8').catch(() => '')
    if (found === text) await rm(path, { force: true })
  }
}
