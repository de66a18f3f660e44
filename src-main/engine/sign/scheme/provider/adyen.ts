import { HookError } from '../../../../../src-shared/error.ts'
import { sameText } from '../../same-text.ts'
import { type NoOptions, noOptions } from '../family/hmac-scheme.ts'
import { hmacText } from '../hmac.ts'
import { at, jsonBody } from '../json-field.ts'
import { headerPart, hmacForm } from '../part.ts'
import { headerValues } from '../read-header.ts'
import type { Claim, HmacRecipe, Scheme, SignedRequest } from '../scheme.ts'

const HEADER = 'HmacSignature'
const PLACE = 'additionalData.hmacSignature'
const RECIPE: HmacRecipe = { algorithm: 'sha256', encoding: 'base64', key: 'hex' }
const FORM = hmacForm('sha256', 'base64')

/** What is signed of an item, in this order. */
const FIELDS: readonly (readonly string[])[] = [
  ['pspReference'],
  ['originalReference'],
  ['merchantAccountCode'],
  ['merchantReference'],
  ['amount', 'value'],
  ['amount', 'currency'],
  ['eventCode'],
  ['success'],
]
/** Between the texts of several items; no field of one that verifies holds it. */
const BETWEEN = '\u0000'

/** The items of a payment webhook; null for a body of another kind, which is signed whole. */
const itemsOf = (body: Uint8Array): unknown[] | null => {
  const items = at(jsonBody(body), 'notificationItems')
  return Array.isArray(items) ? items.map(item => at(item, 'NotificationRequestItem')) : null
}

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const itemText = (item: unknown): string =>
  FIELDS.map(path => at(item, ...path))
    .map(value => (isPlain(value) ? String(value) : ''))
    .join(':')

const signatureOf = (item: unknown): string | null => {
  const signature = at(item, 'additionalData', 'hmacSignature')
  return typeof signature === 'string' ? signature : null
}

const itemsClaim = (items: readonly unknown[]): Claim => {
  const signatures = items.map(signatureOf)
  const parts = signatures.map((value, index) => ({
    name: items.length < 2 ? PLACE : `${PLACE} of item ${index + 1}`,
    place: 'body' as const,
    value,
    want: value === null || FORM.pattern.test(value) ? null : FORM.want,
  }))
  return {
    parts: parts.length === 0 ? [{ name: PLACE, place: 'body', value: null, want: null }] : parts,
    signatures: signatures.map(signature => signature ?? ''),
    id: null,
    time: null,
  }
}

const read = ({ headers, body }: SignedRequest): Claim => {
  const items = itemsOf(body)
  return items === null
    ? { parts: [headerPart(headers, HEADER, FORM)], signatures: headerValues(headers, HEADER), id: null, time: null }
    : itemsClaim(items)
}

const content = ({ body }: SignedRequest): Uint8Array => {
  const items = itemsOf(body)
  return items === null ? body : Buffer.from(items.map(itemText).join(BETWEEN))
}

const writeInto = (body: Uint8Array, secret: string): Uint8Array => {
  const envelope = jsonBody(body)
  const items = at(envelope, 'notificationItems')
  if (typeof envelope !== 'object' || envelope === null || !Array.isArray(items)) {
    throw new HookError('INVALID_INPUT', 'The body holds no notificationItems.', { field: 'body' })
  }
  const signed = items.map((each: unknown) => {
    const item = at(each, 'NotificationRequestItem')
    if (typeof item !== 'object' || item === null) return each
    const before = at(item, 'additionalData')
    const hmacSignature = hmacText(secret, Buffer.from(itemText(item)), RECIPE)
    return {
      NotificationRequestItem: {
        ...item,
        additionalData: { ...(typeof before === 'object' && before !== null ? before : {}), hmacSignature },
      },
    }
  })
  return Buffer.from(JSON.stringify({ ...envelope, notificationItems: signed }))
}

/**
 * Adyen, https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures: eight fields of
 * each item of a payment webhook, and of every other webhook the body.
 */
export const adyen: Scheme<NoOptions> = {
  name: 'adyen',
  title: 'Adyen',
  summary: `HMAC-SHA256 with a hex key, base64: over eight fields of each item, in ${PLACE}; of other webhooks over the body, in ${HEADER}.`,
  options: noOptions,
  secret: {
    label: 'HMAC key',
    example: '64 hex digits',
    generate: random => Buffer.from(random(32)).toString('hex').toUpperCase(),
  },
  tolerance: () => null,
  signsUrl: false,
  hmac: () => RECIPE,
  read,
  content,
  matches(secret, signed, { signatures }) {
    const bytes = Buffer.from(signed.buffer, signed.byteOffset, signed.byteLength)
    const single = signatures.length < 2
    const texts = single
      ? [bytes]
      : bytes
          .toString('utf8')
          .split(BETWEEN)
          .map(text => Buffer.from(text))
    if (texts.length !== signatures.length) return false
    return texts.reduce(
      (all, text, index) => sameText(signatures[index] ?? '', hmacText(secret, text, RECIPE)) && all,
      true,
    )
  },
  sign({ request, secrets: [newest = ''] }) {
    return itemsOf(request.body) === null
      ? { headers: [[HEADER, hmacText(newest, request.body, RECIPE)]] }
      : { headers: [], body: writeInto(request.body, newest) }
  },
}
