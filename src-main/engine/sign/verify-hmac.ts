import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Verification } from '../../../src-shared/model/capture.ts'
import { maskSecret } from '../secret/mask.ts'
import { byteCount } from './byte-count.ts'
import type { VerifyRequest } from './verify-input.ts'

const forms = {
  woodwing: { header: 'x-hook-signature', algorithm: 'sha256', digits: 64, label: 'HMAC-SHA256, lower-case hex' },
  netbox: { header: 'X-Hook-Signature', algorithm: 'sha512', digits: 128, label: 'HMAC-SHA512, lower-case hex' },
} as const

const HEX = /^[0-9a-f]*$/

const sameText = (left: Buffer, right: Buffer): boolean => left.length === right.length && timingSafeEqual(left, right)

/**
 * WoodWing Assets and NetBox: one header holds the HMAC of the body, keyed with the secret as it is written. Nothing
 * covers a time, so an old request verifies like a new one. A repeated header is right when one of its values is.
 */
export const verifyHmac = (
  scheme: keyof typeof forms,
  { secrets, rawHeaders, body }: Pick<VerifyRequest, 'secrets' | 'rawHeaders' | 'body'>,
): Verification => {
  const { header, algorithm, digits, label } = forms[scheme]
  const bodyCheck = { name: 'Body', value: `${byteCount(body.length)} received`, ok: true }
  const signatures = rawHeaders
    .filter(([name, value]) => name.toLowerCase() === header.toLowerCase() && value !== '')
    .map(([, value]) => value)
  if (signatures.length === 0) {
    const checks = [{ name: header, value: 'missing', ok: false }, bodyCheck]
    return { scheme, result: 'missing', reason: `The request has no ${header} header.`, checks }
  }

  const hasForm = signatures.some(signature => signature.length === digits && HEX.test(signature))
  const matching = secrets.find(secret => {
    const expected = Buffer.from(createHmac(algorithm, secret).update(body).digest('hex'))
    return signatures.some(signature => sameText(Buffer.from(signature), expected))
  })
  const ok = matching !== undefined
  const checks = [
    { name: header, value: hasForm ? 'present' : `present, but not ${digits} lower-case hex digits`, ok: hasForm },
    { name: 'Signed string', value: `${byteCount(body.length)} of body`, ok: true },
    { name: 'Secret', value: (ok ? [matching] : secrets).map(maskSecret).join(', '), ok },
    { name: 'Algorithm', value: label, ok: hasForm },
    bodyCheck,
  ]
  if (ok) return { scheme, result: 'valid', reason: 'The signature matches the body as received.', checks }
  const reason = hasForm
    ? 'The signature does not match: body or secret is not the one that was signed.'
    : `The signature in ${header} is not ${digits} lower-case hex digits, as ${label.split(',')[0]} gives.`
  return { scheme, result: 'invalid', reason, checks }
}
