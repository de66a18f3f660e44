import type { ReasonCode } from '../../../../src-shared/model/reason.ts'
import type { HmacRecipe, SignedRequest } from '../scheme/scheme.ts'

/** One way in which a request may have come to differ from what was signed. */
export interface Candidate {
  code: ReasonCode
  /** What was changed to try it, as a phrase that ends “the signature fits …”. */
  how: string
  /** The request as it may have been signed, where it is the request that differs. */
  request?: SignedRequest
  /** The secret as it may have been used. */
  secret?: string
  recipe?: HmacRecipe
  /** The bytes that may have been signed, where they are not what the scheme says. */
  content?: Uint8Array
}
