import { createHmac, timingSafeEqual, verify } from 'node:crypto'
import { HookError } from '../../../src-shared/error.ts'
import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { Verification } from '../../../src-shared/model/capture.ts'
import { maskSecret } from '../secret/mask.ts'
import { byteCount } from './byte-count.ts'
import { type StandardKey, standardKey } from './standard-key.ts'
import type { VerifyRequest } from './verify-input.ts'

const TOLERANCE_SEC = 300
/** Checking Ed25519 is slow enough to be worth a bound on what one request can ask for. */
const MOST_SIGNATURES = 32
const LONGEST_SHOWN = 80

const headerPrefixes = ['webhook', 'svix'] as const
const parts = ['id', 'timestamp', 'signature'] as const

const versions: Record<StandardKey['algorithm'], { version: string; label: string }> = {
  'hmac-sha256': { version: 'v1', label: 'HMAC-SHA256, base64' },
  ed25519: { version: 'v1a', label: 'Ed25519, base64' },
}

const valueOf = (headers: HeaderList, name: string): string | undefined => {
  const values = headers.filter(([given]) => given.toLowerCase() === name).map(([, value]) => value)
  return values.length === 0 ? undefined : values.join(' ')
}

/** The three headers, under the name of the standard or under Svix's older one: whichever has more of them. */
const readHeaders = (headers: HeaderList) => {
  const sets = headerPrefixes.map(prefix => {
    const names = parts.map(part => `${prefix}-${part}`)
    const values = names.map(name => valueOf(headers, name))
    return { names, values, missing: names.filter((_, index) => !values[index]) }
  })
  return sets.reduce((best, set) => (set.missing.length < best.missing.length ? set : best))
}

const inWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`

const shorten = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text)

const age = (seconds: number): string => (seconds < 0 ? `${-seconds} s in the future` : `${seconds} s old`)

const sameText = (a: string, b: string): boolean => {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Only the canonical base64 of a signature counts, so that every changed character makes it another one. */
const fits = (key: StandardKey, signature: string, signed: Uint8Array): boolean => {
  if (key.algorithm === 'hmac-sha256') {
    return sameText(createHmac('sha256', key.key).update(signed).digest('base64'), signature)
  }
  const bytes = Buffer.from(signature, 'base64')
  return bytes.length === 64 && bytes.toString('base64') === signature && verify(null, signed, key.verify, bytes)
}

/** Standard Webhooks 1.0.0: `id.timestamp.body` signed with HMAC-SHA256 (v1) or Ed25519 (v1a), at most 300 s off. */
export const verifyStandard = ({ secrets, rawHeaders, body, now }: VerifyRequest): Verification => {
  const checks: Verification['checks'] = []
  const end = (result: Verification['result'], reason: string): Verification => ({
    scheme: 'standard',
    result,
    reason,
    checks,
  })
  const check = (name: string, value: string, ok: boolean): boolean => {
    checks.push({ name, value, ok })
    return ok
  }

  const { names, values, missing } = readHeaders(rawHeaders)
  const [id = '', timestamp = '', signatureText = ''] = values
  const bodyReceived = `${byteCount(body.length)} received`
  if (missing.length > 0) {
    for (const [index, name] of names.entries()) check(name, values[index] ? 'present' : 'missing', !!values[index])
    check('Body', bodyReceived, true)
    return end('missing', `The request has no ${inWords(missing)} header.`)
  }

  let keys: { masked: string; key: StandardKey }[]
  try {
    keys = secrets.map(secret => ({ masked: maskSecret(secret), key: standardKey(secret) }))
  } catch (error) {
    if (!(error instanceof HookError)) throw error
    check('Secret', error.message, false)
    return end('invalid', 'The secret of the inbox is not a Standard Webhooks secret (whsec_… or whpk_…).')
  }

  const given = signatureText
    .split(' ')
    .filter(entry => entry !== '')
    .slice(0, MOST_SIGNATURES)
    .map(entry => ({ version: entry.split(',', 1)[0] ?? '', signature: entry.slice(entry.indexOf(',') + 1) }))
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`, 'latin1'), body])
  const tried = keys.filter(({ key }) => given.some(({ version }) => version === versions[key.algorithm].version))
  const matching = tried.find(({ key }) =>
    given.some(({ version, signature }) => version === versions[key.algorithm].version && fits(key, signature, signed)),
  )

  const shownKeys = matching ? [matching] : keys
  const algorithms = [...new Set(shownKeys.map(({ key }) => versions[key.algorithm].label))]
  const ageSec = /^\d{1,15}$/.test(timestamp) ? Math.floor(now / 1000) - Number(timestamp) : Number.NaN
  check('Signed string', `${shorten(id)}.${shorten(timestamp)}. + ${byteCount(body.length)} of body`, true)
  const inTime = Number.isNaN(ageSec)
    ? check('Timestamp', `${shorten(timestamp)} is not a Unix time in seconds`, false)
    : check('Timestamp', `${age(ageSec)}, tolerance ${TOLERANCE_SEC} s`, Math.abs(ageSec) <= TOLERANCE_SEC)
  check('Secret', shownKeys.map(({ masked }) => masked).join(', '), matching !== undefined)
  check('Algorithm', algorithms.join(' or '), tried.length > 0)
  check('Body', bodyReceived, true)

  if (matching && inTime) return end('valid', 'The signature matches the body as received.')
  if (matching && Number.isNaN(ageSec)) {
    return end('invalid', `The signature matches, but ${names[1]} is not a Unix time in seconds.`)
  }
  if (matching) {
    return end('invalid', `The signature matches, but it is ${age(ageSec)}; ${TOLERANCE_SEC} s are tolerated.`)
  }
  if (tried.length === 0) {
    const wanted = [...new Set(keys.map(({ key }) => versions[key.algorithm].version))].join(' or ')
    return end('invalid', `The request has no ${wanted} signature, which the secret of the inbox is for.`)
  }
  return end('invalid', 'No signature matches: body, id, timestamp or secret is not the one that was signed.')
}
