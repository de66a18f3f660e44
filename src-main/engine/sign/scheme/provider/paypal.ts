import { sign as signBytes, verify } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { headerPart } from '../part.ts'
import { privateKeyOf, publicKeyOf } from '../public-key.ts'
import { headerValue, headerValues } from '../read-header.ts'
import { isoTime } from '../read-time.ts'
import type { Scheme } from '../scheme.ts'

const ID = 'PAYPAL-TRANSMISSION-ID'
const TIME = 'PAYPAL-TRANSMISSION-TIME'
const SIGNATURE = 'PAYPAL-TRANSMISSION-SIG'
const ALGORITHM = 'PAYPAL-AUTH-ALGO'
const CERTIFICATE = 'PAYPAL-CERT-URL'
const BASE64 = { pattern: /^[A-Za-z0-9+/]{80,}={0,2}$/, want: 'base64 of an RSA signature' }
const RSA = { pattern: /^SHA256withRSA$/i, want: 'SHA256withRSA' }
const KEY = 'the certificate behind PAYPAL-CERT-URL (PEM)'

export const paypalOptionsSchema = z.strictObject({
  /** Of the webhook in PayPal's dashboard; it is signed. */
  webhookId: z
    .string()
    .regex(/^[\x21-\x7e]*$/, 'Use printable ASCII characters only.')
    .max(100)
    .default(''),
})
type PayPalOptions = z.infer<typeof paypalOptionsSchema>

/**
 * PayPal, https://developer.paypal.com/api/rest/webhooks/rest: id, time, the id of the webhook and a checksum of the body.
 * The certificate is entered: a receiver that fetches an address out of a request could be sent anywhere.
 */
export const paypal: Scheme<PayPalOptions> = {
  name: 'paypal',
  title: 'PayPal',
  summary: `RSA-SHA256 over id, time, webhook id and the CRC-32 of the body, base64, in ${SIGNATURE}.`,
  options: paypalOptionsSchema,
  secret: {
    label: 'Certificate (PEM)',
    example: '-----BEGIN CERTIFICATE----- from PAYPAL-CERT-URL; a private key to sign',
    generate: null,
  },
  tolerance: () => null,
  signsUrl: false,
  hmac: null,
  read: ({ headers }) => ({
    parts: [
      headerPart(headers, ID),
      headerPart(headers, TIME),
      headerPart(headers, SIGNATURE, BASE64),
      headerPart(headers, ALGORITHM, RSA),
    ],
    signatures: headerValues(headers, SIGNATURE),
    id: headerValue(headers, ID),
    time: isoTime(headerValue(headers, TIME)),
  }),
  content: ({ body }, { id, time }, { webhookId }) =>
    Buffer.from(`${id ?? ''}|${time?.text ?? ''}|${webhookId}|${crc32(body)}`),
  matches(secret, content, { signatures }) {
    const key = publicKeyOf(secret, KEY)
    return signatures.some(text => {
      const bytes = Buffer.from(text, 'base64')
      return bytes.toString('base64') === text && verify('sha256', content, key, bytes)
    })
  },
  sign({ request, secrets: [newest = ''], id, at }, { webhookId }) {
    const time = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
    const content = Buffer.from(`${id}|${time}|${webhookId}|${crc32(request.body)}`)
    const signature = signBytes('sha256', content, privateKeyOf(newest, 'a private key to sign with'))
    return {
      headers: [
        [ID, id],
        [TIME, time],
        [CERTIFICATE, 'https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-5f7f6b1e'],
        [ALGORITHM, 'SHA256withRSA'],
        [SIGNATURE, signature.toString('base64')],
      ],
    }
  },
}
