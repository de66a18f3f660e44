import { fieldHmac } from '../family/field-hmac.ts'
import { textSecret } from '../secret-form.ts'

/** Mux, https://docs.mux.com/core/verify-webhook-signatures. */
export const mux = fieldHmac({
  name: 'mux',
  title: 'Mux',
  header: 'Mux-Signature',
  timeField: 't',
  signatureField: 'v1',
  separator: ',',
  joint: '.',
  toleranceSec: 300,
  secret: textSecret('Signing secret'),
})
