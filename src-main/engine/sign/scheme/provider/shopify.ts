import { bodyHmac } from '../family/body-hmac.ts'
import { textSecret } from '../secret-form.ts'

/** Shopify, https://shopify.dev/docs/apps/build/webhooks/subscribe/https. */
export const shopify = bodyHmac({
  name: 'shopify',
  title: 'Shopify',
  header: 'X-Shopify-Hmac-Sha256',
  algorithm: 'sha256',
  encoding: 'base64',
  secret: textSecret('Client secret of the app'),
})
