import { z } from 'zod'
import { reasonCodes } from './reason.ts'
import { carriesSecret, verificationSchemes } from './scheme.ts'

export const verificationResults = ['valid', 'invalid', 'missing', 'none'] as const
export type VerificationResult = (typeof verificationResults)[number]

/**
 * What is known of one thing that was looked at. `unknown`: it was looked at or used, and nothing says whether it is the
 * right one, as of secret and body when a signature does not match.
 */
export const checkStates = ['ok', 'missing', 'malformed', 'mismatch', 'outside', 'unknown'] as const
export type CheckState = (typeof checkStates)[number]

/** `none` = the inbox does not verify; `missing` = the request carries no signature. */
export const verificationSchema = z.object({
  scheme: z.enum(verificationSchemes),
  result: z.enum(verificationResults),
  /** Why it is not valid, where that is certain at once; `GET /captures/{id}/explain` looks further. */
  code: z.enum(reasonCodes).nullable(),
  /** One sentence. */
  reason: z.string(),
  /** What was looked at, in the order it was looked at. */
  checks: z.array(z.object({ name: z.string(), value: z.string(), state: z.enum(checkStates) })),
})
export type Verification = z.infer<typeof verificationSchema>
export type Check = Verification['checks'][number]

const STATE_WORDS: Record<CheckState, string> = {
  ok: 'ok',
  missing: 'missing',
  malformed: 'malformed',
  mismatch: 'does not match',
  outside: 'outside tolerance',
  unknown: 'not known',
}

/** `outside the tolerance`. */
export const checkWord = (state: CheckState): string => STATE_WORDS[state]

/**
 * The verdict in a few words. It is read off the checks, so that it never says anything else than they do: that a
 * signature matches only where every check but the clock is ok.
 */
export const verdictOf = ({ scheme, result, checks }: Verification): string => {
  const proof = carriesSecret(scheme) ? 'token' : 'signature'
  const has = (state: CheckState): boolean => checks.some(check => check.state === state)
  if (result === 'valid') return `${proof} valid`
  if (result === 'missing') return `${proof} missing`
  if (result === 'none') return scheme === 'none' ? 'not verified' : 'not verified: no secret'
  if (has('missing')) return 'not verified: incomplete'
  if (has('mismatch')) return `${proof} does not match`
  if (checks.some(({ name, state }) => name === 'Secret' && state === 'malformed'))
    return 'not verified: unusable secret'
  if (has('malformed')) return `${proof} malformed`
  if (has('outside') && !has('unknown')) return `${proof} matches, out of time`
  return `${proof} not valid`
}
