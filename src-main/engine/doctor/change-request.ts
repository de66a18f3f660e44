import type { BoundScheme } from '../sign/scheme/any-scheme.ts'
import type { SignedRequest } from '../sign/scheme/scheme.ts'
import { verify } from '../sign/verify.ts'

const textOf = ({ body }: SignedRequest): string => Buffer.from(body).toString('utf8')

const withText = (request: SignedRequest, text: string): SignedRequest => ({ ...request, body: Buffer.from(text) })

/** Another sign of the same alphabet. */
const other = (sign: string): string => {
  if (/[0-9]/.test(sign)) return sign === '7' ? '3' : '7'
  if (/[a-f]/.test(sign)) return sign === 'a' ? 'b' : 'a'
  if (/[g-z]/.test(sign)) return sign === 'x' ? 'y' : 'x'
  return sign === 'X' ? 'Y' : 'X'
}

const altered = (text: string, at: number): string => text.slice(0, at) + other(text[at] ?? '') + text.slice(at + 1)

const WORD = /[A-Za-z0-9](?=[^A-Za-z0-9]*$)/

const isValid = (scheme: BoundScheme, secret: string, request: SignedRequest, now: number): boolean =>
  verify(scheme, [secret], request, now).outcome === 'valid'

/** With one character of each signature changed: of the right form, and wrong. */
export const withBadSignature = (scheme: BoundScheme, request: SignedRequest): SignedRequest => {
  const { signatures } = scheme.read(request)
  let changed = request
  for (const signature of signatures) {
    const last = signature.lastIndexOf('.') + 1
    const at = last + Math.floor((signature.length - last) / 2)
    const place = WORD.exec(signature.slice(0, at + 1))?.index ?? 0
    const bad = altered(signature, place)
    changed = {
      ...changed,
      headers: changed.headers.map(([name, value]) => [name, value.replaceAll(signature, bad)]),
      body: Buffer.from(textOf(changed).replaceAll(JSON.stringify(signature), JSON.stringify(bad))),
    }
  }
  return changed
}

/** Places of a body where a letter or digit of a value can be changed without breaking its form. */
const places = (text: string): number[] =>
  [...text.matchAll(/[a-z](?="\s*[,}\]])|[a-z](?=&|$)/g)].map(({ index }) => index).reverse()

/**
 * With one letter of the body changed behind the signature, so that it does not fit any more; null when nothing in the
 * body is signed.
 */
export const withChangedBody = (
  scheme: BoundScheme,
  secret: string,
  request: SignedRequest,
  now: number,
): SignedRequest | null => {
  const text = textOf(request)
  const { signatures } = scheme.read(request)
  for (const at of places(text)) {
    const changed = withText(request, altered(text, at))
    if (scheme.read(changed).signatures.join() !== signatures.join()) continue
    if (!isValid(scheme, secret, changed, now)) return changed
  }
  return null
}

export const withContentType = (request: SignedRequest, type: string): SignedRequest => ({
  ...request,
  headers: request.headers.map(([name, value]) =>
    name.toLowerCase() === 'content-type' ? [name, type] : [name, value],
  ),
})

const parsed = (request: SignedRequest): unknown => {
  try {
    return JSON.parse(textOf(request))
  } catch {
    return undefined
  }
}

const escaped = (text: string): string =>
  text.replaceAll(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The same JSON in another layout; null for a body that is none. */
export const laidOutAnew = (request: SignedRequest): SignedRequest | null => {
  const value = parsed(request)
  if (typeof value !== 'object' || value === null) return null
  const compact = JSON.stringify(value)
  const anew = textOf(request) === compact ? escaped(JSON.stringify(value, null, 3)) : compact
  return withText(request, anew)
}

/** The body with `bytes` more in it, of the same form. */
export const padded = (request: SignedRequest, bytes: number): SignedRequest => {
  const padding = 'x'.repeat(bytes)
  const value = parsed(request)
  if (Array.isArray(value)) return withText(request, JSON.stringify([...value, { padding }]))
  if (typeof value === 'object' && value !== null) return withText(request, JSON.stringify({ ...value, padding }))
  return withText(request, `${textOf(request)}&padding=${padding}`)
}
