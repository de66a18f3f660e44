import { expect, test } from 'vitest'
import { webhookSummary } from '../../../../../src-renderer/feature/webhooks/webhook-summary.ts'
import type { Webhook } from '../../../../../src-shared/model/webhook.ts'
import { profiles } from '../../../../../src-shared/profiles/index.ts'
import { SECOND } from '../../../../../src-shared/time.ts'

const now = Date.parse('2026-01-01T00:01:00.000Z')
const health: Webhook['health'] = { queued: 0, scheduled: 0, inFlight: 0, sent: 0, failed: 0, lastDelivery: null }
const at = new Date(now - 3 * SECOND).toISOString()

const summary = (change: Partial<Webhook['health']>): string =>
  webhookSummary(
    {
      ...profiles.standard.settings,
      id: 'whk_1',
      number: 1,
      name: 'ERP',
      url: 'https://ex.com',
      profile: 'standard',
      eventTypes: ['invoice.*'],
      enabled: true,
      secret: null,
      customised: false,
      disabled: null,
      createdAt: at,
      updatedAt: at,
      publicKey: null,
      hasSecret: true,
      health: { ...health, ...change },
    },
    now,
  )

test('a webhook whose first delivery waits for a retry says so without contradiction', () => {
  expect(summary({ scheduled: 1, lastDelivery: { status: 'scheduled', at } })).toBe(
    '“ERP” gets invoice.*. Nothing has been delivered yet; the last attempt failed 3 s ago. 1 message waits.',
  )
})

test('a webhook nothing was sent to says only that', () => {
  expect(summary({})).toBe('“ERP” gets invoice.*. Nothing has been delivered yet.')
})

test('several messages wait', () => {
  expect(summary({ sent: 2, queued: 2, lastDelivery: { status: 'sent', at } })).toBe(
    '“ERP” gets invoice.*. All 2 deliveries succeeded. The last was 3 s ago. 2 messages wait.',
  )
})
