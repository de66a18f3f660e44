import type { AnswerKind, CaptureAnswer } from '../../../../src-shared/model/respond.ts'

const BY: Record<AnswerKind, string> = {
  rule: 'by a rule of the inbox',
  handshake: 'as the handshake of the provider asks',
  signature: 'because of its signature',
  forward: 'by the app it was forwarded to',
  held: 'by hand',
  limit: 'because a limit was reached',
  none: 'by nobody',
}

const FAULTS: Record<NonNullable<CaptureAnswer['fault']>, string> = {
  reset: 'the connection was reset on purpose',
  hang: 'it was left hanging on purpose',
  drip: 'it was sent drop by drop on purpose',
  'bad-chunk': 'a chunk was broken on purpose',
  'close-mid-body': 'the connection was closed in the middle on purpose',
}

/** What decided the answer: `by rule 1, step 2`. */
export const answeredBy = ({ kind, rule, step }: CaptureAnswer): string => {
  if (rule === null) return BY[kind]
  return `by rule ${rule + 1}${step === null ? '' : `, step ${step + 1}`}`
}

export const faultWords = (fault: NonNullable<CaptureAnswer['fault']>): string => FAULTS[fault]
