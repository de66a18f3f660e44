import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Claimed } from '../../../../src-main/engine/port/queue.ts'
import type { AttemptErrorClass } from '../../../../src-shared/model/attempt.ts'
import { HOUR, SECOND } from '../../../../src-shared/time.ts'
import { makeStoreRig, newAttempt, type StoreRig } from './store-rig.ts'

type Outcome = { state: 'sent' | 'failed' | 'scheduled'; status?: number; error?: AttemptErrorClass }

describe('failures by webhook and cause', () => {
  let rig: StoreRig
  beforeEach(async () => {
    rig = await makeStoreRig()
    await rig.addWebhook('a')
    await rig.addWebhook('b')
  })
  afterEach(() => rig.close())

  const settle = async (outcome: (claimed: Claimed) => Outcome): Promise<void> => {
    const claimed = await rig.store.queue.claim(500)
    await rig.store.queue.settle(
      claimed.map(one => {
        const { state, status, error } = outcome(one)
        return {
          id: one.id,
          webhookId: one.webhookId,
          attempt: newAttempt({
            number: one.attempt,
            at: rig.clock.now(),
            success: state === 'sent',
            status: status ?? null,
            errorClass: error ?? null,
          }),
          next: state === 'scheduled' ? { state, at: rig.clock.now() + HOUR } : { state },
        }
      }),
    )
  }
  const publish = (...ids: string[]) => rig.store.queue.enqueue(ids.map(id => rig.message(id, ['a', 'b'])))

  it('one row for each webhook and cause, with how many gave up, how many wait and their attempts', async () => {
    const began = rig.clock.now()
    await publish('m1', 'm2', 'm3')
    await settle(({ webhookId, messageId }) => {
      if (webhookId === 'b') return { state: 'scheduled', error: 'refused' }
      if (messageId === 'm1') return { state: 'failed', status: 400 }
      return messageId === 'm2' ? { state: 'failed', status: 500 } : { state: 'scheduled', status: 500 }
    })
    await rig.clock.advance(HOUR)
    await settle(({ webhookId }) =>
      webhookId === 'b' ? { state: 'scheduled', error: 'refused' } : { state: 'sent', status: 200 },
    )
    const { rows } = await rig.store.log.failures(0)
    expect(rows.map(({ webhookId, status, error, ...row }) => [webhookId, status ?? error, row])).toEqual([
      ['a', 400, expect.objectContaining({ failed: 1, waiting: 0, attempts: 1, since: began, latest: began })],
      ['a', 500, expect.objectContaining({ failed: 1, waiting: 0, attempts: 1 })],
      [
        'b',
        'refused',
        expect.objectContaining({ failed: 0, waiting: 3, attempts: 6, since: began, latest: began + HOUR }),
      ],
    ])
    const { delivery } = (await rig.store.log.delivery(rows[2]?.newestDelivery ?? '')) ?? {}
    expect(delivery).toMatchObject({ webhookId: 'b', messageId: 'm3', webhookName: rows[2]?.webhookName })
  })

  it('what gave up before the time is left out, what waits is counted however old', async () => {
    await publish('m1')
    await settle(({ webhookId }) =>
      webhookId === 'a' ? { state: 'failed', status: 500 } : { state: 'scheduled', status: 500 },
    )
    await rig.clock.advance(SECOND)
    const { rows, earlier } = await rig.store.log.failures(rig.clock.now())
    expect(earlier).toBe(1)
    expect(rows.map(({ webhookId, failed, waiting }) => ({ webhookId, failed, waiting }))).toEqual([
      { webhookId: 'b', failed: 0, waiting: 1 },
    ])
  })

  it('nothing is told where all arrived', async () => {
    await publish('m1')
    await settle(() => ({ state: 'sent', status: 200 }))
    expect(await rig.store.log.failures(0)).toEqual({ rows: [], earlier: 0 })
  })
})
