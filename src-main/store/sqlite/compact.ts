import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Database } from 'better-sqlite3'

/**
 * Writes the database anew and empties its log, so that neither holds what was overwritten. Outside a transaction.
 * Answers the names of the copies that updates left beside it.
 */
export const compact = (db: Database): string[] => {
  // The new file is built in a temporary one, which must not be in memory: the database may be larger than that.
  db.pragma('temp_store = FILE')
  try {
    db.exec('VACUUM')
  } finally {
    db.pragma('temp_store = MEMORY')
  }
  db.pragma('wal_checkpoint(TRUNCATE)')
  const own = basename(db.name)
  return readdirSync(dirname(db.name)).filter(name => name.startsWith(`${own}.v`) && name.endsWith('.bak'))
}
