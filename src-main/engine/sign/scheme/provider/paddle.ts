import { fieldHmac } from '../family/field-hmac.ts'
import { textSecret } from '../secret-form.ts'

/** Paddle, https://developer.paddle.com/webhooks/signature-verification; its SDK for Node tolerates 5 s. */
export const paddle = fieldHmac({
  name: 'paddle',
  title: 'Paddle',
  header: 'Paddle-Signature',
  timeField: 'ts',
  signatureField: 'h1',
  separator: ';',
  joint: ':',
  toleranceSec: 5,
  secret: textSecret('Endpoint secret key', 'pdl_ntfset_…'),
})
