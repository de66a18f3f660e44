import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { Signing } from '../../../src-shared/model/webhook.ts'
import type { Signed } from './scheme/scheme.ts'
import { signingScheme } from './signing-scheme.ts'

export interface SignRequest {
  signing: Signing
  /** Open secrets, newest first. Those of an algorithm that `signing` does not name are passed over. */
  secrets: readonly string[]
  messageId: string
  /** When the attempt is made, Unix milliseconds. */
  at: number
  method: string
  /** Null where none is known, for schemes that do not sign it. */
  url: string | null
  headers: HeaderList
  /** Exactly what goes on the wire. */
  body: Uint8Array
}

const UNSIGNED: Signed = { headers: [] }

/**
 * What proves who sent a request: headers to be added to it, and for schemes that sign inside of the body or the URL
 * these. Nothing for `none`, for `body-token`, whose secret is in the body already, and for `hmac` without a secret. Throws
 * HookError KEY_UNUSABLE when a secret cannot be used or none of them can sign, so that nothing leaves unsigned by mistake.
 */
export const signRequest = (input: SignRequest): Signed => {
  const { signing, secrets, messageId, at, method, url, headers, body } = input
  const scheme = signingScheme(signing)
  if (scheme === null || scheme.sign === null || (signing.scheme === 'hmac' && !secrets[0])) return UNSIGNED
  return scheme.sign({ request: { method, url, headers, body }, secrets, id: messageId, at })
}
