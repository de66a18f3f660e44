import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HookError } from '../../src-shared/error.ts'
import { isDatabaseInUse } from '../store/sqlite/database-in-use.ts'
import { tryLockFile } from '../store/sqlite/lock-file.ts'
import { DATABASE_FILE } from '../store/sqlite/open-store.ts'
import { writeDataFile } from './write-data-file.ts'

const LOCK_FILE = 'engine.lock'
/** Who has the lock, for the sentence to the one who comes second. */
const PID_FILE = 'engine.pid'

const readPid = (path: string): string => {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return 'unknown'
  }
}

const inUse = (dataDir: string, user: string): HookError =>
  new HookError('DATA_DIRECTORY_IN_USE', `Another ${user} uses the data directory ${dataDir}.`, {
    help: 'Stop it, or choose another directory with --data-dir.',
  })

/**
 * Makes sure that one engine uses a data directory; the answer ends that. A lock file that a person deleted is free for
 * the next one, but the database is open then: nobody can take that away from the engine that runs. Throws DATA_DIRECTORY_IN_USE,
 * DATA_DIRECTORY_UNUSABLE.
 */
export const lockDataDirectory = async (dataDir: string): Promise<() => void> => {
  const pidPath = join(dataDir, PID_FILE)
  const unlock = tryLockFile(join(dataDir, LOCK_FILE))
  if (unlock === null) throw inUse(dataDir, `engine (process ${readPid(pidPath)})`)
  if (isDatabaseInUse(join(dataDir, DATABASE_FILE))) {
    unlock()
    throw inUse(dataDir, `program (perhaps an engine, process ${readPid(pidPath)})`)
  }
  // It only makes a sentence better: a full disk is no reason not to start.
  await writeDataFile(pidPath, `${process.pid}\n`, { durable: false }).catch(() => {})
  return unlock
}
