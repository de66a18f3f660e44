import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto'
import { HookError } from '../../../src-shared/error.ts'

/** A Standard Webhooks key, ready for use. `sign` is null where only the public half is known. */
export type StandardKey =
  | { algorithm: 'hmac-sha256'; key: KeyObject }
  | { algorithm: 'ed25519'; sign: KeyObject | null; verify: KeyObject }

const ED25519_PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex')
const ED25519_PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex')
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/
const CACHE_LIMIT = 4096

export const ed25519PrivateKey = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([ED25519_PRIVATE_DER, seed]), format: 'der', type: 'pkcs8' })

export const ed25519PublicKey = (bytes: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([ED25519_PUBLIC_DER, bytes]), format: 'der', type: 'spki' })

/** The 32 bytes of the public half. */
export const ed25519PublicBytes = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(ED25519_PUBLIC_DER.length)

const unusable = (message: string): HookError =>
  new HookError('KEY_UNUSABLE', message, {
    field: 'secret',
    help: 'A Standard Webhooks secret is whsec_, whsk_ or whpk_ followed by base64.',
  })

const bytesOf = (text: string): Buffer => {
  const bytes = Buffer.from(text, 'base64')
  if (!BASE64.test(text) || bytes.length === 0) throw unusable('The secret is not base64.')
  return bytes
}

const decode = (secret: string): StandardKey => {
  if (secret.startsWith('whsk_')) {
    const bytes = bytesOf(secret.slice(5))
    if (bytes.length !== 64) throw unusable('The whsk_ key does not hold the 64 bytes of an Ed25519 private key.')
    const sign = ed25519PrivateKey(bytes.subarray(0, 32))
    return { algorithm: 'ed25519', sign, verify: createPublicKey(sign) }
  }
  if (secret.startsWith('whpk_')) {
    const bytes = bytesOf(secret.slice(5))
    if (bytes.length !== 32) throw unusable('The whpk_ key does not hold the 32 bytes of an Ed25519 public key.')
    return { algorithm: 'ed25519', sign: null, verify: ed25519PublicKey(bytes) }
  }
  const bytes = bytesOf(secret.startsWith('whsec_') ? secret.slice(6) : secret)
  return { algorithm: 'hmac-sha256', key: createSecretKey(bytes) }
}

const cache = new Map<string, StandardKey>()

/**
 * The key behind `whsec_…` (also without the prefix), `whsk_…` or `whpk_…`. Decoded keys are kept, since decoding
 * costs more than signing. Throws HookError KEY_UNUSABLE for text that is none of these.
 */
export const standardKey = (secret: string): StandardKey => {
  const known = cache.get(secret)
  if (known) return known
  const key = decode(secret)
  if (cache.size >= CACHE_LIMIT) for (const oldest of cache.keys()) if (cache.delete(oldest)) break
  cache.set(secret, key)
  return key
}
