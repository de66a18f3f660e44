import type { HmacRecipe, Scheme, Signed, SignedRequest, Claim, ToSign } from './scheme.ts'

/** A scheme with its options filled in. */
export interface BoundScheme extends Pick<Scheme, 'name' | 'title' | 'summary' | 'secret' | 'signsUrl'> {
  options: unknown
  toleranceSec: number | null
  /** Null: it is no HMAC. */
  hmac: HmacRecipe | null
  read(request: SignedRequest): Claim
  content(request: SignedRequest, claim: Claim): Uint8Array
  matches(secret: string, content: Uint8Array, claim: Claim): boolean
  sign: ((input: ToSign) => Signed) | null
}

/** A scheme whose options only itself knows. */
export interface AnyScheme extends Pick<Scheme, 'name' | 'title' | 'summary' | 'secret' | 'signsUrl' | 'options'> {
  /** Throws ZodError for options that are not the scheme's. */
  with(options: unknown): BoundScheme
}

export const anyScheme = <O>(scheme: Scheme<O>): AnyScheme => {
  const { name, title, summary, secret, signsUrl, sign, hmac } = scheme
  const shown = { name, title, summary, secret, signsUrl }
  return {
    ...shown,
    options: scheme.options,
    with(given) {
      const options = scheme.options.parse(given ?? {})
      return {
        ...shown,
        options,
        toleranceSec: scheme.tolerance(options),
        hmac: hmac === null ? null : hmac(options),
        read: request => scheme.read(request, options),
        content: (request, claim) => scheme.content(request, claim, options),
        matches: (key, content, claim) => scheme.matches(key, content, claim, options),
        sign: sign === null ? null : input => sign(input, options),
      }
    },
  }
}
