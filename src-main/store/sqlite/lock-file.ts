import Sqlite, { type Database } from 'better-sqlite3'
import { HookError } from '../../../src-shared/error.ts'
import { makePrivateFile } from './private-file.ts'

/** A connection that is collected is closed, and its lock is gone: held ones stay reachable. */
const held = new Set<Database>()

const codeOf = (error: unknown): string => (error instanceof Sqlite.SqliteError ? error.code : '')

const unusable = (path: string, cause: unknown): HookError => {
  const damaged = codeOf(cause) === 'SQLITE_NOTADB'
  const why = damaged ? 'is damaged' : `cannot be used (${cause instanceof Error ? cause.message : String(cause)})`
  const help = damaged
    ? 'Delete it while no engine uses the directory; it holds nothing.'
    : 'Give this user a data directory of its own, with --data-dir or HOOKBENCH_DATA.'
  return new HookError('DATA_DIRECTORY_UNUSABLE', `The lock file ${path} ${why}.`, { help, cause })
}

const full = (path: string, cause: unknown): HookError =>
  new HookError('DISK_FULL', `The disk with ${path} is full.`, { help: 'Free some space, then try again.', cause })

/**
 * Takes the lock of a file, which is made when it is not there; null when somebody has it. The answer gives it back.
 * The operating system keeps the lock (it is that of an open write transaction), so it ends with the process however
 * that ends, leaves nothing to clean up, and of any number that try at once one gets it. Throws DATA_DIRECTORY_UNUSABLE,
 * DISK_FULL.
 */
export const tryLockFile = (path: string): (() => void) | null => {
  let db: Database | undefined
  makePrivateFile(path)
  try {
    const opened = new Sqlite(path, { timeout: 0 })
    db = opened
    // Without a journal on the disk the lock can be had on a full one; the transaction never writes.
    opened.pragma('journal_mode = MEMORY')
    opened.exec('BEGIN IMMEDIATE')
    held.add(opened)
    return () => {
      held.delete(opened)
      opened.close()
    }
  } catch (error) {
    db?.close()
    if (codeOf(error) === 'SQLITE_FULL') throw full(path, error)
    if (codeOf(error).startsWith('SQLITE_BUSY')) return null
    throw unusable(path, error)
  }
}
