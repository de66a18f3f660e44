import { hash, timingSafeEqual } from 'node:crypto'
import type { SchemeName } from '../../../../../src-shared/model/scheme.ts'
import { type NoOptions, noOptions } from './hmac-scheme.ts'
import type { Claim, Scheme, SecretForm, Signed, SignedRequest } from '../scheme.ts'

interface TokenParts {
  name: SchemeName
  title: string
  summary: string
  secret: SecretForm
  /** Where the token stands. */
  read(request: SignedRequest): Claim
  write(request: SignedRequest, secret: string): Signed
}

const digest = (text: string): Buffer => hash('sha256', text, 'buffer')

/** A scheme without a signature: the request carries the secret itself, so it proves nothing of the body. */
export const tokenScheme = ({ name, title, summary, secret, read, write }: TokenParts): Scheme<NoOptions> => ({
  name,
  title,
  summary,
  options: noOptions,
  secret,
  tolerance: () => null,
  signsUrl: false,
  hmac: null,
  read,
  content: () => new Uint8Array(0),
  matches: (given, _content, { signatures }) =>
    signatures.reduce((found, token) => timingSafeEqual(digest(token), digest(given)) || found, false),
  sign: ({ request, secrets: [newest = ''] }) => write(request, newest),
})
