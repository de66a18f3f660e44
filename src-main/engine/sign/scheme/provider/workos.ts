import { fieldHmac } from '../family/field-hmac.ts'
import { textSecret } from '../secret-form.ts'

/** WorkOS, https://workos.com/docs/events/data-syncing/webhooks: milliseconds; its SDK signs compact JSON only. */
export const workos = fieldHmac({
  name: 'workos',
  title: 'WorkOS',
  header: 'WorkOS-Signature',
  timeField: 't',
  signatureField: 'v1',
  separator: ', ',
  joint: '.',
  unit: 'ms',
  toleranceSec: 180,
  secret: textSecret('Webhook secret'),
})
