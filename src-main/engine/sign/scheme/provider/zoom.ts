import { textSecret } from '../secret-form.ts'
import { timedHmac } from '../family/timed-hmac.ts'

/** Zoom, https://developers.zoom.us/docs/api/webhooks/#verify-webhook-events. */
export const zoom = timedHmac({
  name: 'zoom',
  title: 'Zoom',
  header: 'x-zm-signature',
  prefix: 'v0=',
  timeHeader: 'x-zm-request-timestamp',
  toleranceSec: 300,
  secret: textSecret('Secret token'),
})
