import { describe, expect, test } from 'vitest'
import { matchWebhooks } from '../../../../src-main/engine/message/match-webhooks.ts'
import type { WebhookRecord } from '../../../../src-main/engine/port/store.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'

const webhook = (id: string, more: Partial<WebhookRecord> = {}): WebhookRecord => ({
  id,
  number: 1,
  name: id,
  url: 'https://example.com/',
  eventTypes: ['*'],
  enabled: true,
  disabled: null,
  profile: 'standard',
  settings: profiles.standard.settings,
  secrets: '',
  publicKey: null,
  createdAt: 0,
  updatedAt: 0,
  ...more,
})
const netx = (id: string): WebhookRecord =>
  webhook(id, { profile: 'netx', settings: profiles.netx.settings, eventTypes: ['asset.create'] })

describe('which webhooks get an event', () => {
  test('R37: an event that matches n webhooks makes n deliveries', () => {
    const { webhookIds } = matchWebhooks([webhook('a'), webhook('b'), webhook('c')], { type: 'order.paid', data: {} })
    expect(webhookIds).toEqual(['a', 'b', 'c'])
  })

  test('B12: a webhook that is passed over is named with the reason', () => {
    const records = [
      webhook('other', { eventTypes: ['user.*'] }),
      webhook('off', { enabled: false }),
      webhook('none', { eventTypes: [] }),
      webhook('family', { eventTypes: ['order.*'] }),
    ]
    expect(matchWebhooks(records, { type: 'order.paid', data: {} })).toEqual({
      webhookIds: ['family'],
      skipped: [{ webhookId: 'off', reason: 'webhook disabled' }],
    })
  })

  test('R30: asset.create reaches a netx webhook', () => {
    expect(matchWebhooks([netx('n')], { type: 'asset.create', data: { assetId: 1 } }).webhookIds).toEqual(['n'])
  })

  test('R31: a re-imported or re-synced asset makes no asset.create', () => {
    for (const origin of ['reimport', 'resync']) {
      const { webhookIds, skipped } = matchWebhooks([netx('n')], { type: 'asset.create', data: { assetId: 1 }, origin })
      expect(webhookIds).toEqual([])
      expect(skipped[0]?.reason).toContain(origin)
    }
  })

  test('an event that netx cannot carry is skipped with the field it lacks', () => {
    expect(matchWebhooks([netx('n')], { type: 'asset.create', data: {} }).skipped[0]?.reason).toContain('data.assetId')
  })
})
