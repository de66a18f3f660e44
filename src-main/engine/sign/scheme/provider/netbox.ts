import { bodyHmac } from '../family/body-hmac.ts'
import { textSecret } from '../secret-form.ts'

/** NetBox: with a secret every request is signed. */
export const netbox = bodyHmac({
  name: 'netbox',
  title: 'NetBox',
  header: 'X-Hook-Signature',
  algorithm: 'sha512',
  encoding: 'hex',
  secret: textSecret('Secret'),
})
