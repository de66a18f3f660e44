import { join } from 'node:path'
import { expect, it } from 'vitest'
import { captureSchema } from '../../../../src-shared/model/capture.ts'
import { captureView } from '../../../../src-main/engine/capture/capture-view.ts'
import { migrations } from '../../../../src-main/store/sqlite/migration/index.ts'
import { captureAnswer } from '../../../../src-main/store/sqlite/migration/0014-capture-answer.ts'
import { createCaptureReads } from '../../../../src-main/store/sqlite/capture/capture-reads.ts'
import { openDatabase } from '../../../../src-main/store/sqlite/open-database.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

it('B34: a capture of an older version keeps what it was answered', () => {
  const dir = makeTempDir()
  const db = openDatabase({ file: join(dir.path, 'hookbench.db'), readonly: false })
  const at = migrations.indexOf(captureAnswer)
  for (const step of migrations.slice(0, at)) db.exec(step)
  db.exec(`INSERT INTO inbox (name, scheme, response_status, response_content_type, response_body, created_at, captures)
    VALUES ('demo', 'none', 200, 'text/plain', 'ok', 5, 2)`)
  const insert =
    db.prepare(`INSERT INTO capture (id, inbox, method, target, http_version, secure, received_at, body_size,
      body_sha256, truncated, scheme, result, reason, response_status, raw_headers, raw_trailers, remote_address, checks,
      response_content_type, response_body)
    VALUES (?, 1, 'POST', '/demo', '1.1', 0, 1770000000123, 0, '', 0, 'none', 'none', '', ?, '[]', '[]', '::1', '[]', ?, ?)`)
  for (const [id, status, type, body] of [
    ['cap_answered', 200, 'text/plain', 'tw\u00f6'],
    ['cap_gone', 0, '', ''],
  ] as const) {
    const { lastInsertRowid } = insert.run(id, status, type, body)
    db.prepare('INSERT INTO capture_body (seq, body) VALUES (?, ?)').run(lastInsertRowid, Buffer.alloc(0))
  }
  for (const step of migrations.slice(at)) db.exec(step)

  const reads = createCaptureReads(db)
  const [answered, gone] = ['cap_answered', 'cap_gone'].map(id => {
    const record = reads.getCapture(id)
    return record === null ? null : captureSchema.parse(captureView(record))
  })
  expect(answered).toMatchObject({
    answered: true,
    responseStatus: 200,
    response: { status: 200, contentType: 'text/plain', body: 'tw\u00f6' },
    answer: { at: '2026-02-02T02:40:00.123Z', encoding: 'utf8', rule: null },
  })
  expect(gone).toMatchObject({ answered: true, responseStatus: 0, response: null, answer: { kind: 'none' } })
  db.close()
  dir.remove()
})
