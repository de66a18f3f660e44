import { HookError } from '../../../src-shared/error.ts'
import type { Check, Verification } from '../../../src-shared/model/verification.ts'
import { maskSecret } from '../secret/mask.ts'
import { byteCount } from './byte-count.ts'
import { readStandardHeaders, type StandardHeaders } from './standard-headers.ts'
import { type StandardKey, standardKey } from './standard-key.ts'
import { hasForm, matches, readSignatures, versionOf } from './standard-match.ts'
import type { VerifyRequest } from './verify-input.ts'

const TOLERANCE_SEC = 300
const LONGEST_SHOWN = 80
const UNIX_SECONDS = /^\d{1,15}$/

const algorithmLabel = { 'hmac-sha256': 'HMAC-SHA256', ed25519: 'Ed25519' } as const

const inWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`

const shorten = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text)

const ageInWords = (seconds: number): string => (seconds < 0 ? `${-seconds} s in the future` : `${seconds} s old`)

const verification = (result: Verification['result'], reason: string, checks: Check[]): Verification => ({
  scheme: 'standard',
  result,
  reason,
  checks,
})

const bodyCheck = (body: Uint8Array, state: Check['state']): Check => ({
  name: 'Body',
  value: `${byteCount(body.length)} received`,
  state,
})

const missingHeaders = (headers: StandardHeaders, body: Uint8Array): Verification | null => {
  const values = [headers.id, headers.timestamp, headers.signature]
  const missing = headers.names.filter((_, index) => values[index] === '')
  if (missing.length === 0) return null
  const checks = headers.names.map((name): Check => {
    const there = !missing.includes(name)
    return { name, value: there ? 'present' : 'missing', state: there ? 'ok' : 'missing' }
  })
  const reason = `The request has no ${inWords(missing)} header.`
  return verification('missing', reason, [...checks, bodyCheck(body, 'unknown')])
}

const timestampCheck = (timestamp: string, now: number): { age: number; check: Check } => {
  if (!UNIX_SECONDS.test(timestamp)) {
    const value = `${shorten(timestamp)} is not a Unix time in seconds`
    return { age: Number.NaN, check: { name: 'Timestamp', value, state: 'malformed' } }
  }
  const age = Math.floor(now / 1000) - Number(timestamp)
  const value = `${ageInWords(age)}, tolerance ${TOLERANCE_SEC} s`
  return { age, check: { name: 'Timestamp', value, state: Math.abs(age) <= TOLERANCE_SEC ? 'ok' : 'outside' } }
}

interface Tried {
  secret: string
  key: StandardKey
  /** What the request carries for a key of this kind. */
  signatures: string[]
}

const kinds = (keys: readonly Tried[]): string =>
  [...new Set(keys.map(({ key }) => `${versionOf[key.algorithm]}, ${algorithmLabel[key.algorithm]} in base64`))].join(
    ' or ',
  )

/** What the signatures come to, apart from the time: a state and, where it is no match, the sentence. */
const judge = (keys: readonly Tried[], header: string, matching: Tried | undefined): [Check['state'], string] => {
  if (matching) return ['ok', '']
  const tried = keys.filter(({ signatures }) => signatures.length > 0)
  if (tried.length === 0) {
    const wanted = inWords([...new Set(keys.map(({ key }) => versionOf[key.algorithm]))])
    return ['malformed', `The request has no ${wanted} signature, which the secret of the inbox is for.`]
  }
  if (!tried.some(({ key, signatures }) => signatures.some(signature => hasForm(key, signature)))) {
    return ['malformed', `No signature in ${header} has the form of ${kinds(tried)}.`]
  }
  return [
    'mismatch',
    'No signature matches: the secret, the body or the signed id and time differ from what was signed. Which of them is not known.',
  ]
}

/** Standard Webhooks 1.0.0: `id.timestamp.body` signed with HMAC-SHA256 (v1) or Ed25519 (v1a), at most 300 s off. */
export const verifyStandard = ({ secrets, rawHeaders, body, now }: VerifyRequest): Verification => {
  const headers = readStandardHeaders(rawHeaders)
  const missing = missingHeaders(headers, body)
  if (missing) return missing

  const signatures = readSignatures(headers.signature)
  let keys: Tried[]
  try {
    keys = secrets.map(secret => {
      const key = standardKey(secret)
      return { secret, key, signatures: signatures.get(versionOf[key.algorithm]) ?? [] }
    })
  } catch (error) {
    if (!(error instanceof HookError)) throw error
    const reason = 'The secret of the inbox is not a Standard Webhooks secret (whsec_… or whpk_…).'
    const secret: Check = { name: 'Secret', value: error.message, state: 'malformed' }
    return verification('invalid', reason, [secret, bodyCheck(body, 'unknown')])
  }

  const [, timeName, signatureName] = headers.names
  const content = { head: `${headers.id}.${headers.timestamp}.`, body }
  const matching = keys.find(({ key, signatures: own }) => matches(key, own, content))
  const [state, problem] = judge(keys, signatureName, matching)
  const { age, check: timestamp } = timestampCheck(headers.timestamp, now)
  const shown = matching ? [matching] : keys
  /** Secret, body and signed text are known to be right together or not at all. */
  const rest = matching ? 'ok' : 'unknown'
  const checks: Check[] = [
    { name: 'Signature', value: kinds(shown), state },
    timestamp,
    { name: 'Signed text', value: `${shorten(content.head)} + ${byteCount(body.length)} of body`, state: rest },
    { name: 'Secret', value: shown.map(({ secret }) => maskSecret(secret)).join(', '), state: rest },
    bodyCheck(body, rest),
  ]

  if (!matching) return verification('invalid', problem, checks)
  if (timestamp.state === 'ok') return verification('valid', 'The signature matches the body as received.', checks)
  const reason = Number.isNaN(age)
    ? `The signature matches, but ${timeName} is not a Unix time in seconds.`
    : `The signature matches, but it is ${ageInWords(age)}; ${TOLERANCE_SEC} s are tolerated.`
  return verification('invalid', reason, checks)
}
