import type { Explanation } from '../../../../src-shared/model/explanation.ts'
import { carriesSecret } from '../../../../src-shared/model/scheme.ts'
import type { CheckState } from '../../../../src-shared/model/verification.ts'
import { toIso } from '../../../../src-shared/time.ts'
import { maskSecret } from '../../secret/mask.ts'
import { type Diagnosis, diagnose, type DiagnoseInput } from '../diagnose/diagnose.ts'
import type { Part } from '../scheme/scheme.ts'
import { reasonText } from './reason-text.ts'
import { snippetsOf } from './snippets.ts'

const results = { valid: 'valid', invalid: 'invalid', missing: 'missing', unchecked: 'none' } as const

const stateOf = ({ value, want }: Part, fits: boolean): CheckState => {
  if (value === null) return 'missing'
  if (want !== null) return 'malformed'
  return fits ? 'ok' : 'unknown'
}

/** Of the years 0 to 9999, which ISO 8601 writes with four digits. */
const FIRST_TIME = Date.UTC(-1, 12)
const LAST_TIME = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** Null also for a time that no date of four digits stands for, such as one in the wrong unit. */
const clockOf = ({ clock }: Diagnosis['checked']): NonNullable<Explanation['evidence']>['clock'] =>
  clock === null || clock.at < FIRST_TIME || clock.at > LAST_TIME
    ? null
    : { signedAt: toIso(clock.at), ageMs: clock.ageMs, toleranceMs: clock.toleranceMs, ok: clock.ok }

const evidenceOf = (
  { scheme, secrets }: DiagnoseInput,
  { checked, found, secret, owner }: Diagnosis,
): NonNullable<Explanation['evidence']> => {
  const { claim, fits, unusable } = checked
  const body = found?.request?.body
  return {
    scheme: scheme.name,
    title: scheme.title,
    summary: scheme.summary,
    parts: claim.parts.map(part => ({
      name: part.name,
      place: part.place,
      value: part.value !== null && carriesSecret(scheme.name) ? maskSecret(part.value) : part.value,
      state: stateOf(part, fits !== null),
      want: part.want,
    })),
    clock: clockOf(checked),
    secrets: secrets.map((text, index) => ({
      masked: maskSecret(text),
      fits: index === fits || index === secret,
      problem: unusable.find(each => each.index === index)?.message ?? null,
    })),
    owner,
    how: found?.how ?? null,
    signedBody:
      body === undefined ? null : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64'),
  }
}

/**
 * Why a request verifies or not, with what to change. It can hold what was signed: for people who may see the captures
 * only, and never in an answer of the receiver.
 */
export const explain = (input: DiagnoseInput): Explanation => {
  const diagnosis = diagnose(input)
  const { code, checked } = diagnosis
  const { unusable } = checked
  const told = {
    diagnosis,
    unusable: unusable.length === input.secrets.length ? (unusable[0]?.message ?? null) : null,
    scheme: input.scheme,
    receivedBytes: input.request.body.length,
    proven: input.proven,
  }
  const text =
    code === null
      ? {
          reason:
            checked.outcome === 'valid'
              ? 'The signature matches the body as received.'
              : 'There is no secret to verify with, so nothing is known of the signature.',
          fix: checked.outcome === 'valid' ? null : `Enter the ${input.scheme.secret.label.toLowerCase()}.`,
        }
      : reasonText(code, told)
  return {
    result: results[checked.outcome],
    code,
    ...text,
    evidence: evidenceOf(input, diagnosis),
    snippets: snippetsOf(input.scheme),
  }
}
