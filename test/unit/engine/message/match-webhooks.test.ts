import { describe, expect, test } from 'vitest'
import { matchWebhooks } from '../../../../src-main/engine/message/match-webhooks.ts'
import type { WebhookRecord } from '../../../../src-main/engine/port/store.ts'
import type { Filter } from '../../../../src-shared/model/webhook.ts'
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
  test('R37: an event that matches n webhooks makes n deliveries', async () => {
    const { webhookIds } = await matchWebhooks([webhook('a'), webhook('b'), webhook('c')], {
      type: 'order.paid',
      data: {},
    })
    expect(webhookIds).toEqual(['a', 'b', 'c'])
  })

  test('B12: a webhook that is passed over is named with the reason', async () => {
    const records = [
      webhook('other', { eventTypes: ['user.*'] }),
      webhook('off', { enabled: false }),
      webhook('none', { eventTypes: [] }),
      webhook('family', { eventTypes: ['order.*'] }),
    ]
    expect(await matchWebhooks(records, { type: 'order.paid', data: {} })).toEqual({
      webhookIds: ['family'],
      skipped: [{ webhookId: 'off', reason: 'webhook disabled' }],
    })
  })

  test('R30: asset.create reaches a netx webhook', async () => {
    expect((await matchWebhooks([netx('n')], { type: 'asset.create', data: { assetId: 1 } })).webhookIds).toEqual(['n'])
  })

  test('R31: a re-imported or re-synced asset makes no asset.create', async () => {
    for (const origin of ['reimport', 'resync']) {
      const { webhookIds, skipped } = await matchWebhooks([netx('n')], {
        type: 'asset.create',
        data: { assetId: 1 },
        origin,
      })
      expect(webhookIds).toEqual([])
      expect(skipped[0]?.reason).toContain(origin)
    }
  })

  test('an event that netx cannot carry is skipped with the field it lacks', async () => {
    expect((await matchWebhooks([netx('n')], { type: 'asset.create', data: {} })).skipped[0]?.reason).toContain(
      'data.assetId',
    )
  })

  test('R30: the asset_create of a source reaches a netx webhook too, R31: not when re-synced', async () => {
    const event = { type: 'asset_create', data: { assetId: 1 } }
    expect((await matchWebhooks([netx('n')], event)).webhookIds).toEqual(['n'])
    expect((await matchWebhooks([netx('n')], { ...event, origin: 'resync' })).skipped[0]?.reason).toContain('resync')
  })

  test('R38: a hedge webhook gets events of computers with a Pro licence only, and the others are noted', async () => {
    const hedge = webhook('h', { profile: 'hedge', settings: profiles.hedge.settings })
    const event = { type: 'transfer.finished', data: { entity: { id: '1' } } }
    expect((await matchWebhooks([hedge], { ...event, originLicense: 'pro' })).webhookIds).toEqual(['h'])
    for (const licence of [{}, { originLicense: 'free' }]) {
      expect((await matchWebhooks([hedge], { ...event, ...licence })).skipped).toEqual([
        { webhookId: 'h', reason: 'origin computer has no Pro licence' },
      ])
    }
  })
})

const filtered = (profile: 'woodwing' | 'netbox', eventTypes: string[], filter: Partial<Filter>): WebhookRecord => {
  const { settings } = profiles[profile]
  return webhook('w', { profile, eventTypes, settings: { ...settings, filter: { ...settings.filter, ...filter } } })
}
const outcome = async (record: WebhookRecord, event: Parameters<typeof matchWebhooks>[1]): Promise<string> => {
  const { webhookIds, skipped } = await matchWebhooks([record], event)
  return webhookIds.length === 1 ? 'sent' : (skipped[0]?.reason ?? 'not subscribed')
}
const asset = { assetId: 'a', path: '/Nature/Flowers.jpg', metadata: { filename: 'Flowers.jpg', status: 'Final' } }

