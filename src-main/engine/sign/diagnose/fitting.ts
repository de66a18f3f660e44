import { HookError } from '../../../../src-shared/error.ts'
import type { BoundScheme } from '../scheme/any-scheme.ts'
import { sameText } from '../same-text.ts'
import { hmacText } from '../scheme/hmac.ts'
import type { Claim, HmacRecipe, SignedRequest } from '../scheme/scheme.ts'
import type { Candidate } from './candidate.ts'

const PIECE = /[,; ]+/
/** Of a structured field (RFC 9651). */
const BYTES = /^:(.+):$/
const NAMED = /^[\w-]{1,16}[=:](?=.)/

/** Whatever in the headers and fields could be a signature, also without or behind another prefix. */
const looseSignatures = ({ parts }: Claim): string[] =>
  parts
    .flatMap(({ value }) => (value ?? '').split(PIECE))
    .flatMap(piece => [piece, piece.replace(NAMED, '')])
    .flatMap(piece => [piece, ...(BYTES.exec(piece)?.slice(1) ?? [])])

/** `loose`: behind another prefix than the scheme's, or behind none. */
type Place = 'exact' | 'upper-case' | 'loose'

const placeOf = (expected: string, loose: readonly string[], { encoding }: HmacRecipe): Place | null => {
  if (loose.some(text => sameText(text, expected))) return 'loose'
  return encoding === 'hex' && loose.some(text => sameText(text.toLowerCase(), expected)) ? 'upper-case' : null
}

const orNull = <T>(make: () => T): T | null => {
  try {
    return make()
  } catch (error) {
    if (error instanceof HookError && error.code === 'KEY_UNUSABLE') return null
    throw error
  }
}

/** Answers for a candidate where the signature that it leads to stands in the request; null: nowhere. */
export const createFitting = (scheme: BoundScheme, request: SignedRequest, claim: Claim) => {
  const loose = looseSignatures(claim)

  const contentOf = (candidate: Omit<Candidate, 'code' | 'how'>): Uint8Array => {
    if (candidate.content !== undefined) return candidate.content
    const signed = candidate.request ?? request
    // The claim stays that of the request as received: what was written into its headers is what was signed.
    return scheme.content(signed, signed.headers === request.headers ? claim : scheme.read(signed))
  }

  return (secret: string, candidate: Omit<Candidate, 'code' | 'how'> = {}): Place | null => {
    const used = candidate.secret ?? secret
    const content = contentOf(candidate)
    if (candidate.recipe === undefined && orNull(() => scheme.matches(used, content, claim)) === true) return 'exact'
    const recipe = candidate.recipe ?? scheme.hmac
    const expected = recipe === null ? null : orNull(() => hmacText(used, content, recipe))
    if (recipe === null || expected === null) return null
    return placeOf(expected, loose, recipe)
  }
}
