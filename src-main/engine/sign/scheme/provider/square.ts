import { hmacScheme, noOptions } from '../family/hmac-scheme.ts'
import { headerPart, hmacForm } from '../part.ts'
import { headerValues } from '../read-header.ts'
import { textSecret } from '../secret-form.ts'

const HEADER = 'x-square-hmacsha256-signature'

/** Square, https://developer.squareup.com/docs/webhooks/step3validate: the notification URL is signed before the body. */
export const square = hmacScheme({
  name: 'square',
  title: 'Square',
  summary: `HMAC-SHA256 over the notification URL and the body, base64, in ${HEADER}.`,
  options: noOptions,
  secret: textSecret('Signature key'),
  signsUrl: true,
  recipe: () => ({ algorithm: 'sha256', encoding: 'base64', key: 'text' }),
  around: ({ url }) => ({ before: url ?? '' }),
  read: ({ headers }) => ({
    parts: [headerPart(headers, HEADER, hmacForm('sha256', 'base64'))],
    signatures: headerValues(headers, HEADER),
    id: null,
    time: null,
  }),
  write: ([signature = '']) => [[HEADER, signature]],
})
