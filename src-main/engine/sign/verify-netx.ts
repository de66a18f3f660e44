import { createHash, timingSafeEqual } from 'node:crypto'
import type { Check, Verification } from '../../../src-shared/model/verification.ts'
import { maskSecret } from '../secret/mask.ts'
import { byteCount } from './byte-count.ts'
import type { VerifyRequest } from './verify-input.ts'

const FIELD = 'token'

const utf8 = new TextDecoder('utf-8', { fatal: true })

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

const parse = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(utf8.decode(body))
  } catch {
    return undefined
  }
}

/** NetX: the field `token` of a JSON body equals the secret. Hashed before they are compared, in constant time. */
export const verifyNetx = ({ secrets, body }: VerifyRequest): Verification => {
  const checks: Check[] = []
  const end = (result: Verification['result'], reason: string): Verification => ({
    scheme: 'netx',
    result,
    reason,
    checks,
  })

  const data = parse(body)
  const isObject = typeof data === 'object' && data !== null && !Array.isArray(data)
  const form = isObject ? 'a JSON object' : data === undefined ? 'not JSON' : 'JSON but not an object'
  checks.push({
    name: 'Body',
    value: `${byteCount(body.length)} received, ${form}`,
    state: isObject ? 'ok' : 'malformed',
  })
  if (data === undefined) return end('missing', 'The body is not JSON, so it has no token.')
  if (!isObject) return end('missing', 'The body is JSON but not an object, so it has no token.')

  const token: unknown = FIELD in data ? data[FIELD] : undefined
  if (token === undefined) {
    checks.push({ name: 'Token', value: `no field ${FIELD}`, state: 'missing' })
    return end('missing', `The body has no field ${FIELD}.`)
  }
  if (typeof token !== 'string') {
    checks.push({ name: 'Token', value: `field ${FIELD} is not text`, state: 'malformed' })
    return end('invalid', `The field ${FIELD} of the body is not text.`)
  }

  const given = sha256(token)
  let matching: string | undefined
  for (const secret of secrets) if (timingSafeEqual(given, sha256(secret))) matching ??= secret
  const ok = matching !== undefined
  checks.push(
    { name: 'Token', value: `${maskSecret(token)} in field ${FIELD}`, state: ok ? 'ok' : 'mismatch' },
    {
      name: 'Secret',
      value: (matching === undefined ? secrets : [matching]).map(maskSecret).join(', '),
      state: ok ? 'ok' : 'unknown',
    },
  )
  return ok
    ? end('valid', 'The token in the body is the secret of the inbox.')
    : end('invalid', 'The token in the body is not the secret of the inbox. Which of the two is right is not known.')
}
