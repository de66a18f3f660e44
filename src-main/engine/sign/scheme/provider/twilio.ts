import { hash } from 'node:crypto'
import { sameText } from '../../same-text.ts'
import { hmacText } from '../hmac.ts'
import { type NoOptions, noOptions } from '../family/hmac-scheme.ts'
import { headerPart, hmacForm } from '../part.ts'
import { headerValue, headerValues } from '../read-header.ts'
import type { HmacRecipe, Part, Scheme, SignedRequest } from '../scheme.ts'
import { textSecret } from '../secret-form.ts'

const HEADER = 'X-Twilio-Signature'
const BODY_HASH = 'bodySHA256'
const RECIPE: HmacRecipe = { algorithm: 'sha1', encoding: 'base64', key: 'text' }

const isForm = ({ headers }: SignedRequest): boolean =>
  headerValue(headers, 'content-type')?.toLowerCase().startsWith('application/x-www-form-urlencoded') ?? false

/** Names and values in the order of the names, each value once, as Twilio’s libraries join them. */
const formText = (body: Uint8Array): string => {
  const values = new Map<string, Set<string>>()
  for (const [name, value] of new URLSearchParams(Buffer.from(body).toString('utf8'))) {
    const known = values.get(name)
    if (known === undefined) values.set(name, new Set([value]))
    else known.add(value)
  }
  return [...values]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, each]) =>
      [...each]
        .toSorted()
        .map(value => name + value)
        .join(''),
    )
    .join('')
}

const HASH_IN_URL = new RegExp(`([?&]${BODY_HASH}=)([0-9a-fA-F]*)`)

/** The hash of a body that is no form must stand in the URL; else nothing covers the body. */
const bodyHashPart = (request: SignedRequest): Part[] => {
  if (isForm(request) || request.body.length === 0) return []
  const value = HASH_IN_URL.exec(request.url ?? '')?.[2] ?? null
  const right = value?.toLowerCase() === hash('sha256', request.body)
  return [{ name: BODY_HASH, place: 'query', value, want: value === null || right ? null : 'the SHA-256 of the body' }]
}

/** The URL as it must have been for this body: with the hash of its own bytes. */
const urlFor = ({ url, body }: SignedRequest): string =>
  (url ?? '').replace(HASH_IN_URL, (whole, before: string, given: string) => {
    const own = hash('sha256', body)
    return given.toLowerCase() === own ? whole : before + own
  })

const content = (request: SignedRequest): Uint8Array =>
  Buffer.from(isForm(request) ? (request.url ?? '') + formText(request.body) : urlFor(request))

/** Twilio, https://www.twilio.com/docs/usage/security: the public URL and the fields of a form, or a hash of other bodies. */
export const twilio: Scheme<NoOptions> = {
  name: 'twilio',
  title: 'Twilio',
  summary: `HMAC-SHA1 over the URL and the sorted fields of the form, base64, in ${HEADER}; other bodies by ${BODY_HASH} in the URL.`,
  options: noOptions,
  secret: textSecret('Auth token', '32 hex digits'),
  tolerance: () => null,
  signsUrl: true,
  hmac: () => RECIPE,
  read: request => ({
    parts: [headerPart(request.headers, HEADER, hmacForm('sha1', 'base64')), ...bodyHashPart(request)],
    signatures: headerValues(request.headers, HEADER),
    id: null,
    time: null,
  }),
  content,
  matches(secret, signed, { signatures }) {
    const expected = hmacText(secret, signed, RECIPE)
    return signatures.reduce((found, signature) => sameText(signature, expected) || found, false)
  },
  sign({ request, secrets: [newest = ''] }) {
    const url = request.url ?? ''
    const hashed = hash('sha256', request.body)
    const joint = url.includes('?') ? '&' : '?'
    const signedUrl = isForm(request) || request.body.length === 0 ? url : `${url}${joint}${BODY_HASH}=${hashed}`
    const signature = hmacText(newest, content({ ...request, url: signedUrl }), RECIPE)
    return { headers: [[HEADER, signature]], ...(signedUrl === url ? {} : { url: signedUrl }) }
  },
}