describe('filters of WoodWing Assets', () => {
  test('R32: each of the sixteen event types reaches a webhook that chose it, and no other one', async () => {
    const types = profiles.woodwing.samples.map(({ type }) => type)
    expect(new Set(types).size).toBe(16)
    for (const { type, data } of profiles.woodwing.samples) {
      expect(await outcome(filtered('woodwing', [type], {}), { type, data })).toBe('sent')
      expect(
        await outcome(
          filtered(
            'woodwing',
            types.filter(other => other !== type),
            {},
          ),
          { type, data },
        ),
      ).toBe('not subscribed')
    }
  })

  test('R33: a metadata change and a share link reach who chose them', async () => {
    const record = filtered('woodwing', ['asset_update_metadata', 'authkey_create'], {})
    expect(await outcome(record, { type: 'asset_update_metadata', data: asset })).toBe('sent')
    expect(await outcome(record, { type: 'authkey_create', data: { authkey: 'x' } })).toBe('sent')
  })

  test('R39: a webhook without event types gets nothing', async () => {
    expect(await outcome(filtered('woodwing', [], {}), { type: 'asset_create', data: asset })).toBe('not subscribed')
  })

  test('R43: an asset event fires only when one of the trigger fields changed', async () => {
    const record = filtered('woodwing', ['*'], { triggerMetadataFields: ['status', 'rating'] })
    const type = 'asset_update_metadata'
    const changedMetadata = { status: { oldValue: 'Draft', newValue: 'Final' } }
    expect(await outcome(record, { type, data: { ...asset, changedMetadata } })).toBe('sent')
    expect(await outcome(record, { type, data: asset, changed: ['rating'] })).toBe('sent')
    expect(await outcome(record, { type, data: asset, changed: ['title'] })).toBe('no trigger field changed')
    expect(await outcome(record, { type, data: asset })).toBe('no trigger field changed')
  })

  test('R44: an asset event fires only in one of the folders and when the query matches', async () => {
    const record = filtered('woodwing', ['*'], { foldersAndQuery: { folders: ['nature'], query: 'filename:flowers*' } })
    const event = (data: object) => ({ type: 'asset_create', data: { ...asset, ...data } })
    expect(await outcome(record, event({}))).toBe('sent')
    expect(await outcome(record, event({ path: '/Nature2/Flowers.jpg' }))).toBe('the asset lies in none of the folders')
    expect(await outcome(record, event({ metadata: { filename: 'Tree.jpg' } }))).toBe(
      'the asset does not match the query',
    )
    expect(await outcome(record, { type: 'asset_create', data: { assetId: 'a' } })).toBe(
      'the event does not say where the asset lies (data.path)',
    )
  })

  test('R44: no folders and no query are no limit', async () => {
    const record = filtered('woodwing', ['*'], { foldersAndQuery: { folders: [], query: ' ' } })
    expect(await outcome(record, { type: 'asset_create', data: { assetId: 'a' } })).toBe('sent')
  })

  test('R45: folder and share link events pass both filters', async () => {
    const record = filtered('woodwing', ['*'], {
      triggerMetadataFields: ['status'],
      foldersAndQuery: { folders: ['elsewhere'], query: 'status:Draft' },
    })
    for (const type of ['folder_create', 'folder_remove']) {
      expect(await outcome(record, { type, data: { folderPath: '/Nature' } })).toBe('sent')
    }
    for (const type of ['authkey_create', 'authkey_remove']) {
      expect(await outcome(record, { type, data: { authkey: 'x' } })).toBe('sent')
    }
  })
})

