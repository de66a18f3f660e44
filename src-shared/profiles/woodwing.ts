import { SECOND } from '../time.ts'
import { plain } from './plain.ts'
import type { Profile } from './profile.ts'
import { woodwingSamples } from './woodwing-samples.ts'

/** WoodWing Assets (R21, R25, R32, R39, R42–R45, R52, R61, R68–R71, R81). */
export const woodwing: Profile = {
  name: 'woodwing',
  label: 'WoodWing Assets',
  description: 'Signed with HMAC-SHA256; a 5xx is tried again eight times, a 4xx never.',
  settings: {
    ...plain,
    urlPolicy: 'http-or-https',
    method: 'POST',
    contentType: 'application/json',
    payloadFormat: 'woodwing',
    signing: { scheme: 'hmac', algorithm: 'sha256', encoding: 'hex', header: 'x-hook-signature' },
    success: '2xx',
    maxRedirects: 0,
    timeoutMs: 5 * SECOND,
    retry: {
      delaysSec: [5, 10, 20, 40, 80, 160, 320, 640],
      on: { status: '5xx', timeout: true, network: true },
      jitter: 0,
      honourRetryAfter: false,
    },
    disableRule: { onExhausted: false, onGone: false, window: { failures: -1, windowMs: 10 * SECOND } },
    manualRetry: true,
    warn4xxBody: true,
    concurrency: 8,
    tls: { verify: true, trustLocalCa: false, caFile: null },
    logRetentionDays: 30,
  },
  secret: { origin: 'generated', bytes: 16, encoding: 'base64', prefix: '', visibility: 'always' },
  uniqueName: false,
  eventTypes: [],
  samples: woodwingSamples,
}
