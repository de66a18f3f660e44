import { bodyHmac } from '../family/body-hmac.ts'
import { textSecret } from '../secret-form.ts'

/** GitHub, https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries. */
export const github = bodyHmac({
  name: 'github',
  title: 'GitHub',
  header: 'X-Hub-Signature-256',
  prefix: 'sha256=',
  algorithm: 'sha256',
  encoding: 'hex',
  secret: textSecret('Webhook secret'),
})
