import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startRetention } from '../../../../src-main/engine/retention.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'
import { DAY, HOUR } from '../../../../src-shared/time.ts'
import { newWebhook } from '../../../support/store.ts'
import { makeStoreRig, type StoreRig } from './store-rig.ts'
import { until } from '../../../support/until.ts'

const keepDays = (logRetentionDays: number) => ({ ...profiles.standard.settings, logRetentionDays })

describe('keeping the log', () => {
  let rig: StoreRig
  beforeEach(async () => {
    rig = await makeStoreRig()
  })
  afterEach(() => rig.close())

  const messageIds = async () => (await rig.store.log.messages({ limit: 500 })).items.map(({ id }) => id).toSorted()
  const deliveries = async () =>
    (await rig.store.log.deliveries({ limit: 500 })).items.map(row => `${row.messageId} ${row.webhookId}`).toSorted()
  const publish = async (id: string, webhookIds: string[], count = 1) => {
    const all = Array.from({ length: count }, (_, n) => rig.message(count === 1 ? id : `${id}${n}`, webhookIds))
    await rig.store.queue.enqueue(all)
  }

  it('R91: removes ended deliveries after the days of their webhook, and their messages after 30 days', async () => {
    await rig.store.webhooks.insert(newWebhook({ id: 'long', settings: keepDays(60) }))
    await rig.store.webhooks.insert(newWebhook({ id: 'short', settings: keepDays(7) }))
    await publish('old', ['long', 'short'])
    await publish('alone', ['short'])
    await publish('none', [])
    await rig.sendAll(({ messageId }) => (messageId === 'old' ? 'sent' : 'failed'))
    await rig.clock.advance(7 * DAY)
    await publish('new', ['long', 'short'])
    await rig.sendAll()

    await rig.store.expire()
    expect(await deliveries()).toHaveLength(5)
    await rig.clock.advance(1)
    await rig.store.expire()
    await until(async () => expect(await deliveries()).toEqual(['new long', 'new short', 'old long']))
    expect(await messageIds()).toEqual(['alone', 'new', 'none', 'old'])

    await rig.clock.advance(23 * DAY)
    await rig.store.expire()
    await until(async () => expect(await messageIds()).toEqual(['new', 'old']))
    expect(await deliveries()).toEqual(['new long', 'old long'])
    expect(await rig.store.log.message('none')).toBeNull()
  })

  it('R91: never removes what is not ended, however old', async () => {
    await rig.store.webhooks.insert(newWebhook({ id: 'whk', settings: keepDays(1) }))
    await rig.store.webhooks.insert(newWebhook({ id: 'held', settings: keepDays(1) }))
    await rig.store.queue.hold('held', 'webhook disabled')
    await publish('queued', ['held'])
    await publish('scheduled', ['whk'])
    await publish('sent', ['whk'])
    await rig.sendAll(({ messageId }) => (messageId === 'sent' ? 'sent' : 'scheduled'))
    await rig.clock.advance(400 * DAY)
    await publish('later', ['whk'])
    await rig.store.expire()
    await until(async () => expect(await deliveries()).toEqual(['later whk', 'queued held', 'scheduled whk']))
    await until(async () => expect(await messageIds()).toEqual(['later', 'queued', 'scheduled']))
    await rig.store.queue.release('held')
    const sent: string[] = []
    await rig.sendAll(({ messageId }) => {
      sent.push(messageId)
      return 'sent'
    })
    expect(sent.toSorted()).toEqual(['later', 'queued', 'scheduled'])
  })

  it('R91: goes through many in small steps, and the counters follow, also after a restart', async () => {
    await rig.store.webhooks.insert(newWebhook({ id: 'whk', settings: keepDays(30) }))
    await publish('m', ['whk'], 400)
    await rig.sendAll(({ messageId }) => (messageId.endsWith('7') ? 'failed' : 'sent'))
    await rig.clock.advance(31 * DAY)
    await publish('last', ['whk'])
    await rig.sendAll()
    await rig.store.expire()
    await until(async () => expect(await messageIds()).toEqual(['last']))
    const counts = { queued: 0, scheduled: 0, sent: 1, failed: 0 }
    expect(await rig.store.queue.laneCounts('whk')).toMatchObject(counts)
    expect((await rig.store.webhooks.get('whk'))?.counts).toEqual(counts)
    await rig.reopen()
    expect(await rig.store.queue.counts()).toMatchObject(counts)
    expect(await deliveries()).toEqual(['last whk'])
  })

  it('R91: looks at the start and every hour', async () => {
    await rig.store.webhooks.insert(newWebhook({ id: 'whk', settings: keepDays(1) }))
    await publish('one', ['whk'])
    await rig.sendAll()
    let rounds = 0
    const expire = async (): Promise<void> => {
      rounds++
      await rig.store.expire()
    }
    const stop = startRetention({ store: { expire }, clock: rig.clock, onError: error => expect(error).toBeNull() })
    expect(rounds).toBe(1)
    await rig.clock.advance(DAY + HOUR)
    expect(rounds).toBe(26)
    await until(async () => expect(await deliveries()).toEqual([]))
    stop()
    await rig.clock.advance(DAY)
    expect(rounds).toBe(26)
  })
})