describe('filters of NetBox', () => {
  const data = { objectType: 'dcim.site', model: 'Site', object: { id: 1, status: { value: 'active' } } }

  test('R35: a webhook gets the ticked event types of its object types only', async () => {
    const record = filtered('netbox', ['created', 'deleted'], { objectTypes: ['dcim.site', 'Rack'] })
    expect(await outcome(record, { type: 'created', data })).toBe('sent')
    expect(await outcome(record, { type: 'updated', data })).toBe('not subscribed')
    expect(await outcome(record, { type: 'deleted', data: { ...data, objectType: 'DCIM.Rack' } })).toBe('sent')
    expect(await outcome(record, { type: 'created', data: { ...data, objectType: 'site' } })).toBe('sent')
    expect(await outcome(record, { type: 'created', data: { model: 'Site', object: {} } })).toBe('sent')
    expect(await outcome(record, { type: 'created', data: { ...data, objectType: 'other.site' } })).toBe(
      'object type other.site not chosen',
    )
    expect(await outcome(record, { type: 'created', data: { ...data, objectType: 'dcim.subrack' } })).toBe(
      'object type dcim.subrack not chosen',
    )
    expect(await outcome(record, { type: 'created', data: { object: {} } })).toBe(
      'the event names no object type (data.objectType or data.model)',
    )
  })

  test('R35: every object type reaches a webhook that chose none', async () => {
    expect(await outcome(filtered('netbox', ['created'], {}), { type: 'created', data })).toBe('sent')
  })

  test('R36: a deleted event is filtered by the object as it was', async () => {
    const record = filtered('netbox', ['deleted'], { conditions: { attr: 'status.value', value: 'active' } })
    expect(await outcome(record, { type: 'deleted', data })).toBe('sent')
  })

  test('R46: conditions look at the object; a missing key is the reason and is reported', async () => {
    const record = filtered('netbox', ['*'], { conditions: { and: [{ attr: 'status.value', value: 'active' }] } })
    expect(await outcome(record, { type: 'updated', data })).toBe('sent')
    expect(await outcome(record, { type: 'object_updated', data })).toBe('sent')
    const planned = { ...data, object: { status: { value: 'planned' } } }
    expect(await outcome(record, { type: 'updated', data: planned })).toBe('conditions not met')
    const reported: string[] = []
    const event = { type: 'updated', data: { ...data, object: {} } }
    const { skipped } = await matchWebhooks([record], event, ({ id }, problem) => reported.push(`${id}: ${problem}`))
    expect(skipped).toEqual([{ webhookId: 'w', reason: 'conditions not met: the event has no status.value' }])
    expect(reported).toEqual(['w: the event has no status.value'])
  })

  test('R41: a webhook that ticked “job ended” gets every end of a job, one that ticked “job started” only starts', async () => {
    const job = { objectType: 'extras.script', model: 'Script', object: { id: 7, status: 'failed' } }
    const ends = filtered('netbox', ['job_ended'], { objectTypes: ['extras.script'] })
    for (const type of ['job_completed', 'job_failed', 'job_errored', 'job_ended']) {
      expect(await outcome(ends, { type, data: job })).toBe('sent')
      expect(await outcome(filtered('netbox', ['job_started'], {}), { type, data: job })).toBe('not subscribed')
    }
    expect(await outcome(ends, { type: 'job_started', data: job })).toBe('not subscribed')
    expect(await outcome(filtered('netbox', ['job_started'], {}), { type: 'job_started', data: job })).toBe('sent')
  })

  test('R41: conditions look at the data of a job', async () => {
    const record = filtered('netbox', ['job_ended'], { conditions: { attr: 'status', value: 'failed' } })
    const job = (status: string) => ({ objectType: 'extras.script', model: 'Script', object: { id: 7, status } })
    expect(await outcome(record, { type: 'job_failed', data: job('failed') })).toBe('sent')
    expect(await outcome(record, { type: 'job_completed', data: job('completed') })).toBe('conditions not met')
  })

  test('R35: a webhook that ticked “created” gets object_created, and the other way round', async () => {
    expect(await outcome(filtered('netbox', ['created'], {}), { type: 'object_created', data })).toBe('sent')
    expect(await outcome(filtered('netbox', ['object_deleted'], {}), { type: 'deleted', data })).toBe('sent')
    expect(await outcome(filtered('netbox', ['created'], {}), { type: 'object_updated', data })).toBe('not subscribed')
  })

  test('R46: conditions of other events look at all of their data', async () => {
    const record = filtered('netbox', ['*'], { conditions: { attr: 'object.kind', value: 'charge' } })
    expect(await outcome(record, { type: 'payment.made', data: { model: 'Charge', object: { kind: 'charge' } } })).toBe(
      'sent',
    )
  })

  test('B12: a filter that cannot be read keeps its own webhook back with the reason, and no other one', async () => {
    const broken = filtered('netbox', ['*'], { conditions: { nonsense: 1 } })
    const { webhookIds, skipped } = await matchWebhooks([broken, webhook('fine')], { type: 'created', data })
    expect(webhookIds).toEqual(['fine'])
    expect(skipped[0]?.reason).toContain('the filter cannot be read')
  })

  test('R37: filters of one webhook change nothing for another', async () => {
    const picky = { ...filtered('netbox', ['*'], { objectTypes: ['rack'] }), id: 'picky' }
    expect((await matchWebhooks([webhook('a'), picky, webhook('b')], { type: 'created', data })).webhookIds).toEqual([
      'a',
      'b',
    ])
  })
})
