import { SECOND } from '../time.ts'
import { assetIdSchema } from './asset-id-schema.ts'
import { plain } from './plain.ts'
import type { Profile } from './profile.ts'

/** NetX (R5, R6, R18, R26, R48–R51, R59, R63, R67, R76, R79). */
export const netx: Profile = {
  name: 'netx',
  label: 'NetX',
  description: 'HTTPS only, token in the body, six attempts over 37 hours, then the webhook is disabled.',
  settings: {
    urlPolicy: 'https-only',
    method: 'POST',
    contentType: 'application/json; charset=utf-8',
    payloadFormat: 'netx',
    signing: { scheme: 'body-token', field: 'token' },
    success: '2xx',
    maxRedirects: 0,
    timeoutMs: 10 * SECOND,
    retry: {
      delaysSec: [300, 1800, 1800, 43_200, 86_400],
      on: { status: 'non-success', timeout: true, network: true },
      jitter: 0,
      honourRetryAfter: false,
    },
    disableRule: { onExhausted: true, onGone: false, window: null },
    manualRetry: false,
    ...plain,
    concurrency: 8,
    tls: { verify: true, trustLocalCa: false, caFile: null },
    logRetentionDays: 30,
  },
  secret: { origin: 'generated', bytes: 20, encoding: 'base64url', prefix: '', visibility: 'once' },
  uniqueName: false,
  eventTypes: ['asset.create'],
  samples: [
    {
      type: 'asset.create',
      description: 'A new asset was uploaded.',
      data: { assetId: 101, userId: 1 },
      schema: {
        type: 'object',
        required: ['assetId'],
        properties: { assetId: assetIdSchema, userId: { type: 'integer', description: '0 when it is left out.' } },
      },
    },
  ],
}
