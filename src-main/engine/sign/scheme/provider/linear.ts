import { hmacScheme, noOptions } from '../family/hmac-scheme.ts'
import { jsonField } from '../json-field.ts'
import { headerPart, hmacForm } from '../part.ts'
import { headerValues } from '../read-header.ts'
import { textSecret } from '../secret-form.ts'

const HEADER = 'Linear-Signature'
const FIELD = 'webhookTimestamp'

/** Linear, https://linear.app/developers/webhooks#securing-webhooks: the time stands in the body; 60 s are tolerated. */
export const linear = hmacScheme({
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
