import { createHmac, sign } from 'node:crypto'
import { HookError } from '../../../src-shared/error.ts'
import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { Signing } from '../../../src-shared/model/webhook.ts'
import { standardKey } from './standard-key.ts'

export interface SignRequest {
  signing: Signing
  /** Open secrets, newest first. Those of an algorithm that `signing` does not name are passed over. */
  secrets: readonly string[]
  messageId: string
  /** When the attempt is made, Unix milliseconds. */
  at: number
  /** Exactly what goes on the wire; a string goes as UTF-8. */
  body: string | Uint8Array
}

const standardSignature = (secret: string, algorithms: readonly string[], head: string, body: string | Uint8Array) => {
  const key = standardKey(secret)
  if (!algorithms.includes(key.algorithm)) return null
  if (key.algorithm === 'hmac-sha256') {
    const hmac = createHmac('sha256', key.key)
    if (typeof body === 'string') hmac.update(head + body)
    else hmac.update(head).update(body)
    return `v1,${hmac.digest('base64')}`
  }
  if (!key.sign) return null
  const signed = typeof body === 'string' ? Buffer.from(head + body) : Buffer.concat([Buffer.from(head), body])
  return `v1a,${sign(null, signed, key.sign).toString('base64')}`
}

/** The newest secret signs: a plain HMAC header has room for one. */
const hmacHeaders = (
  { algorithm, encoding, header }: Extract<Signing, { scheme: 'hmac' }>,
  [secret = '']: readonly string[],
  body: string | Uint8Array,
): HeaderList => (secret === '' ? [] : [[header, createHmac(algorithm, secret).update(body).digest(encoding)]])

/**
 * The headers that prove who sent a request, to be added to it. Empty for `none`, for `body-token`, whose secret is in
 * the body, and for `hmac` without a secret. For `standard` throws HookError KEY_UNUSABLE when a secret cannot be
 * decoded or none of them can sign, so that nothing leaves unsigned by mistake.
 */
export const signRequest = ({ signing, secrets, messageId, at, body }: SignRequest): HeaderList => {
  if (signing.scheme === 'hmac') return hmacHeaders(signing, secrets, body)
  if (signing.scheme !== 'standard') return []
  const timestamp = String(Math.floor(at / 1000))
  const head = `${messageId}.${timestamp}.`
  let signatures = ''
  for (const secret of secrets) {
    const signature = standardSignature(secret, signing.algorithms, head, body)
    if (signature) signatures += signatures === '' ? signature : ` ${signature}`
  }
  if (signatures === '') {
    throw new HookError('KEY_UNUSABLE', `The webhook has no secret for ${signing.algorithms.join(' or ')}.`, {
      help: 'Reset the secret of the webhook.',
    })
  }
  return [
    ['webhook-id', messageId],
    ['webhook-timestamp', timestamp],
    ['webhook-signature', signatures],
  ]
}
