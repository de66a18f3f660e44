import { SECOND } from '../time.ts'
import { hedgeSamples } from './hedge-samples.ts'
import { plain } from './plain.ts'
import type { Profile } from './profile.ts'

/** Hedge Connect (R15, R23, R34, R38, R53, R60, R72, R85). */
export const hedge: Profile = {
  name: 'hedge',
  label: 'Hedge Connect',
  description: 'Not signed; three attempts, after 10 and 100 seconds; only events of computers with a Pro licence.',
  settings: {
    ...plain,
    urlPolicy: 'http-or-https',
    method: 'POST',
    contentType: 'application/json',
    payloadFormat: 'hedge',
    signing: { scheme: 'none' },
    success: '2xx',
    maxRedirects: 0,
    timeoutMs: 3 * SECOND,
    retry: {
      delaysSec: [10, 100],
      on: { status: 'non-success', timeout: true, network: true },
      jitter: 0,
      honourRetryAfter: false,
    },
    disableRule: { onExhausted: false, onGone: false, window: null },
    manualRetry: true,
    requireOriginLicense: 'pro',
    concurrency: 8,
    tls: { verify: true, trustLocalCa: false, caFile: null },
    logRetentionDays: 30,
  },
  secret: { origin: 'none' },
  uniqueName: false,
  eventTypes: hedgeSamples.map(({ type }) => type),
  samples: hedgeSamples,
}
