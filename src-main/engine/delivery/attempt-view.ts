import { isUtf8 } from 'node:buffer'
import { attemptHelp } from '../../../src-shared/model/attempt-help.ts'
import { attemptNoteText } from '../../../src-shared/model/attempt-note-text.ts'
import type { Attempt, AttemptNote } from '../../../src-shared/model/attempt.ts'
import { toIso } from '../../../src-shared/time.ts'
import type { AttemptRecord } from '../port/queue.ts'

/** A body as text; in base64 where it is none. */
export const bodyText = (bytes: Uint8Array): { body: string; encoding: 'utf8' | 'base64' } => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return isUtf8(buffer) && !buffer.includes(0)
    ? { body: buffer.toString('utf8'), encoding: 'utf8' }
    : { body: buffer.toString('base64'), encoding: 'base64' }
}

const notesOf = (json: string | null): Attempt['notes'] =>
  json === null ? [] : (JSON.parse(json) as AttemptNote[]).map(code => ({ code, message: attemptNoteText[code] }))

/** An attempt as the API shows it; `body` is the request body built again with its secret masked. */
export const attemptView = (record: AttemptRecord, body: string): Attempt => ({
  number: record.number,
  at: toIso(record.at),
  manual: record.manual,
  success: record.success,
  request: {
    method: record.method,
    url: record.url,
    headers: JSON.parse(record.requestHeaders),
    body: record.requestBody ?? body,
  },
  response:
    record.status === null
      ? null
      : {
          status: record.status,
          headers: JSON.parse(record.responseHeaders ?? '[]'),
          ...bodyText(record.responseBody ?? new Uint8Array()),
          truncated: record.responseTruncated,
        },
  error:
    record.errorClass === null
      ? null
      : { class: record.errorClass, message: record.errorMessage ?? '', help: attemptHelp[record.errorClass] },
  notes: notesOf(record.notes),
  timing: {
    dns: record.dns,
    connect: record.connect,
    tls: record.tls,
    firstByte: record.firstByte,
    total: record.total,
  },
})
