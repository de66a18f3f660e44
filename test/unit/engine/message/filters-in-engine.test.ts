import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../src-main/engine/create-engine.ts'
import { startEngine } from '../../../../src-main/host/start-engine.ts'
import { systemClock } from '../../../../src-main/host/system-clock.ts'
import { VERSION } from '../../../../src-shared/version.ts'
import { startSink } from '../../../support/sink.ts'
import { readFields } from '../../../../src-shared/message/read-fields.ts'
import { templateUrl, workerUrl } from '../../../support/store.ts'

const warnings: string[] = []
let engine: Engine
let sink: Awaited<ReturnType<typeof startSink>>
let stop: () => Promise<unknown>

beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'hookbench-test-'))
  sink = await startSink()
  const running = await startEngine({
    dataDir,
    key: null,
    receiver: { host: '127.0.0.1', port: 0, explicit: false },
    httpsReceiver: false,
    allowPrivate: true,
    workerUrl,
    templateUrl,
    version: VERSION,
    log: {
      debug() {},
      info() {},
      warn: (_, message) => void warnings.push(message),
      error: (fields, message) => console.error(message, fields),
    },
    clock: systemClock,
  })
  engine = running.engine
  stop = async () => {
    await running.close()
    await sink.close()
    await rm(dataDir, { recursive: true, force: true })
  }
})
afterAll(() => stop())

const none = {
  metadataToReturn: [],
  triggerMetadataFields: [],
  foldersAndQuery: null,
  objectTypes: [],
  conditions: null,
}
const sites = (name: string, filter: object) => ({
  name,
  url: `${sink.url}/sites`,
  profile: 'netbox' as const,
  eventTypes: ['created', 'updated'],
  filter: { ...none, ...filter },
})

describe('filters in a whole engine', () => {
  test('R46, B12: an unanswerable condition is told in the log, and every webhook passed over has its reason', async () => {
    const active = await engine.webhooks.create(
      sites('Active sites', { conditions: { attr: 'status.value', value: 'active' } }),
    )
    const racks = await engine.webhooks.create(sites('Racks', { objectTypes: ['dcim.rack'] }))
    const every = await engine.webhooks.create(sites('Every object', {}))
    const other = await engine.webhooks.create({ ...sites('Deletions', {}), eventTypes: ['deleted'] })

    const data = { objectType: 'dcim.site', model: 'Site', object: { name: 'DC Ost' } }
    const { id, deliveries } = await engine.publisher.publish(readFields({ type: 'created', data }))
    expect(deliveries.map(({ webhookId }) => webhookId)).toEqual([every.id])
    expect(warnings).toContain(
      `Message ${id} and the webhook “Active sites”: a condition counts as false, because the event has no status.value.`,
    )
    const { skipped } = await engine.messages.get(id)
    expect(new Map(skipped.map(({ webhookId, reason }) => [webhookId, reason]))).toEqual(
      new Map([
        [active.id, 'conditions not met: the event has no status.value'],
        [racks.id, 'object type dcim.site not chosen'],
        [other.id, 'event type not subscribed'],
      ]),
    )

    const matching = { ...data, object: { status: { value: 'active' } } }
    const second = await engine.publisher.publish(readFields({ type: 'updated', data: matching }))
    expect(second.deliveries.map(({ webhookId }) => webhookId).toSorted()).toEqual([active.id, every.id].toSorted())
  })

  test('R44, R46: a filter that cannot be read is refused at save, and nothing is half-made or half-changed', async () => {
    const before = (await engine.webhooks.list()).items.length
    const query = { foldersAndQuery: { folders: [], query: 'status:' } }
    await expect(engine.webhooks.create(sites('Broken', query))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      field: 'filter.foldersAndQuery.query',
    })
    expect((await engine.webhooks.list()).items).toHaveLength(before)

    const { id } = await engine.webhooks.create(sites('Changed', { objectTypes: ['site'] }))
    const change = { filter: { ...none, conditions: { attr: 'a', value: '(', op: 'regex' } } }
    await expect(engine.webhooks.update(id, change)).rejects.toMatchObject({ field: 'filter.conditions' })
    expect((await engine.webhooks.get(id)).filter.objectTypes).toEqual(['site'])
  })

  test('R44: a changed filter counts for the next event', async () => {
    const webhook = await engine.webhooks.create({
      ...sites('Pictures', { foldersAndQuery: { folders: ['nature'], query: '' } }),
      profile: 'woodwing',
      eventTypes: ['asset_create'],
    })
    const event = readFields({ type: 'asset_create', data: { assetId: 'a', path: '/People/a.jpg' } })
    expect((await engine.publisher.publish(event)).skipped).toContainEqual({
      webhookId: webhook.id,
      reason: 'the asset lies in none of the folders',
    })
    await engine.webhooks.update(webhook.id, {
      filter: { ...none, foldersAndQuery: { folders: ['people'], query: '' } },
    })
    expect((await engine.publisher.publish(event)).deliveries.map(({ webhookId }) => webhookId)).toEqual([webhook.id])
  })
})
