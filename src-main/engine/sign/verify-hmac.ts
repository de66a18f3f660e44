import { createHmac } from 'node:crypto'
import type { Check, Verification } from '../../../src-shared/model/verification.ts'
import { maskSecret } from '../secret/mask.ts'
import { byteCount } from './byte-count.ts'
import type { VerifyRequest } from './verify-input.ts'
import { sameText } from './same-text.ts'

const forms = {
  woodwing: { header: 'x-hook-signature', algorithm: 'sha256', digits: 64, label: 'HMAC-SHA256, lower-case hex' },
  netbox: { header: 'X-Hook-Signature', algorithm: 'sha512', digits: 128, label: 'HMAC-SHA512, lower-case hex' },
} as const

const HEX = /^[0-9a-f]*$/

/**
 * WoodWing Assets and NetBox: one header holds the HMAC of the body, keyed with the secret as it is written. Nothing
 * covers a time, so an old request verifies like a new one. A repeated header is right when one of its values is.
 */
export const verifyHmac = (
  scheme: keyof typeof forms,
  { secrets, rawHeaders, body }: Pick<VerifyRequest, 'secrets' | 'rawHeaders' | 'body'>,
): Verification => {
  const { header, algorithm, digits, label } = forms[scheme]
  const signatures = rawHeaders
    .filter(([name, value]) => name.toLowerCase() === header.toLowerCase() && value !== '')
    .map(([, value]) => value)
  const hasForm = signatures.some(signature => signature.length === digits && HEX.test(signature))
  const matching = secrets.find(secret => {
    const expected = Buffer.from(createHmac(algorithm, secret).update(body).digest('hex'))
    return signatures.some(signature => sameText(Buffer.from(signature), expected))
  })

  const end = (result: Verification['result'], signature: Omit<Check, 'name'>, reason: string): Verification => {
    /** Secret and body are known to be right together or not at all. */
    const rest = result === 'valid' ? 'ok' : 'unknown'
    const shown = matching === undefined ? secrets : [matching]
    const secret: Check = { name: 'Secret', value: shown.map(maskSecret).join(', '), state: rest }
    const received: Check = { name: 'Body', value: `${byteCount(body.length)} received`, state: rest }
    return { scheme, result, reason, checks: [{ name: header, ...signature }, secret, received] }
  }

  if (signatures.length === 0) {
    return end('missing', { value: 'missing', state: 'missing' }, `The request has no ${header} header.`)
  }
  if (matching !== undefined) {
    return end('valid', { value: label, state: 'ok' }, 'The signature matches the body as received.')
  }
  if (!hasForm) {
    const reason = `The signature in ${header} is not ${digits} lower-case hex digits, as ${label.split(',')[0]} gives.`
    return end('invalid', { value: `not ${digits} lower-case hex digits`, state: 'malformed' }, reason)
  }
  const reason =
    'The signature does not match: the secret or the body differs from what was signed. Which of them is not known.'
  return end('invalid', { value: `${digits} lower-case hex digits`, state: 'mismatch' }, reason)
}
