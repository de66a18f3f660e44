import { isUtf8 } from 'node:buffer'
import { attemptHelp } from '../../../src-shared/model/attempt-help.ts'
import { attemptNoteText } from '../../../src-shared/model/attempt-note-text.ts'
import type { Attempt, AttemptNote, HeaderList } from '../../../src-shared/model/attempt.ts'
import { toIso } from '../../../src-shared/time.ts'
import type { AttemptRecord } from '../port/queue.ts'
import type { SecretMask } from '../secret/secret-mask.ts'
import { decodeBody } from './decode-body.ts'

/** A body as text; in base64 where it is none. */
export const bodyText = (bytes: Uint8Array): { body: string; encoding: 'utf8' | 'base64' } => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return isUtf8(buffer) && !buffer.includes(0)
    ? { body: buffer.toString('utf8'), encoding: 'utf8' }
    : { body: buffer.toString('base64'), encoding: 'base64' }
}

const noteOf = (code: AttemptNote): Attempt['notes'][number] => ({ code, message: attemptNoteText[code] })

const notesOf = (json: string | null): Attempt['notes'] =>
  json === null ? [] : (JSON.parse(json) as AttemptNote[]).map(noteOf)

interface Shown {
  response: Attempt['response']
  notes: Attempt['notes']
}

const shownResponse = async (record: AttemptRecord, mask: SecretMask | undefined): Promise<Shown> => {
  const notes = notesOf(record.notes)
  if (record.status === null) return { response: null, notes }
  const headers: HeaderList = JSON.parse(record.responseHeaders ?? '[]')
  const raw = record.responseBody ?? new Uint8Array()
  const isDecoded = notes.some(({ code }) => code === 'kept-decoded')
  const decoded = isDecoded ? null : await decodeBody(raw, headers)
  // The coding of an answer that is kept in part has no end, as it is told already.
  if (decoded?.broken && !record.responseTruncated) notes.push(noteOf('decoding-incomplete'))
  // What was recorded before such answers were kept decoded, and secrets that came later.
  const plain = decoded === null ? raw : (mask?.bytes(decoded.bytes, decoded.cut || decoded.broken) ?? decoded.bytes)
  return {
    response: {
      status: record.status,
      headers,
      ...bodyText(plain),
      truncated: record.responseTruncated || (decoded?.cut ?? false),
    },
    notes,
  }
}

/**
 * An attempt as the API shows it; `body` is the request body built again with its secret masked, `mask` that of its
 * webhook, for an answer that is decoded.
 */
export const attemptView = async (record: AttemptRecord, body: string, mask?: SecretMask): Promise<Attempt> => ({
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
  ...(await shownResponse(record, mask)),
  error:
    record.errorClass === null
      ? null
      : { class: record.errorClass, message: record.errorMessage ?? '', help: attemptHelp[record.errorClass] },
  timing: {
    dns: record.dns,
    connect: record.connect,
    tls: record.tls,
    firstByte: record.firstByte,
    total: record.total,
  },
})
