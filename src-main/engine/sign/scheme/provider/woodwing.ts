import { bodyHmac } from '../family/body-hmac.ts'

/** WoodWing Assets, “Securing Webhooks”: the token is the key as it is written. */
export const woodwing = bodyHmac({
  name: 'woodwing',
  title: 'WoodWing Assets',
  header: 'x-hook-signature',
  algorithm: 'sha256',
  encoding: 'hex',
  secret: {
    label: 'Secret token',
    example: '24 characters of base64',
    generate: random => Buffer.from(random(16)).toString('base64'),
  },
})
