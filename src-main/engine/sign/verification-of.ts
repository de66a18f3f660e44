import type { ReasonCode } from '../../../src-shared/model/reason.ts'
import { carriesSecret } from '../../../src-shared/model/scheme.ts'
import type { Check, CheckState, Verification } from '../../../src-shared/model/verification.ts'
import { maskSecret } from '../secret/mask.ts'
import { byteCount } from './byte-count.ts'
import { clockReason, mixedUnit } from './diagnose/clock-reason.ts'
import type { BoundScheme } from './scheme/any-scheme.ts'
import type { Part, SignedRequest } from './scheme/scheme.ts'
import { type Checked, verify } from './verify.ts'
import { LONGEST_WHOLE, verifyLong } from './verify-long.ts'

/** A received request and what to verify it with. */
export interface ToVerify {
  /** Null: nothing is verified. */
  scheme: BoundScheme | null
  /** Open secrets, newest first; one that fits is enough. */
  secrets: readonly string[]
  request: SignedRequest
  /** When the request arrived, Unix milliseconds. */
  now: number
  /** Only the beginning of the body is there. */
  truncated?: boolean
}

export interface LongToVerify extends Omit<ToVerify, 'request'> {
  request: Omit<SignedRequest, 'body'>
  body: Blob
}

interface Verified {
  secrets: readonly string[]
  request: Pick<SignedRequest, 'url'>
  /** Of the body, bytes. */
  size: number
}

const LONGEST_SHOWN = 80

const shorten = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text)

const inWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`

const inSeconds = (ms: number): number => Math.trunc(ms / 1000)

const ageInWords = (seconds: number): string => (seconds < 0 ? `${-seconds} s in the future` : `${seconds} s old`)

const isSignature = ({ value }: Part, { claim }: Checked): boolean =>
  claim.signatures.length === 0 || claim.signatures.some(text => text !== '' && value !== null && value.includes(text))

const partState = (part: Part, checked: Checked, usable: boolean): CheckState => {
  if (part.value === null) return 'missing'
  if (part.want !== null) return 'malformed'
  if (checked.fits !== null) return 'ok'
  return checked.outcome === 'invalid' && usable && isSignature(part, checked) ? 'mismatch' : 'unknown'
}

const partValue = ({ value, want }: Part, scheme: BoundScheme): string => {
  if (value === null) return 'missing'
  const shown = carriesSecret(scheme.name) ? maskSecret(value) : shorten(value)
  return want === null ? shown : `${shown} is not ${want}`
}

const clockChecks = (checked: Checked, scheme: BoundScheme): Check[] => {
  const { clock } = checked
  if (clock === null) return []
  const age = `${ageInWords(inSeconds(clock.ageMs))}, tolerance ${inSeconds(clock.toleranceMs)} s`
  return [{ name: 'Clock', value: mixedUnit(checked, scheme) ?? age, state: clock.ok ? 'ok' : 'outside' }]
}

/** Every secret is none of the scheme's form. */
const unusable = ({ unusable: bad }: Checked, secrets: readonly string[]): string | null =>
  bad.length === secrets.length ? (bad[0]?.message ?? null) : null

const checksOf = ({ secrets, request, size }: Verified, scheme: BoundScheme, checked: Checked): Check[] => {
  const problem = unusable(checked, secrets)
  const checks: Check[] = checked.claim.parts.map(part => ({
    name: part.name,
    value: partValue(part, scheme),
    state: partState(part, checked, problem === null),
  }))
  checks.push(...clockChecks(checked, scheme))
  /** Secret, body and address are known to be right together or not at all. */
  const rest = checked.fits === null ? 'unknown' : 'ok'
  if (scheme.signsUrl) checks.push({ name: 'URL', value: request.url ?? 'not known', state: rest })
  const shown = checked.fits === null ? secrets : secrets.slice(checked.fits, checked.fits + 1)
  checks.push(
    problem === null
      ? { name: 'Secret', value: shown.map(maskSecret).join(', '), state: rest }
      : { name: 'Secret', value: problem, state: 'malformed' },
  )
  if (!carriesSecret(scheme.name)) {
    checks.push({ name: 'Body', value: `${byteCount(size)} received`, state: rest })
  }
  return checks
}

/** `webhook-id or webhook-signature header`, `field token in the body`. */
const missingWords = ({ claim }: Checked): string => {
  const missing = claim.parts.filter(({ value }) => value === null)
  const headers = missing.flatMap(({ name, place }) => (place === 'header' ? [name] : []))
  if (headers.length > 0) return `${inWords(headers)} header`
  const [first] = missing
  const place = first?.place === 'query' ? 'URL' : 'body'
  const form = first?.want == null ? '' : `: it is ${first.want}`
  return `${first?.place === 'query' ? 'parameter' : 'field'} ${inWords(missing.map(({ name }) => name))} in the ${place}${form}`
}

const lateReason = (checked: Checked, scheme: BoundScheme): string => {
  const { clock, claim } = checked
  const unit = mixedUnit(checked, scheme)
  if (unit !== null) return `its time, ${claim.time?.text}, is ${unit}.`
  if (clock !== null) {
    return `it is ${ageInWords(inSeconds(clock.ageMs))}; ${inSeconds(clock.toleranceMs)} s are tolerated.`
  }
  const part = claim.parts.find(({ want }) => want !== null)
  return part === undefined ? 'its time cannot be read.' : `${part.name} is not ${part.want}.`
}

const mismatch = ({ name, signsUrl }: BoundScheme): string => {
  if (carriesSecret(name)) {
    return 'The token is not the secret of the inbox. Which of the two is right is not known.'
  }
  const parts = signsUrl ? 'the secret, the body or the URL' : 'the secret, the body or what else is signed'
  return `The signature does not match: ${parts} differs from what was signed. Which of them is not known.`
}

/** What is certain at once, as a sentence and a code; looking further is the diagnosis's. */
const reasonOf = (
  { secrets }: Verified,
  scheme: BoundScheme,
  checked: Checked,
): { code: ReasonCode | null; reason: string } => {
  const { outcome, fits, claim } = checked
  const token = carriesSecret(scheme.name)
  if (outcome === 'unchecked') return { code: null, reason: 'The inbox has no secret to verify with.' }
  if (outcome === 'missing') return { code: 'missing-header', reason: `The request has no ${missingWords(checked)}.` }
  if (outcome === 'valid') {
    const reason = token ? 'The token is the secret of the inbox.' : 'The signature matches the body as received.'
    return { code: null, reason }
  }
  if (fits !== null) {
    return { code: clockReason(checked, scheme), reason: `The signature matches, but ${lateReason(checked, scheme)}` }
  }
  const problem = unusable(checked, secrets)
  if (problem !== null) {
    return { code: null, reason: `The secret of the inbox is none of ${scheme.title}: ${problem}` }
  }
  const malformed = claim.parts.find(({ want }) => want !== null)
  if (malformed !== undefined) {
    return { code: 'malformed-header', reason: `${malformed.name} is not ${malformed.want}.` }
  }
  return { code: null, reason: mismatch(scheme) }
}

const results = { valid: 'valid', invalid: 'invalid', missing: 'missing', unchecked: 'none' } as const

const unverified: Verification = {
  scheme: 'none',
  result: 'none',
  code: null,
  reason: 'The inbox does not verify requests.',
  checks: [],
}

const incomplete = ({ name }: BoundScheme): Verification => ({
  scheme: name,
  result: 'invalid',
  code: 'body-truncated',
  reason: 'Only the beginning of the body is here, so it cannot be verified.',
  checks: [{ name: 'Body', value: 'incomplete', state: 'missing' }],
})

const tooLong = ({ name, title }: BoundScheme, size: number): Verification => ({
  scheme: name,
  result: 'invalid',
  code: 'unknown',
  reason: `Requests signed as ${title} can be verified with a body of up to ${LONGEST_WHOLE} bytes.`,
  checks: [{ name: 'Body', value: `${byteCount(size)} received`, state: 'unknown' }],
})

const verificationFrom = (verified: Verified, scheme: BoundScheme, checked: Checked): Verification => ({
  scheme: scheme.name,
  result: results[checked.outcome],
  ...reasonOf(verified, scheme, checked),
  checks: checked.outcome === 'unchecked' ? [] : checksOf(verified, scheme, checked),
})

/**
 * Whether a request was sent by somebody who knows one of the secrets, and what was looked at. Never throws for what a
 * request may hold, and nothing in the answer holds a secret or the signature that was expected.
 */
export const verificationOf = ({ scheme, secrets, request, now, truncated = false }: ToVerify): Verification => {
  if (scheme === null) return unverified
  if (truncated && secrets.length > 0) return incomplete(scheme)
  const verified = { secrets, request, size: request.body.length }
  return verificationFrom(verified, scheme, verify(scheme, secrets, request, now))
}

/** The same for a body that is not in memory. */
export const verificationOfLong = async (input: LongToVerify): Promise<Verification> => {
  const { scheme, secrets, request, body, now, truncated } = input
  if (scheme === null) return unverified
  if (truncated && secrets.length > 0) return incomplete(scheme)
  const checked = await verifyLong(scheme, secrets, request, body, now)
  if (checked === null) return tooLong(scheme, body.size)
  return verificationFrom({ secrets, request, size: body.size }, scheme, checked)
}
