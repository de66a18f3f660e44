import { existsSync } from 'node:fs'
import Sqlite, { type Database } from 'better-sqlite3'

/**
 * Whether anybody has a database open. Whoever uses one in WAL mode holds its shared lock as long as the connection
 * lasts, and exclusive mode needs the whole file. What else is wrong with the file is not said here.
 */
export const isDatabaseInUse = (path: string): boolean => {
  if (!existsSync(path)) return false
  let db: Database | undefined
  try {
    db = new Sqlite(path, { fileMustExist: true, timeout: 0 })
    // First of all: a pragma that reads the file would open its log in the shared mode.
    db.pragma('locking_mode = EXCLUSIVE')
    // A close that finds no other connection moves the log into the database: as safely as the store would.
    db.pragma('synchronous = FULL')
    db.pragma('fullfsync = ON')
    db.pragma('checkpoint_fullfsync = ON')
    db.prepare('SELECT 1 FROM sqlite_master').get()
    return false
  } catch (error) {
    return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
  } finally {
    db?.close()
  }
}
