import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrations } from '../../../../src-main/store/sqlite/migration/index.ts'
import { inboxSchemes } from '../../../../src-main/store/sqlite/migration/0013-inbox-schemes.ts'
import { answering } from '../../../../src-main/store/sqlite/migration/0015-answering.ts'
import { openDatabase } from '../../../../src-main/store/sqlite/open-database.ts'
import { createInboxReads } from '../../../../src-main/store/sqlite/inbox-row.ts'
import { respondSchema } from '../../../../src-shared/model/respond.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

it('B32: an inbox of an older version keeps its secret as the first of several', () => {
  const dir = makeTempDir()
  const db = openDatabase({ file: join(dir.path, 'hookbench.db'), readonly: false })
  for (const step of migrations.slice(0, migrations.indexOf(inboxSchemes))) db.exec(step)
  db.exec(`INSERT INTO inbox (name, scheme, secret, response_status, response_content_type, response_body, created_at)
    VALUES ('with', 'netx', 'v1.sealed', 200, 'text/plain', 'ok', 5), ('without', 'none', NULL, 200, 'text/plain', '', 6)`)
  for (const step of migrations.slice(migrations.indexOf(inboxSchemes))) db.exec(step)
  const usual = { options: '{}', publicUrl: null, onBadSignature: 'reject' }
  expect(createInboxReads(db).listInboxes()).toMatchObject([
    { ...usual, name: 'with', scheme: 'netx', secrets: '["v1.sealed"]' },
    { ...usual, name: 'without', secrets: '[]' },
  ])
  db.close()
  dir.remove()
})

it('B23: the one answer of an inbox of an older version becomes its only rule', () => {
  const dir = makeTempDir()
  const db = openDatabase({ file: join(dir.path, 'hookbench.db'), readonly: false })
  for (const step of migrations.slice(0, migrations.indexOf(answering))) db.exec(step)
  db.exec(`INSERT INTO inbox (name, scheme, response_status, response_content_type, response_body, created_at)
    VALUES ('old', 'none', 503, 'text/"x', 'a "b"', 5)`)
  for (const step of migrations.slice(migrations.indexOf(answering))) db.exec(step)
  const [inbox] = createInboxReads(db).listInboxes()
  expect(inbox).toMatchObject({ handshake: 'answer', forwardTo: null, breakpoint: null, showLastEvent: false })
  expect(respondSchema.parse(JSON.parse(inbox?.respond ?? ''))).toEqual({
    rules: [
      { steps: [{ status: 503, headers: [['content-type', 'text/"x']], body: 'a "b"', delayMs: 0 }], then: 'last' },
    ],
  })
  db.close()
  dir.remove()
})
