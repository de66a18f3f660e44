import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { AnswerKind, Step } from '../../../src-shared/model/respond.ts'
import { defaultResponse } from '../../../src-shared/respond/short-response.ts'
import type { Answer } from './responder.ts'

const plainText: HeaderList = [['content-type', 'text/plain']]

/** An answer that goes out at once and as it should. */
export const plainAnswer = (
  kind: AnswerKind,
  { status, headers, body }: Pick<Answer, 'status' | 'headers' | 'body'>,
  note: string | null = null,
): Answer => ({ kind, status, headers, body, delayMs: 0, fault: null, rule: null, step: null, note })

export const stepAnswer = (kind: AnswerKind, { fault, ...step }: Step): Answer => ({
  ...step,
  kind,
  fault: fault ?? null,
  rule: null,
  step: null,
  note: null,
})

export const textAnswer = (kind: AnswerKind, status: number, text: string, note: string | null = null): Answer =>
  plainAnswer(kind, { status, headers: plainText, body: text }, note)

export const badSignature = (note: string | null): Answer =>
  textAnswer('signature', 400, 'Invalid WebHook signature.', note)

/** What a request gets that no rule fits. */
export const noRule = (): Answer => textAnswer('none', defaultResponse.status, defaultResponse.body)

export const withNotes = (answer: Answer, notes: readonly string[]): Answer => {
  const all = [...notes, ...(answer.note === null ? [] : [answer.note])]
  return { ...answer, note: all.length === 0 ? null : all.join(' ') }
}
