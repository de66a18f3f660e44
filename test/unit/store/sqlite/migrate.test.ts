import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HookError } from '../../../../src-shared/error.ts'
import { migrate } from '../../../../src-main/store/sqlite/migrate.ts'
import { migrations } from '../../../../src-main/store/sqlite/migration/index.ts'
import { openDatabase } from '../../../../src-main/store/sqlite/open-database.ts'
import { openStore } from '../../../../src-main/store/sqlite/open-store.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { workerUrl } from '../../../support/store.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

const ONE = 'CREATE TABLE note (text TEXT) STRICT;'
const TWO = 'ALTER TABLE note ADD COLUMN at INTEGER;'
const BROKEN = 'CREATE TABLE other (id INTEGER) STRICT; THIS IS NO SQL;'

describe('migration', () => {
  let dir: ReturnType<typeof makeTempDir>
  let file: string
  beforeEach(() => {
    dir = makeTempDir()
    file = join(dir.path, 'hookbench.db')
  })
  afterEach(() => dir.remove())

  const withDatabase = <T>(work: (db: ReturnType<typeof openDatabase>) => T): T => {
    const db = openDatabase({ file, readonly: false })
    try {
      return work(db)
    } finally {
      db.close()
    }
  }

  it('makes a new database at the newest version without a backup', () => {
    expect(withDatabase(db => migrate(db))).toEqual({ from: 0, to: migrations.length, backup: null })
    expect(withDatabase(db => migrate(db))).toMatchObject({ from: migrations.length, backup: null })
  })

  it('has strict tables only', () => {
    const loose = withDatabase(db => {
      migrate(db)
      return db.prepare("SELECT name FROM pragma_table_list WHERE strict = 0 AND name NOT LIKE 'sqlite_%'").all()
    })
    expect(loose).toEqual([])
  })

  it('keeps a whole copy of an older database before it changes it', () => {
    withDatabase(db => {
      migrate(db, [ONE])
      db.exec("INSERT INTO note VALUES ('kept')")
    })
    const migrated = withDatabase(db => migrate(db, [ONE, TWO]))
    expect(migrated).toEqual({ from: 1, to: 2, backup: `${file}.v1.bak` })
    expect(withDatabase(db => db.prepare('SELECT * FROM note').all())).toEqual([{ text: 'kept', at: null }])
    file = `${file}.v1.bak`
    expect(withDatabase(db => db.prepare('SELECT * FROM note').all())).toEqual([{ text: 'kept' }])
    expect(withDatabase(db => db.pragma('user_version', { simple: true }))).toBe(1)
  })

  it('takes all steps or none', () => {
    withDatabase(db => migrate(db, [ONE]))
    expect(() => withDatabase(db => migrate(db, [ONE, TWO, BROKEN]))).toThrow(/syntax error/)
    expect(withDatabase(db => db.pragma('user_version', { simple: true }))).toBe(1)
    expect(withDatabase(db => db.prepare("SELECT name FROM sqlite_schema WHERE name = 'other'").all())).toEqual([])
    expect(withDatabase(db => migrate(db, [ONE, TWO]))).toMatchObject({ from: 1, to: 2 })
  })

  it('refuses a database that a newer program wrote, with both versions and what to do', async () => {
    withDatabase(db => db.pragma('user_version = 99'))
    const opening = openStore({ dataDir: dir.path, clock: createFakeClock(), workerUrl })
    const error: unknown = await opening.catch((reason: unknown) => reason)
    if (!(error instanceof HookError)) throw new Error('A HookError was expected.')
    expect(error.code).toBe('DATABASE_TOO_NEW')
    expect(error.message).toContain('version 99')
    expect(error.message).toContain(`up to ${migrations.length}`)
    expect(error.help).toContain('newer')
    expect(existsSync(`${file}.v99.bak`)).toBe(false)
  })

  it('says that a file is damaged when it is no database', async () => {
    const { writeFileSync } = await import('node:fs')
    writeFileSync(file, 'This is text and surely longer than the header of a database. '.repeat(20))
    const opening = openStore({ dataDir: dir.path, clock: createFakeClock(), workerUrl })
    await expect(opening).rejects.toMatchObject({
      code: 'DATA_DIRECTORY_UNUSABLE',
      message: expect.stringContaining('damaged'),
    })
  })
})
