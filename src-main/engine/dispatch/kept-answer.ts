import type { AttemptNote, HeaderList } from '../../../src-shared/model/attempt.ts'
import { decodeBody } from '../delivery/decode-body.ts'
import type { SecretMask } from '../secret/secret-mask.ts'

interface Answer {
  headers: HeaderList
  body: Uint8Array
  truncated: boolean
}

export interface KeptAnswer {
  body: Uint8Array
  truncated: boolean
  notes: AttemptNote[]
}

/**
 * The body of an answer as it is kept. In a coded one a secret cannot be seen, and the secrets of a later day cannot mask
 * it: one that holds a secret is kept decoded. All others stay as they came.
 */
export const keptAnswer = async ({ headers, body, truncated }: Answer, mask: SecretMask): Promise<KeptAnswer> => {
  const decoded = await decodeBody(body, headers)
  if (decoded === null) return { body, truncated, notes: [] }
  const { bytes, cut, broken } = decoded
  const masked = mask.bytes(bytes, cut || broken)
  if (Buffer.compare(masked, bytes) === 0) return { body, truncated, notes: [] }
  const incomplete: AttemptNote[] = broken && !truncated ? ['decoding-incomplete'] : []
  return { body: masked, truncated: truncated || cut, notes: ['kept-decoded', ...incomplete] }
}
