import { bodyHmac } from '../family/body-hmac.ts'
import { textSecret } from '../secret-form.ts'

/** Meta and WhatsApp, https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads. */
export const meta = bodyHmac({
  name: 'meta',
  title: 'Meta / WhatsApp',
  header: 'X-Hub-Signature-256',
  prefix: 'sha256=',
  algorithm: 'sha256',
  encoding: 'hex',
  secret: textSecret('App secret', '32 hex digits'),
})
