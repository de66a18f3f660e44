import { bodyHmac } from '../family/body-hmac.ts'
import { textSecret } from '../secret-form.ts'

/** Gitea, https://docs.gitea.com/usage/webhooks. */
export const gitea = bodyHmac({
  name: 'gitea',
  title: 'Gitea',
  header: 'X-Gitea-Signature',
  algorithm: 'sha256',
  encoding: 'hex',
  secret: textSecret('Secret'),
})
