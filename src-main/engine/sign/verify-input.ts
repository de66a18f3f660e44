import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { VerificationScheme } from '../../../src-shared/model/inbox.ts'

/** A received request and what to verify it with. */
export interface VerifyRequest {
  scheme: VerificationScheme
  /** Open secrets; one that fits is enough. */
  secrets: readonly string[]
  rawHeaders: HeaderList
  /** The bytes as received. */
  body: Uint8Array
  /** When the request arrived, Unix milliseconds. */
  now: number
}
