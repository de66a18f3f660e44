import Sqlite, { type Database } from 'better-sqlite3'
import { makePrivateFile } from './private-file.ts'

export interface DatabaseOptions {
  file: string
  readonly: boolean
  /** Most bytes the database file may grow to; then writes fail as on a full disk. */
  maxBytes?: number
}

/**
 * Opens one connection. better-sqlite3 is compiled to sync only at checkpoints in WAL mode; what we acknowledge must
 * be on disk, so every commit syncs (synchronous = FULL), on macOS through to the platter (fullfsync).
 */
export const openDatabase = ({ file, readonly, maxBytes }: DatabaseOptions): Database => {
  if (!readonly) makePrivateFile(file)
  const db = new Sqlite(file, { readonly, fileMustExist: readonly })
  db.pragma('busy_timeout = 5000')
  if (!readonly) db.pragma('journal_mode = WAL')
  // What a row held is not left in its page when the row changes; it costs nothing, since the page is written anyway.
  db.pragma('secure_delete = FAST')
  db.pragma('synchronous = FULL')
  db.pragma('fullfsync = ON')
  db.pragma('checkpoint_fullfsync = ON')
  db.pragma('foreign_keys = ON')
  db.pragma('wal_autocheckpoint = 4000')
  db.pragma('journal_size_limit = 67108864')
  db.pragma('temp_store = MEMORY')
  db.pragma('cache_size = -32768')
  if (maxBytes !== undefined) {
    const pageSize = db.pragma('page_size', { simple: true }) as number
    db.pragma(`max_page_count = ${Math.ceil(maxBytes / pageSize)}`)
  }
  return db
}
