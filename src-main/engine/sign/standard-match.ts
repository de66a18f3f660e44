import { createHmac, verify } from 'node:crypto'
import type { StandardKey } from './standard-key.ts'
import { sameText } from './same-text.ts'

/** What is signed: `head` is `id.timestamp.`, one character a byte. */
export interface SignedContent {
  head: string
  body: Uint8Array
}

/** The version that stands before a signature made with such a key. */
export const versionOf = { 'hmac-sha256': 'v1', ed25519: 'v1a' } as const

/** A body is hashed again for every Ed25519 signature, so what one request can ask for is bounded. */
const MOST_SIGNATURES = 16

/** The signatures of each version in a header such as `v1,abc v1,def v1a,ghi`. */
export const readSignatures = (header: string): Map<string, string[]> => {
  const signatures = new Map<string, string[]>()
  for (const entry of header.split(' ', MOST_SIGNATURES)) {
    const comma = entry.indexOf(',')
    if (comma < 0) continue
    const version = entry.slice(0, comma)
    const list = signatures.get(version)
    if (list) list.push(entry.slice(comma + 1))
    else signatures.set(version, [entry.slice(comma + 1)])
  }
  return signatures
}

const lengthOf = { 'hmac-sha256': 32, ed25519: 64 } as const

/** Whether the text can be a signature made with such a key at all. */
export const hasForm = ({ algorithm }: StandardKey, signature: string): boolean => {
  const bytes = Buffer.from(signature, 'base64')
  return bytes.length === lengthOf[algorithm] && bytes.toString('base64') === signature
}

/**
 * Whether one of the signatures was made with the key. Only canonical base64 counts, so that every changed character
 * makes it another signature.
 */
export const matches = (key: StandardKey, signatures: readonly string[], { head, body }: SignedContent): boolean => {
  if (key.algorithm === 'hmac-sha256') {
    const digest = createHmac('sha256', key.key).update(head, 'latin1').update(body).digest('base64')
    return signatures.some(signature => sameText(signature, digest))
  }
  const signed = Buffer.concat([Buffer.from(head, 'latin1'), body])
  return signatures.some(signature => {
    return hasForm(key, signature) && verify(null, signed, key.verify, Buffer.from(signature, 'base64'))
  })
}
