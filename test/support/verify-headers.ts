import { bindScheme } from '../../src-main/engine/sign/scheme/bind-scheme.ts'
import { verificationOf } from '../../src-main/engine/sign/verification-of.ts'
import type { HeaderList } from '../../src-shared/model/attempt.ts'
import type { VerificationScheme } from '../../src-shared/model/scheme.ts'

export interface HeadersToVerify {
  scheme: VerificationScheme
  secrets: readonly string[]
  rawHeaders: HeaderList
  body: Uint8Array
  now: number
  options?: unknown
  url?: string
}

/** What an inbox makes of a request with these headers and this body. */
export const verifyHeaders = ({ scheme, options, secrets, rawHeaders, body, now, url }: HeadersToVerify) =>
  verificationOf({
    scheme: bindScheme(scheme, options),
    secrets,
    request: { method: 'POST', url: url ?? null, headers: rawHeaders, body },
    now,
  })
