import Sqlite, { type Database } from 'better-sqlite3'

/** A connection that is collected is closed, and its lock is gone: held ones stay reachable. */
const held = new Set<Database>()

/**
 * Takes the lock of a file, which is made when it is not there; null when somebody has it. The answer gives it back.
 * The operating system keeps the lock (it is that of an open write transaction), so it ends with the process however
 * that ends, leaves nothing to clean up, and of any number that try at once one gets it.
 */
export const tryLockFile = (path: string): (() => void) | null => {
  const db = new Sqlite(path, { timeout: 0 })
  try {
    db.exec('BEGIN IMMEDIATE')
    held.add(db)
    return () => {
      held.delete(db)
      db.close()
    }
  } catch (error) {
    db.close()
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
}
