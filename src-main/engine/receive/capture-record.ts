import { hash } from 'node:crypto'
import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { Verification } from '../../../src-shared/model/capture.ts'
import type { CaptureKind } from '../../../src-shared/model/capture-filter.ts'
import type { CaptureHead, CaptureRecord } from '../port/store.ts'
import { guessEventType } from './guess-event-type.ts'

export interface Received {
  id: string
  inbox: string
  method: string
  target: string
  httpVersion: string
  secure: boolean
  /** Unix milliseconds. */
  receivedAt: number
  remoteAddress: string
  rawHeaders: HeaderList
  rawTrailers: HeaderList
  body: KeptBody
  truncated: boolean
  replayOf?: string | null
  /** What it is when it is no request, and why. */
  kind?: CaptureKind
  cause?: string
}

/** The body of a capture: whole, or its beginning where it is in a file. */
export interface KeptBody {
  bytes: Uint8Array
  size: number
  sha256: string
  inFile: boolean
}

export const bodyInMemory = (bytes: Uint8Array): KeptBody => ({
  bytes,
  size: bytes.length,
  sha256: hash('sha256', bytes),
  inFile: false,
})

/** A capture as it is stored, before it is known what it is answered. */
export const captureRecord = (
  received: Received,
  verification: Verification,
): { head: CaptureHead; record: CaptureRecord } => {
  const { rawHeaders, body } = received
  const head: CaptureHead = {
    id: received.id,
    inbox: received.inbox,
    method: received.method,
    target: received.target,
    httpVersion: received.httpVersion,
    secure: received.secure,
    receivedAt: received.receivedAt,
    contentType: rawHeaders.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null,
    eventType: guessEventType(rawHeaders, body.bytes),
    bodySize: body.size,
    bodySha256: body.sha256,
    truncated: received.truncated,
    scheme: verification.scheme,
    result: verification.result,
    code: verification.code,
    reason: verification.reason,
    answered: false,
    responseStatus: 0,
    replayOf: received.replayOf ?? null,
    importedAt: null,
    pinned: false,
    colour: null,
    note: '',
    kind: received.kind ?? 'request',
    cause: received.cause ?? null,
  }
  const record: CaptureRecord = {
    ...head,
    rawHeaders: JSON.stringify(rawHeaders),
    rawTrailers: JSON.stringify(received.rawTrailers),
    remoteAddress: received.remoteAddress,
    checks: JSON.stringify(verification.checks),
    answer: null,
    forward: null,
    bodyFile: body.inFile,
    body: body.bytes,
  }
  return { head, record }
}
