import { randomBytes } from 'node:crypto'
import { type Signing, signsAsProvider } from '../../../src-shared/model/webhook.ts'
import type { SecretPolicy } from '../../../src-shared/profiles/index.ts'
import { schemes } from '../sign/scheme/index.ts'
import { ed25519PrivateKey, ed25519PublicBytes, standardKey } from '../sign/standard-key.ts'

export interface GeneratedSecret {
  /** What the webhook signs with, to be sealed. */
  secrets: string[]
  /** What its owner gives to the receiver and sees this once; null when the receiver needs none. */
  shown: string | null
  /** `whpk_…` when an Ed25519 key is among the secrets. Not confidential. */
  publicKey: string | null
}

type Random = (count: number) => Uint8Array

const STANDARD_SECRET_BYTES = 32

const base64 = (...parts: Uint8Array[]): string => Buffer.concat(parts).toString('base64')

const standardSecret = (algorithms: readonly string[], random: Random): GeneratedSecret => {
  const secrets: string[] = []
  let shown: string | null = null
  let publicKey: string | null = null
  if (algorithms.includes('hmac-sha256')) {
    shown = `whsec_${base64(random(STANDARD_SECRET_BYTES))}`
    secrets.push(shown)
  }
  if (algorithms.includes('ed25519')) {
    const seed = random(STANDARD_SECRET_BYTES)
    const publicBytes = ed25519PublicBytes(ed25519PrivateKey(seed))
    secrets.push(`whsk_${base64(seed, publicBytes)}`)
    publicKey = `whpk_${base64(publicBytes)}`
  }
  return { secrets, shown, publicKey }
}

const NONE: GeneratedSecret = { secrets: [], shown: null, publicKey: null }

/**
 * New secrets for a webhook. How a Standard Webhooks secret looks is fixed by its specification, and that of a provider by
 * the provider; any other looks as the policy says. None where nothing is signed, and none where the policy leaves the secret to its owner.
 */
export const generateSecret = (
  policy: SecretPolicy,
  signing: Signing,
  random: Random = randomBytes,
): GeneratedSecret => {
  if (signing.scheme === 'none') return NONE
  if (signing.scheme === 'standard') return standardSecret(signing.algorithms, random)
  if (policy.origin !== 'generated') return NONE
  if (signsAsProvider(signing)) {
    const secret = schemes[signing.scheme].secret.generate?.(random)
    return secret === undefined ? NONE : { secrets: [secret], shown: secret, publicKey: null }
  }
  const token = policy.prefix + Buffer.from(random(policy.bytes)).toString(policy.encoding)
  return { secrets: [token], shown: token, publicKey: null }
}

const publicKeyOf = (secret: string): string => {
  const seed = Buffer.from(secret.slice('whsk_'.length), 'base64').subarray(0, STANDARD_SECRET_BYTES)
  return `whpk_${base64(ed25519PublicBytes(ed25519PrivateKey(seed)))}`
}

/**
 * The secrets of a webhook whose owner gave one, in its right form; empty for none. Where two algorithms sign, the one
 * that it is not for keeps the secret it has among `before`, else gets a new one.
 */
export const ownSecret = (
  signing: Signing,
  secret: string,
  before: readonly string[] = [],
  random: Random = randomBytes,
): GeneratedSecret => {
  if (secret === '') return NONE
  if (signing.scheme !== 'standard') return { secrets: [secret], shown: secret, publicKey: null }
  const { algorithm } = standardKey(secret)
  const shown = algorithm === 'hmac-sha256' ? secret : null
  const others = signing.algorithms.filter(other => other !== algorithm)
  const kept = before.filter(old => others.includes(standardKey(old).algorithm))
  const secrets = [secret, ...(kept.length > 0 ? kept : standardSecret(others, random).secrets)]
  const key = secrets.find(each => each.startsWith('whsk_'))
  return { secrets, shown, publicKey: key === undefined ? null : publicKeyOf(key) }
}
