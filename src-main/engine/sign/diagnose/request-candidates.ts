import type { BoundScheme } from '../scheme/any-scheme.ts'
import type { Claim, SignedRequest } from '../scheme/scheme.ts'
import { bodyCandidates } from './body-candidates.ts'
import type { Candidate } from './candidate.ts'
import { idCandidates } from './id-candidates.ts'
import { recipeCandidates } from './recipe-candidates.ts'
import { textCandidates } from './text-candidates.ts'
import { urlCandidates } from './url-candidates.ts'

/** Beyond this a body is not written anew: the texts to try would cost seconds. */
const MOST_BODY = 256 * 1024

/** Every way in which a request may differ from what was signed, the likeliest first. */
export function* requestCandidates(scheme: BoundScheme, request: SignedRequest, claim: Claim): Generator<Candidate> {
  if (scheme.hmac !== null) yield* recipeCandidates(scheme.hmac)
  if (scheme.signsUrl) yield* urlCandidates(request)
  yield* idCandidates(request, claim)
  if (request.body.length <= MOST_BODY) {
    for (const { code, how, body } of bodyCandidates(request.body)) yield { code, how, request: { ...request, body } }
  }
  if (scheme.hmac !== null) yield* textCandidates(request, claim)
}
