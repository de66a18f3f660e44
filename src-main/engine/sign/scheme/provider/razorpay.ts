import { bodyHmac } from '../family/body-hmac.ts'
import { textSecret } from '../secret-form.ts'

/** Razorpay, https://razorpay.com/docs/webhooks/validate-test. */
export const razorpay = bodyHmac({
  name: 'razorpay',
  title: 'Razorpay',
  header: 'X-Razorpay-Signature',
  algorithm: 'sha256',
  encoding: 'hex',
  secret: textSecret('Webhook secret'),
})
