import { bodyHmac } from '../family/body-hmac.ts'
import { textSecret } from '../secret-form.ts'

/** Forgejo, https://forgejo.org/docs/latest/user/webhooks. */
export const forgejo = bodyHmac({
  name: 'forgejo',
  title: 'Forgejo',
  header: 'X-Forgejo-Signature',
  algorithm: 'sha256',
  encoding: 'hex',
  secret: textSecret('Secret'),
})
