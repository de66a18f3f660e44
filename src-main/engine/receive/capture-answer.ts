import { isUtf8 } from 'node:buffer'
import type { CaptureAnswer } from '../../../src-shared/model/respond.ts'
import { type Clock, toIso } from '../../../src-shared/time.ts'
import type { Answer } from '../respond/responder.ts'

const LONGEST_KEPT = 64 * 1024

const keptBody = (body: string | Uint8Array): Pick<CaptureAnswer, 'body' | 'encoding' | 'truncated'> => {
  if (typeof body === 'string' && body.length * 3 <= LONGEST_KEPT) return { body, encoding: 'utf8', truncated: false }
  const bytes = Buffer.from(body)
  const kept = bytes.subarray(0, LONGEST_KEPT)
  const encoding = isUtf8(kept) ? 'utf8' : 'base64'
  return { body: kept.toString(encoding), encoding, truncated: kept.length < bytes.length }
}

/** What is added to the capture when its answer is out. A `status` of 0 means that the sender was gone. */
export const captureAnswer = (answer: Answer, status: number, durationMs: number, clock: Clock): CaptureAnswer => ({
  kind: answer.kind,
  status,
  headers: answer.headers,
  ...keptBody(answer.body),
  fault: answer.fault,
  rule: answer.rule,
  step: answer.step,
  at: toIso(clock.now()),
  durationMs: Math.max(0, Math.round(durationMs * 100) / 100),
  note: answer.note,
})

/** Of a request whose sender was gone before there was an answer. */
export const noAnswer = (clock: Clock): CaptureAnswer => ({
  kind: 'none',
  status: 0,
  headers: [],
  body: '',
  encoding: 'utf8',
  truncated: false,
  fault: null,
  rule: null,
  step: null,
  at: toIso(clock.now()),
  durationMs: 0,
  note: 'The sender was gone before it got an answer.',
})
