import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrate } from '../../../../src-main/store/sqlite/migrate.ts'
import { migrations } from '../../../../src-main/store/sqlite/migration/index.ts'
import { openDatabase } from '../../../../src-main/store/sqlite/open-database.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

const STEP = migrations.findIndex(sql => sql.includes('UPDATE capture SET checks'))

const check = (name: string, value: string, ok: boolean) => ({ name, value, ok })

it('R117: a capture of an older version calls nothing wrong that was not known', () => {
  const dir = makeTempDir()
  const db = openDatabase({ file: join(dir.path, 'hookbench.db'), readonly: false })
  migrate(db, migrations.slice(0, STEP))
  const columns = db.pragma('table_info(capture)') as { name: string; type: string }[]
  const insert = (id: string, result: string, reason: string, checks: object[]): void => {
    const own: Record<string, unknown> = { id, result, reason, checks: JSON.stringify(checks) }
    const values = columns
      .filter(({ name }) => name !== 'seq')
      .map(({ name, type }) => own[name] ?? (type === 'TEXT' ? '' : 0))
    const names = columns.flatMap(({ name }) => (name === 'seq' ? [] : [name]))
    db.prepare(`INSERT INTO capture (${names.join()}) VALUES (${names.map(() => '?').join()})`).run(...values)
  }
  const rest = [check('Secret', 'whsec_…aSw', false), check('Body', '20 bytes received', true)]
  insert('mismatch', 'invalid', 'No signature matches.', [
    check('Timestamp', '2 s old, tolerance 300 s', true),
    ...rest,
  ])
  insert('old', 'invalid', 'The signature matches, but it is 400 s old; 300 s are tolerated.', [
    check('Timestamp', '400 s old, tolerance 300 s', false),
    check('Secret', 'whsec_…aSw', true),
  ])
  insert('missing', 'missing', 'No header.', [check('webhook-id', 'missing', false), check('Body', '1 byte', true)])
  insert('valid', 'valid', 'It matches.', [check('Secret', 'whsec_…aSw', true)])
  insert('none', 'none', 'No verification.', [])

  migrate(db)
  const states = db.prepare<[], { id: string; checks: string }>('SELECT id, checks FROM capture').all()
  const told = states.map(({ id, checks }) => [
    id,
    ...(JSON.parse(checks) as { name: string; state: string }[]).map(({ name, state }) => `${name} ${state}`),
  ])
  expect(told).toEqual([
    ['mismatch', 'Timestamp ok', 'Secret unknown', 'Body unknown'],
    ['old', 'Timestamp outside', 'Secret ok'],
    ['missing', 'webhook-id missing', 'Body unknown'],
    ['valid', 'Secret ok'],
    ['none'],
  ])
  db.close()
  dir.remove()
})
