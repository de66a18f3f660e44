import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import type { CaptureAnswer } from '../../../../src-shared/model/respond.ts'
import type { CaptureRecord } from '../../port/store.ts'

/** A capture with all that is written of it opened. */
export interface ExportedRequest {
  capture: CaptureRecord
  /** Of the receiver, with the path and query as they came. */
  url: string
  headers: HeaderList
  trailers: HeaderList
  body: Buffer
  answer: CaptureAnswer | null
}

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i

/** `base`: of the receiver, without a slash at its end. */
export const exportedRequest = (capture: CaptureRecord, base: string): ExportedRequest => ({
  capture,
  url: base + capture.target.replace(ABSOLUTE, ''),
  headers: JSON.parse(capture.rawHeaders),
  trailers: JSON.parse(capture.rawTrailers),
  body: Buffer.from(capture.body.buffer, capture.body.byteOffset, capture.body.byteLength),
  answer: capture.answer === null ? null : JSON.parse(capture.answer),
})

export const valueOf = (headers: HeaderList, name: string): string | null =>
  headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? null
