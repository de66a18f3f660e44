import { hmacScheme, noOptions } from '../family/hmac-scheme.ts'
import { headerPart, hmacForm } from '../part.ts'
import { headerValues } from '../read-header.ts'
import { textSecret } from '../secret-form.ts'

const MOST_KEYS = 100
const HEADERS = Array.from({ length: MOST_KEYS }, (_, index) => `X-DocuSign-Signature-${index + 1}`)
const [FIRST = ''] = HEADERS

/** DocuSign Connect, https://developers.docusign.com/platform/webhooks/connect/hmac: a header for each key, one may match. */
export const docusign = hmacScheme({
  name: 'docusign',
  title: 'DocuSign Connect',
  summary: `HMAC-SHA256 over the body, base64, in ${FIRST} and a further header for each further key.`,
  options: noOptions,
  secret: textSecret('Connect key'),
  several: true,
  recipe: () => ({ algorithm: 'sha256', encoding: 'base64', key: 'text' }),
  read: ({ headers }) => {
    const present = HEADERS.filter(name => headerValues(headers, name).length > 0)
    return {
      parts: (present.length === 0 ? [FIRST] : present).map(name =>
        headerPart(headers, name, hmacForm('sha256', 'base64')),
      ),
      signatures: present.flatMap(name => headerValues(headers, name)),
      id: null,
      time: null,
    }
  },
  write: signatures => signatures.slice(0, MOST_KEYS).map((signature, index) => [HEADERS[index] ?? FIRST, signature]),
})
