import type { Capture, CaptureSummary } from '../../../src-shared/model/capture.ts'
import type { CaptureAnswer } from '../../../src-shared/model/respond.ts'
import { toIso } from '../../../src-shared/time.ts'
import type { CaptureHead, CaptureRecord } from '../port/store.ts'

/** A body up to this size comes with its capture; a longer one by its own address. */
const INLINE_LIMIT = 1024 * 1024

export const captureSummaryView = (head: CaptureHead): CaptureSummary => ({
  id: head.id,
  inbox: head.inbox,
  method: head.method,
  target: head.target,
  httpVersion: head.httpVersion,
  secure: head.secure,
  receivedAt: toIso(head.receivedAt),
  contentType: head.contentType,
  eventType: head.eventType,
  bodySize: head.bodySize,
  bodySha256: head.bodySha256,
  truncated: head.truncated,
  verification: { scheme: head.scheme, result: head.result, code: head.code, reason: head.reason },
  answered: head.answered,
  responseStatus: head.responseStatus,
  replayOf: head.replayOf,
  imported: head.importedAt !== null,
  pinned: head.pinned,
  colour: head.colour,
  note: head.note,
  kind: head.kind,
  cause: head.cause,
  ...(head.columns === undefined ? {} : { columns: head.columns }),
})

const contentTypeOf = ({ headers }: CaptureAnswer): string =>
  headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''

/** The answer in short; null where there is none. */
const responseOf = (answer: CaptureAnswer | null): Capture['response'] =>
  answer === null || answer.status === 0
    ? null
    : { status: answer.status, contentType: contentTypeOf(answer), body: answer.body }

/** `heldUntil`: when it is answered by itself, while it waits for a person. */
export const captureView = (record: CaptureRecord, heldUntil: string | null = null): Capture => {
  const answer: CaptureAnswer | null = record.answer === null ? null : JSON.parse(record.answer)
  return {
    ...captureSummaryView(record),
    rawHeaders: JSON.parse(record.rawHeaders),
    rawTrailers: JSON.parse(record.rawTrailers),
    remoteAddress: record.remoteAddress,
    bodyBase64: record.bodySize > INLINE_LIMIT ? null : Buffer.from(record.body).toString('base64'),
    verification: {
      scheme: record.scheme,
      result: record.result,
      code: record.code,
      reason: record.reason,
      checks: JSON.parse(record.checks),
    },
    response: responseOf(answer),
    answer,
    forward: record.forward === null ? null : JSON.parse(record.forward),
    held: heldUntil === null ? null : { until: heldUntil },
  }
}
