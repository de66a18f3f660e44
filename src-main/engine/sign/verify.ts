import { HookError } from '../../../src-shared/error.ts'
import type { BoundScheme } from './scheme/any-scheme.ts'
import type { Claim, SignedRequest } from './scheme/scheme.ts'

/** The signed time against the clock, in milliseconds; `ageMs` below zero: it lies ahead. */
export interface ClockCheck {
  at: number
  ageMs: number
  toleranceMs: number
  ok: boolean
}

/** Structured, so that form, command line and REST each say it in their own way. Holds no secret. */
export interface Checked {
  /** `missing`: the request carries no signature. `unchecked`: there is no secret to check with. */
  outcome: 'valid' | 'invalid' | 'missing' | 'unchecked'
  claim: Claim
  /** Index of the secret that fits; null: none does. */
  fits: number | null
  /** Secrets that are not of the scheme's form, by index, with the reason. */
  unusable: readonly { index: number; message: string }[]
  /** Null: the scheme tolerates any time, or the request's cannot be read. */
  clock: ClockCheck | null
}

const clockCheck = ({ toleranceSec }: BoundScheme, { time }: Claim, now: number): ClockCheck | null => {
  if (toleranceSec === null || time === null || time.at === null) return null
  const ageMs = now - time.at
  const toleranceMs = toleranceSec * 1000
  // Schemes count whole seconds: 300 s tolerate everything below 301 s.
  const fresh = Math.abs(Math.trunc(ageMs / 1000)) * 1000 <= toleranceMs
  return { at: time.at, ageMs, toleranceMs, ok: fresh && (time.until === undefined || now <= time.until) }
}

/** Whether a secret fits; the reason as text where it is not of the scheme's form. */
export const tryKey = <T>(fits: () => T): T | string => {
  try {
    return fits()
  } catch (error) {
    if (error instanceof HookError && error.code === 'KEY_UNUSABLE') return error.message
    throw error
  }
}

/** What is known of a request before any key is tried; null: it depends on the keys. */
export const checkedWithoutKeys = (
  scheme: BoundScheme,
  secrets: readonly string[],
  claim: Claim,
  now: number,
): Checked | null => {
  const base = { claim, clock: clockCheck(scheme, claim, now), fits: null, unusable: [] }
  if (secrets.length === 0) return { ...base, outcome: 'unchecked' }
  if (claim.parts.some(({ value }) => value === null)) return { ...base, outcome: 'missing' }
  return null
}

/** `tried`: for each secret whether it fits, or why it cannot be used. */
export const checkedWithKeys = (
  scheme: BoundScheme,
  claim: Claim,
  now: number,
  tried: readonly (boolean | string)[],
): Checked => {
  const clock = clockCheck(scheme, claim, now)
  const fits = tried.indexOf(true)
  const unusable = tried.flatMap((result, index) => (typeof result === 'string' ? [{ index, message: result }] : []))
  const timely = scheme.toleranceSec === null || clock?.ok === true
  return { claim, clock, unusable, fits: fits < 0 ? null : fits, outcome: fits >= 0 && timely ? 'valid' : 'invalid' }
}

/** Whether a request was sent by somebody who knows one of the secrets. Never throws for what a request may hold. */
export const verify = (
  scheme: BoundScheme,
  secrets: readonly string[],
  request: SignedRequest,
  now: number,
): Checked => {
  const claim = scheme.read(request)
  const known = checkedWithoutKeys(scheme, secrets, claim, now)
  if (known !== null) return known
  const content = scheme.content(request, claim)
  const tried = secrets.map(secret => tryKey(() => scheme.matches(secret, content, claim)))
  return checkedWithKeys(scheme, claim, now, tried)
}
