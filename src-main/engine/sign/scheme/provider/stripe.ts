import { fieldHmac } from '../family/field-hmac.ts'

/** Stripe, https://docs.stripe.com/webhooks#verify-manually; its libraries tolerate 300 s. */
export const stripe = fieldHmac({
  name: 'stripe',
  title: 'Stripe',
  header: 'Stripe-Signature',
  timeField: 't',
  signatureField: 'v1',
  separator: ',',
  joint: '.',
  toleranceSec: 300,
  secret: {
    label: 'Signing secret',
    example: 'whsec_…, used whole as the key',
    generate: random => `whsec_${Buffer.from(random(24)).toString('hex')}`,
  },
})
