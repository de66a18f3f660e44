import { createHmac, type Hmac } from 'node:crypto'
import { sameText } from './same-text.ts'
import type { BoundScheme } from './scheme/any-scheme.ts'
import { hmacKey } from './scheme/hmac.ts'
import type { Claim, HmacRecipe, SignedRequest } from './scheme/scheme.ts'
import { type Checked, checkedWithKeys, checkedWithoutKeys, tryKey, verify } from './verify.ts'

const MIB = 1024 * 1024
/** Verified at once: 1 ms of the event loop. */
const AT_ONCE = MIB
/** The longest body that is taken into memory, for schemes that need it whole. */
export const LONGEST_WHOLE = 8 * MIB

/** Stands for the body, to see where in the signed content it is. */
const MARK = Buffer.from('\0the body of the request stands here\0')

interface Around {
  claim: Claim
  recipe: HmacRecipe
  before: Uint8Array
  after: Uint8Array
}

/** What is signed around the body; null where the signature is no HMAC over the body as it is, or its fields count. */
const aroundBody = (scheme: BoundScheme, request: Omit<SignedRequest, 'body'>): Around | null => {
  if (scheme.hmac === null) return null
  let looked = false
  const marked = {
    ...request,
    get body(): Uint8Array {
      looked = true
      return MARK
    },
  }
  const claim = scheme.read(marked)
  if (looked) return null
  const content = Buffer.from(scheme.content(marked, claim))
  const at = content.indexOf(MARK)
  if (at < 0 || content.includes(MARK, at + 1)) return null
  return { claim, recipe: scheme.hmac, before: content.subarray(0, at), after: content.subarray(at + MARK.length) }
}

const isPublicKey = (secret: string): boolean => /^wh[sp]k_/.test(secret)

/** Standard Webhooks write the version before the signature. */
const fits = ({ signatures }: Claim, { key }: HmacRecipe, digest: string): boolean => {
  const expected = key === 'whsec' ? `v1,${digest}` : digest
  return signatures.reduce((found, signature) => sameText(signature, expected) || found, false)
}

/**
 * As `verify`, over a body that is not in memory: an HMAC is computed a part at a time, so that the longest body takes
 * neither its size in memory nor the event loop. Null: the scheme needs the whole body, and it is too long for that.
 */
export const verifyLong = async (
  scheme: BoundScheme,
  secrets: readonly string[],
  request: Omit<SignedRequest, 'body'>,
  body: Blob,
  now: number,
): Promise<Checked | null> => {
  const around = body.size <= AT_ONCE || secrets.some(isPublicKey) ? null : aroundBody(scheme, request)
  if (around === null) {
    if (body.size > LONGEST_WHOLE) return null
    return verify(scheme, secrets, { ...request, body: new Uint8Array(await body.arrayBuffer()) }, now)
  }
  const { claim, recipe, before, after } = around
  const known = checkedWithoutKeys(scheme, secrets, claim, now)
  if (known !== null) return known
  const begun = secrets.map((secret): Hmac | string =>
    tryKey(() => createHmac(recipe.algorithm, hmacKey(secret, recipe.key)).update(before)),
  )
  const hmacs = begun.filter(each => typeof each !== 'string')
  for await (const part of body.stream()) for (const hmac of hmacs) hmac.update(part)
  const tried = begun.map(each =>
    typeof each === 'string' ? each : fits(claim, recipe, each.update(after).digest(recipe.encoding)),
  )
  return checkedWithKeys(scheme, claim, now, tried)
}
