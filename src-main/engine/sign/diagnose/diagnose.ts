import type { ReasonCode } from '../../../../src-shared/model/reason.ts'
import type { BoundScheme } from '../scheme/any-scheme.ts'
import type { SignedRequest } from '../scheme/scheme.ts'
import { type Checked, verify } from '../verify.ts'
import type { Candidate } from './candidate.ts'
import { createFitting } from './fitting.ts'
import { requestCandidates } from './request-candidates.ts'
import { secretCandidates } from './secret-candidates.ts'
import { brokenBody } from './broken-body.ts'
import { clockReason } from './clock-reason.ts'

export interface DiagnoseInput {
  scheme: BoundScheme
  /** As received. */
  request: SignedRequest
  /** Of the inbox, newest first. */
  secrets: readonly string[]
  /** Of other inboxes and of webhooks, by what they belong to. */
  known: readonly { owner: string; secret: string }[]
  /** When the request arrived, Unix milliseconds. */
  now: number
  /** A secret of the inbox has verified another request: it is the right one. */
  proven: boolean
  /** Only the beginning of the body is there. */
  truncated: boolean
}

/** What is wrong with a signature. Nothing in it may leave by the receiver's port: it can hold what was signed. */
export interface Diagnosis {
  checked: Checked
  /** Null: the signature is valid, or there is no secret to check it with. */
  code: ReasonCode | null
  /** What fits, where something was tried that does. */
  found: Candidate | null
  /** Index of the secret of the inbox that fits with it. */
  secret: number | null
  /** Whose secret fits, where it is not one of the inbox. */
  owner: string | null
}

type Reason = Omit<Diagnosis, 'checked'>

const reason = (code: ReasonCode | null, more: Partial<Reason> = {}): Reason => ({
  code,
  found: null,
  secret: null,
  owner: null,
  ...more,
})

/** A signature that is right, in a form or behind a prefix that the scheme does not have. */
const misplaced = (place: 'upper-case' | 'loose'): Candidate =>
  place === 'loose'
    ? { code: 'wrong-prefix', how: 'without regard to what stands before it' }
    : { code: 'wrong-encoding', how: 'in upper-case hex, not in lower-case' }

/**
 * Finds out why a signature does not verify, by trying the mistakes that are made: first the likely ones, each with
 * every secret of the inbox. What is not certain is `unknown`; a mistake is named only when the signature fits with it.
 */
export const diagnose = (input: DiagnoseInput): Diagnosis => {
  const { scheme, request, secrets, now } = input
  const checked = verify(scheme, secrets, request, now)
  return { checked, ...reasonOf(input, checked) }
}

const reasonOf = (input: DiagnoseInput, checked: Checked): Reason => {
  const { scheme, request, secrets, known } = input
  if (checked.outcome === 'valid' || checked.outcome === 'unchecked') return reason(null)
  if (checked.outcome === 'missing') return reason('missing-header')
  const { claim, fits } = checked
  if (fits !== null) return reason(clockReason(checked, scheme), { secret: fits })

  const fit = createFitting(scheme, request, claim)
  for (const [secret, text] of secrets.entries()) {
    const place = fit(text)
    if (place !== null && place !== 'exact') {
      const found = misplaced(place)
      return reason(found.code, { found, secret })
    }
  }
  for (const { owner, secret } of known) {
    if (!secrets.includes(secret) && fit(secret) === 'exact') return reason('other-known-secret', { owner })
  }
  for (const [secret, text] of secrets.entries()) {
    for (const found of secretCandidates(text, scheme.hmac)) {
      if (fit(text, found) !== null) return reason(found.code, { found, secret })
    }
  }
  for (const found of requestCandidates(scheme, request, claim)) {
    for (const [secret, text] of secrets.entries()) {
      if (fit(text, found) !== null) return reason(found.code, { found, secret })
    }
  }
  return reason(withoutFit(input, checked))
}

/** What the request shows by itself when no mistake that was tried makes the signature fit. */
const withoutFit = (
  { scheme, request, secrets, proven, truncated }: DiagnoseInput,
  { claim, unusable }: Checked,
): ReasonCode => {
  if (unusable.length === secrets.length) return 'unknown'
  if (claim.parts.some(({ place, want }) => place === 'header' && want !== null)) return 'malformed-header'
  const broken = brokenBody(request, truncated)
  if (broken !== null) return broken
  if (proven) return 'unknown'
  return looksUntouched(scheme, request, claim) ? 'wrong-secret' : 'unknown'
}

/** Stands for bytes that are no UTF-8, and in the body itself for characters that were lost. */
const REPLACEMENT = '\ufffd'

/** JSON as programs send it, so that nobody has laid it out since; or the scheme does not sign how it is laid out. */
const looksUntouched = (scheme: BoundScheme, request: SignedRequest, claim: Checked['claim']): boolean => {
  const text = Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength).toString('utf8')
  if (text.includes(REPLACEMENT)) return false
  try {
    const compact = JSON.stringify(JSON.parse(text))
    if (compact === text) return true
    const rewritten = scheme.content({ ...request, body: Buffer.from(compact) }, claim)
    return Buffer.compare(rewritten, scheme.content(request, claim)) === 0
  } catch {
    return false
  }
}
