import { z } from 'zod'
import type { HeaderList } from '../../../../../src-shared/model/attempt.ts'
import { sameText } from '../../same-text.ts'
import { hmacText } from '../hmac.ts'
import type { HmacRecipe, Scheme, SignedRequest } from '../scheme.ts'

/** The texts that are signed beside the body, as the headers say them. Empty where the scheme has none. */
export interface SignedWith {
  id: string
  time: string
}

/** How a time is written, from Unix milliseconds. */
const timeTexts = {
  s: (at: number): string => String(Math.floor(at / 1000)),
  ms: (at: number): string => String(at),
  iso: (at: number): string => new Date(at).toISOString(),
}
type TimeUnit = keyof typeof timeTexts

/** What differs between the schemes whose headers hold an HMAC. */
export interface HmacSchemeParts<O>
  extends Pick<Scheme<O>, 'name' | 'title' | 'summary' | 'options' | 'secret' | 'read'> {
  tolerance?(options: O): number | null
  signsUrl?: boolean
  recipe(options: O): HmacRecipe
  /** What is signed before and after the body; nothing by default. */
  around?(request: SignedRequest, signed: SignedWith, options: O): { before?: string; after?: string }
  /** Unix seconds by default. */
  timeUnit?(options: O): TimeUnit
  /** The headers that carry the signatures. */
  write(signatures: readonly string[], signed: SignedWith, options: O): HeaderList
  /** The headers have room for a signature of each secret. */
  several?: boolean
}

/** Of a scheme that has none. */
export const noOptions = z.strictObject({})
export type NoOptions = z.infer<typeof noOptions>

const joined = (before: string, body: Uint8Array, after: string): Uint8Array =>
  before === '' && after === '' ? body : Buffer.concat([Buffer.from(before), body, Buffer.from(after)])

/** A scheme whose signature is an HMAC over the body and texts around it, in headers. */
export const hmacScheme = <O>(parts: HmacSchemeParts<O>): Scheme<O> => {
  const { around, recipe, timeUnit, several = false, write } = parts

  const contentOf = (request: SignedRequest, signed: SignedWith, options: O): Uint8Array => {
    const { before = '', after = '' } = around?.(request, signed, options) ?? {}
    return joined(before, request.body, after)
  }

  return {
    name: parts.name,
    title: parts.title,
    summary: parts.summary,
    options: parts.options,
    secret: parts.secret,
    tolerance: parts.tolerance ?? (() => null),
    signsUrl: parts.signsUrl ?? false,
    hmac: recipe,
    read: parts.read,
    content: (request, { id, time }, options) => contentOf(request, { id: id ?? '', time: time?.text ?? '' }, options),
    matches(secret, content, { signatures }, options) {
      const expected = hmacText(secret, content, recipe(options))
      return signatures.reduce((found, signature) => sameText(signature, expected) || found, false)
    },
    sign({ request, secrets, id, at }, options) {
      const signed = { id, time: timeTexts[timeUnit?.(options) ?? 's'](at) }
      const content = contentOf(request, signed, options)
      const made = recipe(options)
      const [newest = ''] = secrets
      const signatures = several
        ? secrets.map(secret => hmacText(secret, content, made))
        : [hmacText(newest, content, made)]
      return { headers: write(signatures, signed, options) }
    },
  }
}
