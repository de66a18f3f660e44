import { HookError } from '../../../src-shared/error.ts'
import type { Verification } from '../../../src-shared/model/capture.ts'
import { maskSecret } from '../secret/mask.ts'
import { byteCount } from './byte-count.ts'
import { readStandardHeaders, type StandardHeaders } from './standard-headers.ts'
import { type StandardKey, standardKey } from './standard-key.ts'
import { matches, readSignatures, versionOf } from './standard-match.ts'
import type { VerifyRequest } from './verify-input.ts'

type Checks = Verification['checks']

const TOLERANCE_SEC = 300
const LONGEST_SHOWN = 80
const UNIX_SECONDS = /^\d{1,15}$/

const algorithmLabel = { 'hmac-sha256': 'HMAC-SHA256, base64', ed25519: 'Ed25519, base64' } as const

const inWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`

const shorten = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text)

const ageInWords = (seconds: number): string => (seconds < 0 ? `${-seconds} s in the future` : `${seconds} s old`)

const verification = (result: Verification['result'], reason: string, checks: Checks): Verification => ({
  scheme: 'standard',
  result,
  reason,
  checks,
})

const bodyCheck = (body: Uint8Array) => ({ name: 'Body', value: `${byteCount(body.length)} received`, ok: true })

const missingHeaders = (headers: StandardHeaders, body: Uint8Array): Verification | null => {
  const values = [headers.id, headers.timestamp, headers.signature]
  const missing = headers.names.filter((_, index) => values[index] === '')
  if (missing.length === 0) return null
  const checks = headers.names.map(name => {
    const ok = !missing.includes(name)
    return { name, value: ok ? 'present' : 'missing', ok }
  })
  return verification('missing', `The request has no ${inWords(missing)} header.`, [...checks, bodyCheck(body)])
}

const timestampCheck = (timestamp: string, now: number): { age: number; check: Checks[number] } => {
  if (!UNIX_SECONDS.test(timestamp)) {
    const value = `${shorten(timestamp)} is not a Unix time in seconds`
    return { age: Number.NaN, check: { name: 'Timestamp', value, ok: false } }
  }
  const age = Math.floor(now / 1000) - Number(timestamp)
  const value = `${ageInWords(age)}, tolerance ${TOLERANCE_SEC} s`
  return { age, check: { name: 'Timestamp', value, ok: Math.abs(age) <= TOLERANCE_SEC } }
}

/** Standard Webhooks 1.0.0: `id.timestamp.body` signed with HMAC-SHA256 (v1) or Ed25519 (v1a), at most 300 s off. */
export const verifyStandard = ({ secrets, rawHeaders, body, now }: VerifyRequest): Verification => {
  const headers = readStandardHeaders(rawHeaders)
  const missing = missingHeaders(headers, body)
  if (missing) return missing

  let keys: { secret: string; key: StandardKey }[]
  try {
    keys = secrets.map(secret => ({ secret, key: standardKey(secret) }))
  } catch (error) {
    if (!(error instanceof HookError)) throw error
    const reason = 'The secret of the inbox is not a Standard Webhooks secret (whsec_… or whpk_…).'
    return verification('invalid', reason, [{ name: 'Secret', value: error.message, ok: false }, bodyCheck(body)])
  }

  const content = { head: `${headers.id}.${headers.timestamp}.`, body }
  const signatures = readSignatures(headers.signature)
  const signaturesFor = (key: StandardKey): string[] => signatures.get(versionOf[key.algorithm]) ?? []
  const tried = keys.filter(({ key }) => signaturesFor(key).length > 0)
  const matching = tried.find(({ key }) => matches(key, signaturesFor(key), content))

  const shown = matching ? [matching] : keys
  const algorithms = new Set(shown.map(({ key }) => algorithmLabel[key.algorithm]))
  const masked = shown.map(({ secret }) => maskSecret(secret))
  const { age, check: timestamp } = timestampCheck(headers.timestamp, now)
  const checks: Checks = [
    { name: 'Signed string', value: `${shorten(content.head)} + ${byteCount(body.length)} of body`, ok: true },
    timestamp,
    { name: 'Secret', value: masked.join(', '), ok: matching !== undefined },
    { name: 'Algorithm', value: [...algorithms].join(' or '), ok: tried.length > 0 },
    bodyCheck(body),
  ]

  if (matching && timestamp.ok) return verification('valid', 'The signature matches the body as received.', checks)
  if (matching && Number.isNaN(age)) {
    const reason = `The signature matches, but ${headers.names[1]} is not a Unix time in seconds.`
    return verification('invalid', reason, checks)
  }
  if (matching) {
    const reason = `The signature matches, but it is ${ageInWords(age)}; ${TOLERANCE_SEC} s are tolerated.`
    return verification('invalid', reason, checks)
  }
  if (tried.length === 0) {
    const wanted = [...new Set(keys.map(({ key }) => versionOf[key.algorithm]))].join(' or ')
    const reason = `The request has no ${wanted} signature, which the secret of the inbox is for.`
    return verification('invalid', reason, checks)
  }
  const reason = 'No signature matches: body, id, timestamp or secret is not the one that was signed.'
  return verification('invalid', reason, checks)
}
