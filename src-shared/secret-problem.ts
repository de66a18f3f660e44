import type { ProfileName, Signing } from './model/webhook.ts'
import { secretPolicy } from './profiles/secret-policy.ts'

export interface SecretProblem {
  message: string
  help: string
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
const ED25519_BYTES = 64

const STANDARD_FORM = 'whsec_ followed by the base64 of 24 to 64 bytes'
const ED25519_FORM = `whsk_ followed by the base64 of the ${ED25519_BYTES} bytes of an Ed25519 private key`

/** How many bytes this base64 stands for; null when it is none. */
const base64Bytes = (text: string): number | null =>
  text !== '' && BASE64.test(text) ? (text.length / 4) * 3 - (/=*$/.exec(text)?.[0].length ?? 0) : null

const standardProblem = (algorithms: readonly string[], secret: string): SecretProblem | null => {
  const hmac = algorithms.includes('hmac-sha256')
  const ed25519 = algorithms.includes('ed25519')
  const bytes = base64Bytes(secret.replace(/^wh(?:sec|sk)_/, ''))
  if (hmac && secret.startsWith('whsec_') && bytes !== null && bytes >= 24 && bytes <= 64) return null
  if (ed25519 && secret.startsWith('whsk_') && bytes === ED25519_BYTES) return null
  const forms = [...(hmac ? [STANDARD_FORM] : []), ...(ed25519 ? [ED25519_FORM] : [])]
  return { message: `A secret of this webhook is ${forms.join(', or ')}.`, help: 'Copy it whole, with its beginning.' }
}

/** Shorter ones are guessed from one signed request. */
const SHORTEST_TOKEN = 8
const LONGEST_TOKEN = 255
const NO_TEXT = /[\u0000-\u001f\u007f]/

const tokenProblem = (secret: string): SecretProblem | null =>
  new RegExp(`^[\\x21-\\x7e]{${SHORTEST_TOKEN},${LONGEST_TOKEN}}$`).test(secret)
    ? null
    : {
        message: `A token is ${SHORTEST_TOKEN} to ${LONGEST_TOKEN} printable ASCII characters without spaces.`,
        help: 'Copy it whole, and nothing around it.',
      }

const hmacProblem = (secret: string): SecretProblem | null =>
  secret.length >= SHORTEST_TOKEN && secret.length <= LONGEST_TOKEN && secret.trim() === secret && !NO_TEXT.test(secret)
    ? null
    : {
        message: `A secret of this webhook is a text of ${SHORTEST_TOKEN} to ${LONGEST_TOKEN} characters on one line, without white space around it.`,
        help: 'Copy it whole, and nothing around it.',
      }

const tooLong = (secret: string, most: number): SecretProblem | null =>
  secret.length <= most
    ? null
    : {
        message: `secret may have at most ${most} characters.`,
        help: 'Copy it whole, and nothing around it.',
      }

/**
 * Why a secret of one’s own cannot be this webhook’s; null when it can. An empty one means none, where a webhook may do
 * without.
 */
export const secretProblem = (profile: ProfileName, signing: Signing, secret: string): SecretProblem | null => {
  const policy = secretPolicy(profile, signing)
  if (policy.origin === 'user') return tooLong(secret, policy.maxLength)
  if (policy.origin === 'none') {
    return { message: 'This webhook is not signed, so it has no secret.', help: 'Leave the secret out.' }
  }
  if (signing.scheme === 'standard') return standardProblem(signing.algorithms, secret)
  return signing.scheme === 'body-token' ? tokenProblem(secret) : hmacProblem(secret)
}
