import type { Scheme, SignedRequest } from '../scheme.ts'
import { hmacScheme, type NoOptions, noOptions } from '../family/hmac-scheme.ts'
import { jsonBody, jsonField } from '../json-field.ts'
import { headerPart, hmacForm } from '../part.ts'
import { headerValues } from '../read-header.ts'
import { textSecret } from '../secret-form.ts'

const HEADER = 'Linear-Signature'
const FIELD = 'webhookTimestamp'

const base = hmacScheme({
  name: 'linear',
  title: 'Linear',
  summary: `HMAC-SHA256 over the body, hex, in ${HEADER}; the time is the field ${FIELD} of the body.`,
  options: noOptions,
  secret: textSecret('Signing secret', 'lin_wh_…'),
  tolerance: () => 60,
  recipe: () => ({ algorithm: 'sha256', encoding: 'hex', key: 'text' }),
  read: ({ headers, body }) => {
    const time = jsonField(body, FIELD)
    return {
      parts: [headerPart(headers, HEADER, hmacForm('sha256', 'hex'))],
      signatures: headerValues(headers, HEADER),
      id: null,
      time: typeof time === 'number' ? { text: String(time), at: time } : null,
    }
  },
  write: ([signature = '']) => [[HEADER, signature]],
})

/** The body with the time in it; null when it has one, or is no object with fields. What is there stays as it is written. */
const timed = ({ body }: SignedRequest, at: number): Uint8Array | null => {
  const data = jsonBody(body)
  if (typeof data !== 'object' || data === null || Array.isArray(data) || FIELD in data) return null
  const text = Buffer.from(body).toString('utf8').trimEnd()
  const comma = Object.keys(data).length === 0 ? '' : ','
  return Buffer.from(`${text.slice(0, -1)}${comma}"${FIELD}":${at}}`)
}

/** Linear, https://linear.app/developers/webhooks#securing-webhooks: the time stands in the body; 60 s are tolerated. */
export const linear: Scheme<NoOptions> = {
  ...base,
  sign(input, options) {
    const body = timed(input.request, input.at)
    const request = body === null ? input.request : { ...input.request, body }
    const signed = base.sign?.({ ...input, request }, options) ?? { headers: [] }
    return body === null ? signed : { ...signed, body }
  },
}
