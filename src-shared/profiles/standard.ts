import { HOUR, MINUTE, SECOND } from '../time.ts'
import { plain } from './plain.ts'
import type { Profile } from './profile.ts'

const seconds = (ms: number): number => ms / SECOND

/** Standard Webhooks 1.0.0 (B1): https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
export const standard: Profile = {
  name: 'standard',
  label: 'Standard Webhooks',
  description: 'Signed as Standard Webhooks 1.0.0 says; ten attempts over three days.',
  settings: {
    urlPolicy: 'http-or-https',
    method: 'POST',
    contentType: 'application/json',
    payloadFormat: 'standard',
    signing: { scheme: 'standard', algorithms: ['hmac-sha256'] },
    success: '2xx',
    maxRedirects: 0,
    timeoutMs: 15 * SECOND,
    retry: {
      delaysSec: [
        5 * SECOND,
        5 * MINUTE,
        30 * MINUTE,
        2 * HOUR,
        5 * HOUR,
        10 * HOUR,
        14 * HOUR,
        20 * HOUR,
        24 * HOUR,
      ].map(seconds),
      on: { status: 'non-success', timeout: true, network: true },
      jitter: 0.2,
      honourRetryAfter: true,
    },
    disableRule: { onExhausted: false, onGone: true, window: null },
    manualRetry: true,
    ...plain,
    concurrency: 8,
    tls: { verify: true, trustLocalCa: false, caFile: null },
    logRetentionDays: 30,
  },
  secret: { origin: 'generated', bytes: 32, encoding: 'base64', prefix: 'whsec_', visibility: 'once' },
  uniqueName: false,
  eventTypes: ['*'],
  samples: [
    {
      type: 'order.paid',
      description: 'An order was paid.',
      data: { orderId: 'ord_1042', total: 4200, currency: 'EUR', customer: { id: 'cus_7', email: 'ada@example.com' } },
      schema: null,
    },
    {
      type: 'user.created',
      description: 'Somebody signed up.',
      data: { userId: 'usr_31', name: 'Ada Lovelace', plan: 'team' },
      schema: null,
    },
    {
      type: 'invoice.overdue',
      description: 'An invoice passed its due date.',
      data: { invoiceId: 'inv_881', dueOn: '2026-10-31', amount: 129.5 },
      schema: null,
    },
  ],
}
