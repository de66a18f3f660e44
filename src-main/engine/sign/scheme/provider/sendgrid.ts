import { sign as signBytes, verify } from 'node:crypto'
import { type NoOptions, noOptions } from '../family/hmac-scheme.ts'
import { headerPart, unixSecondsForm } from '../part.ts'
import { privateKeyOf, publicKeyOf } from '../public-key.ts'
import { headerValue, headerValues } from '../read-header.ts'
import { unixTime } from '../read-time.ts'
import type { Scheme } from '../scheme.ts'

const HEADER = 'X-Twilio-Email-Event-Webhook-Signature'
const TIME = 'X-Twilio-Email-Event-Webhook-Timestamp'
const BASE64 = { pattern: /^[A-Za-z0-9+/]{80,}={0,2}$/, want: 'base64 of an ECDSA signature' }
const KEY = 'the verification key of the Event Webhook (base64 or PEM)'

/** SendGrid, https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features. */
export const sendgrid: Scheme<NoOptions> = {
  name: 'sendgrid',
  title: 'SendGrid Event Webhook',
  summary: `ECDSA P-256 with SHA-256 over time and body, base64, in ${HEADER}.`,
  options: noOptions,
  secret: { label: 'Verification key', example: 'MFkwEwYHKoZIzj0CAQYI…; a private key to sign', generate: null },
  tolerance: () => null,
  signsUrl: false,
  hmac: null,
  read: ({ headers }) => ({
    parts: [headerPart(headers, HEADER, BASE64), headerPart(headers, TIME, unixSecondsForm)],
    signatures: headerValues(headers, HEADER),
    id: null,
    time: unixTime(headerValue(headers, TIME)),
  }),
  content: ({ body }, { time }) => Buffer.concat([Buffer.from(time?.text ?? ''), body]),
  matches(secret, content, { signatures }) {
    const key = publicKeyOf(secret, KEY)
    return signatures.some(text => {
      const bytes = Buffer.from(text, 'base64')
      return bytes.toString('base64') === text && verify('sha256', content, key, bytes)
    })
  },
  sign({ request, secrets: [newest = ''], at }) {
    const time = String(Math.floor(at / 1000))
    const content = Buffer.concat([Buffer.from(time), request.body])
    const signature = signBytes('sha256', content, privateKeyOf(newest, 'a private key to sign with')).toString(
      'base64',
    )
    return {
      headers: [
        [HEADER, signature],
        [TIME, time],
      ],
    }
  },
}
