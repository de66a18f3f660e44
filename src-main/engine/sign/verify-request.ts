import type { Verification } from '../../../src-shared/model/capture.ts'
import { verifyHmac } from './verify-hmac.ts'
import type { VerifyRequest } from './verify-input.ts'
import { verifyNetx } from './verify-netx.ts'
import { verifyStandard } from './verify-standard.ts'

/**
 * Whether a request was sent by somebody who knows the secret, and what was looked at. Never throws, and nothing in
 * the answer holds a secret or the signature that was expected.
 */
export const verifyRequest = (request: VerifyRequest): Verification => {
  const { scheme, secrets } = request
  if (scheme === 'none') return { scheme, result: 'none', reason: 'The inbox does not verify requests.', checks: [] }
  if (secrets.length === 0) {
    return { scheme, result: 'none', reason: 'The inbox has no secret to verify with.', checks: [] }
  }
  switch (scheme) {
    case 'standard':
      return verifyStandard(request)
    case 'netx':
      return verifyNetx(request)
    case 'woodwing':
    case 'netbox':
      return verifyHmac(scheme, request)
  }
}
