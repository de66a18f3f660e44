import { HookError } from '../../../../../src-shared/error.ts'
import { sameText } from '../../same-text.ts'
import { hmacText } from '../hmac.ts'
import { type NoOptions, noOptions } from '../family/hmac-scheme.ts'
import { at as valueAt, jsonBody, jsonField } from '../json-field.ts'
import { unixTime } from '../read-time.ts'
import type { HmacRecipe, Part, Scheme } from '../scheme.ts'
import { textSecret } from '../secret-form.ts'

const RECIPE: HmacRecipe = { algorithm: 'sha256', encoding: 'hex', key: 'text' }
const FIELDS = ['timestamp', 'token', 'signature'] as const

const textAt = (body: Uint8Array, field: (typeof FIELDS)[number]): string | null => {
  const value = jsonField(body, 'signature', field)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

/** Mailgun, https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks: only time and token are signed. */
export const mailgun: Scheme<NoOptions> = {
  name: 'mailgun',
  title: 'Mailgun',
  summary: 'HMAC-SHA256 over timestamp and token, hex, in the field signature of the body. The event is not signed.',
  options: noOptions,
  secret: textSecret('HTTP webhook signing key'),
  tolerance: () => null,
  signsUrl: false,
  hmac: () => RECIPE,
  read({ body }) {
    const signature = textAt(body, 'signature')
    return {
      parts: FIELDS.map(
        (field): Part => ({ name: `signature.${field}`, place: 'body', value: textAt(body, field), want: null }),
      ),
      signatures: signature === null ? [] : [signature],
      id: null,
      time: unixTime(textAt(body, 'timestamp')),
    }
  },
  content: ({ body }) => Buffer.from(`${textAt(body, 'timestamp') ?? ''}${textAt(body, 'token') ?? ''}`),
  matches(secret, content, { signatures }) {
    const expected = hmacText(secret, content, RECIPE)
    return signatures.reduce((found, signature) => sameText(signature, expected) || found, false)
  },
  sign({ request, secrets: [newest = ''], id, at }) {
    const data = jsonBody(request.body)
    if (typeof data !== 'object' || data === null || Array.isArray(data)) {
      throw new HookError('INVALID_INPUT', 'The body must be a JSON object to carry a signature.', { field: 'body' })
    }
    const timestamp = String(Math.floor(at / 1000))
    const token = Buffer.from(id).toString('hex').padEnd(50, '0').slice(0, 50)
    const signature = hmacText(newest, Buffer.from(timestamp + token), RECIPE)
    const before = valueAt(data, 'signature')
    const kept = typeof before === 'object' && before !== null ? before : {}
    return {
      headers: [],
      body: Buffer.from(JSON.stringify({ ...data, signature: { ...kept, timestamp, token, signature } })),
    }
  },
}
