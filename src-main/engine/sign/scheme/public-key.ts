import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { HookError } from '../../../../src-shared/error.ts'
import { at, jsonBody } from './json-field.ts'

const unusable = (what: string): HookError =>
  new HookError('KEY_UNUSABLE', `The key is not ${what}.`, { field: 'secret', help: `Enter ${what}.` })

const attempt = (make: () => KeyObject): KeyObject | null => {
  try {
    return make()
  } catch {
    return null
  }
}

const der = (text: string): Buffer => Buffer.from(text, 'base64')

/** The JWK in a text: itself, or in an answer that holds it as `key`. Null for a text that is not JSON. */
const jwkOf = (text: string): JsonWebKey | null => {
  const value = jsonBody(Buffer.from(text))
  const inner = at(value, 'key')
  const jwk = typeof inner === 'object' && inner !== null ? inner : value
  return typeof jwk === 'object' && jwk !== null && 'kty' in jwk ? (jwk as JsonWebKey) : null
}

/** The id of a JWK; null where it has none, or the text is no JWK. */
export const jwkIdOf = (text: string): string | null => {
  const kid = at(jwkOf(text), 'kid')
  return typeof kid === 'string' ? kid : null
}

/** A public key made from what is known of a private one. */
const publicOf = ({ kty, crv, x, y, n, e }: JsonWebKey): JsonWebKey =>
  Object.fromEntries(Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined))

const PEM = /^\s*(-----BEGIN [A-Z ]+-----)([^-]+)(-----END [A-Z ]+-----)\s*$/

/** A PEM text with its line ends, which an environment variable or a field of one line loses. */
const lines = (text: string): string => {
  const [, begin, inner, end] = PEM.exec(text.replaceAll(String.raw`\n`, '\n')) ?? []
  return begin === undefined ? text : [begin, ...(inner ?? '').trim().split(/\s+/), end, ''].join('\n')
}

/**
 * The public key in a text: PEM (key or certificate), JWK, base64 of DER, or a private key, of which the public half is
 * taken. `what` says in words what it should be. Throws HookError KEY_UNUSABLE.
 */
export const publicKeyOf = (text: string, what: string): KeyObject => {
  const jwk = jwkOf(text)
  if (jwk !== null) {
    const key = attempt(() => createPublicKey({ key: publicOf(jwk), format: 'jwk' }))
    if (key === null) throw unusable(what)
    return key
  }
  const key =
    attempt(() => createPublicKey(lines(text))) ??
    attempt(() => createPublicKey({ key: der(text), format: 'der', type: 'spki' }))
  const fromPrivate = key ?? attempt(() => createPublicKey(privateKeyOf(text, what)))
  if (fromPrivate === null) throw unusable(what)
  return fromPrivate
}

/** The private key in a text: PEM, JWK, or base64 of DER. Throws HookError KEY_UNUSABLE. */
export const privateKeyOf = (text: string, what: string): KeyObject => {
  const jwk = jwkOf(text)
  const key =
    (jwk === null ? null : attempt(() => createPrivateKey({ key: jwk, format: 'jwk' }))) ??
    attempt(() => createPrivateKey(lines(text))) ??
    attempt(() => createPrivateKey({ key: der(text), format: 'der', type: 'pkcs8' }))
  if (key === null) throw unusable(what)
  return key
}
