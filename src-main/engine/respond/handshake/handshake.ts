import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import type { ResolvedInbox } from '../../inbox/inbox-service.ts'
import { isObject } from '../../filter/is-object.ts'

/** A request as far as handshakes go. */
export interface HandshakeRequest {
  method: string
  target: string
  headers: HeaderList
  body: Uint8Array
  /** Unix milliseconds. */
  receivedAt: number
}

export interface HandshakeReply {
  status: number
  headers: HeaderList
  body: string
  /** What the person who looks at the capture should know. */
  note: string
}

/** What a request asks. */
export interface Ask {
  /** The provider signs it like its events, so that one whose signature is bad is not answered. */
  signed: boolean
  reply(inbox: Pick<ResolvedInbox, 'scheme' | 'secrets'>): HandshakeReply
}

/** One provider's way of asking whether an endpoint is yours. */
export interface Handshake {
  title: string
  /** Null: this request is none. */
  read(request: HandshakeRequest): Ask | null
}

/** Longer bodies are no handshakes. */
export const LONGEST_HANDSHAKE = 16 * 1024
const LONGEST_CHALLENGE = 4096

/** The JSON object of a body that has these words in it; null when it is none. */
export const jsonWith = (body: Uint8Array, words: string): Record<string, unknown> | null => {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  if (!bytes.includes(words)) return null
  try {
    const value: unknown = JSON.parse(bytes.toString())
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** A text that can be given back. */
export const challengeOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST_CHALLENGE ? value : null

/** What came from the request goes back as plain text and nothing else. */
export const plainText: HeaderList = [
  ['content-type', 'text/plain'],
  ['x-content-type-options', 'nosniff'],
]
