import { MINUTE } from '../time.ts'
import { netboxOtherNames, netboxSamples } from './netbox-samples.ts'
import { plain } from './plain.ts'
import type { Profile } from './profile.ts'

/** NetBox (R17, R22, R24, R35, R36, R46, R47, R54–R56, R62, R73, R85). */
export const netbox: Profile = {
  name: 'netbox',
  label: 'NetBox',
  description: 'Signed with HMAC-SHA512 when there is a secret; one attempt, sent again by hand; follows redirects.',
  settings: {
    ...plain,
    urlPolicy: 'http-or-https',
    method: 'POST',
    contentType: 'application/json',
    payloadFormat: 'netbox-v2',
    signing: { scheme: 'hmac', algorithm: 'sha512', encoding: 'hex', header: 'X-Hook-Signature' },
    success: 'lt400',
    maxRedirects: 30,
    timeoutMs: 5 * MINUTE,
    retry: {
      delaysSec: [],
      on: { status: 'none', timeout: false, network: false },
      jitter: 0,
      honourRetryAfter: false,
    },
    disableRule: { onExhausted: false, onGone: false, window: null },
    manualRetry: true,
    concurrency: 8,
    tls: { verify: true, trustLocalCa: false, caFile: null },
    logRetentionDays: 30,
  },
  secret: { origin: 'user', maxLength: 255, visibility: 'always' },
  uniqueName: true,
  eventTypes: [],
  samples: netboxSamples,
  otherNames: netboxOtherNames,
}
