import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { HookError } from '../../../src-shared/error.ts'
import { migrations as all } from './migration/index.ts'
import { makePrivateFile } from './private-file.ts'

export interface Migrated {
  from: number
  to: number
  /** File with the database as it was before; null when nothing had to be kept. */
  backup: string | null
}

const syncFile = (file: string): void => {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

/** A whole copy beside the database; it has its name only when it is complete and on disk. */
const backUp = (db: Database, version: number): string => {
  const file = `${db.name}.v${version}.bak`
  const draft = `${file}.part`
  rmSync(draft, { force: true })
  makePrivateFile(draft)
  db.prepare('VACUUM INTO ?').run(draft)
  syncFile(draft)
  renameSync(draft, file)
  return file
}

/**
 * Brings the database to the newest version: forward only, all steps in one transaction. A database that holds data
 * of an older version is copied first. Throws HookError DATABASE_TOO_NEW.
 */
export const migrate = (db: Database, migrations: readonly string[] = all): Migrated => {
  const from = db.pragma('user_version', { simple: true }) as number
  const to = migrations.length
  if (from > to) {
    throw new HookError(
      'DATABASE_TOO_NEW',
      `The database ${db.name} has version ${from}; this Hookbench knows versions up to ${to}.`,
      { help: 'Install the Hookbench that wrote it or a newer one, or choose another data directory.' },
    )
  }
  if (from === to) return { from, to, backup: null }
  const backup = from > 0 ? backUp(db, from) : null
  const run = db.transaction(() => {
    for (const sql of migrations.slice(from)) db.exec(sql)
    db.pragma(`user_version = ${to}`)
  })
  run.immediate()
  return { from, to, backup }
}
