import type { Capture, CaptureSummary } from '../../../src-shared/model/capture.ts'
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
  responseStatus: head.responseStatus,
})

export const captureView = (record: CaptureRecord): Capture => ({
  ...captureSummaryView(record),
  rawHeaders: JSON.parse(record.rawHeaders),
  rawTrailers: JSON.parse(record.rawTrailers),
  remoteAddress: record.remoteAddress,
  bodyBase64: record.body.length > INLINE_LIMIT ? null : Buffer.from(record.body).toString('base64'),
  verification: {
    scheme: record.scheme,
    result: record.result,
    code: record.code,
    reason: record.reason,
    checks: JSON.parse(record.checks),
  },
  response: { status: record.responseStatus, contentType: record.responseContentType, body: record.responseBody },
})
