import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Webhook } from '../../../../src-shared/model/webhook.ts'
import { SECOND } from '../../../../src-shared/time.ts'
import { createSkippableClock, type SkippableClock } from '../../../support/skippable-clock.ts'
import { type Sink, startSink } from '../../../support/sink.ts'
import { startTestHost, type TestHost } from '../../../support/start-test-host.ts'
import { until } from '../../../support/until.ts'

const window = (failures: number) => ({
  disableRule: { onExhausted: false, onGone: false, window: { failures, windowMs: 10 * SECOND } },
})

describe('disabling a webhook after failures in a window', () => {
  let clock: SkippableClock
  let host: TestHost
  let endpoint: Sink
  let status: number
  beforeEach(async () => {
    status = 404
    clock = createSkippableClock()
    host = await startTestHost({ clock })
    endpoint = await startSink(() => status)
  })
  afterEach(async () => {
    await host.close()
    await endpoint.close()
  })

  const create = async (more: object): Promise<string> => {
    const body = { name: 'w', url: endpoint.url, profile: 'woodwing', eventTypes: ['*'], payloadFormat: 'standard' }
    return (await host.rest<Webhook>('POST', '/webhooks', { ...body, ...more })).body.id
  }
  const read = async (id: string): Promise<Webhook> => (await host.rest<Webhook>('GET', `/webhooks/${id}`)).body
  const rows = async () =>
    (await host.rest<{ items: { id: string; status: string; attempts: number }[] }>('GET', '/deliveries')).body.items
  /** Publishes one event and waits until the endpoint's answer to it is in the log. */
  const fail = async (): Promise<void> => {
    const before = (await rows()).length
    await host.rest('POST', '/messages', { type: 'asset_create', data: {} })
    await until(async () => {
      const all = await rows()
      expect(all.length).toBeGreaterThan(before)
      expect(all.every(({ attempts }) => attempts > 0)).toBe(true)
    })
  }

  it('R81: the N-th failed attempt within 10 seconds disables it and says why', async () => {
    const id = await create(window(3))
    await fail()
    await fail()
    expect((await read(id)).enabled).toBe(true)
    await fail()
    await until(async () =>
      expect(await read(id)).toMatchObject({
        enabled: false,
        disabled: { by: 'rule', reason: '3 attempts failed within 10 seconds.' },
      }),
    )
  })

  it('R81: each attempt counts, also the retries of one message; what is left of it is held', async () => {
    status = 500
    const retry = { delaysSec: [1, 1, 1], on: { status: '5xx', timeout: true, network: true }, jitter: 0 }
    const id = await create({ ...window(3), retry: { ...retry, honourRetryAfter: false } })
    await fail()
    for (const made of [2, 3]) {
      clock.skip(SECOND)
      await until(async () => expect(await rows()).toMatchObject([{ attempts: made }]))
    }
    await until(async () => expect((await read(id)).enabled).toBe(false))
    expect(await rows()).toMatchObject([{ status: 'scheduled', held: 'webhook disabled' }])
  })

  it('R81: failures further apart, and any number with -1, do not disable', async () => {
    const apart = await create(window(2))
    const never = await create(window(-1))
    for (let n = 0; n < 3; n++) {
      await fail()
      clock.skip(11 * SECOND)
    }
    expect((await read(apart)).enabled).toBe(true)
    expect((await read(never)).enabled).toBe(true)
  })

  it('R10, R81: tests and manual attempts do not count', async () => {
    const id = await create(window(2))
    await fail()
    await host.rest('POST', `/webhooks/${id}/test`)
    const [delivery] = (await rows()).toReversed()
    await host.rest('POST', `/deliveries/${delivery?.id}/retry`)
    await until(async () => expect((await rows()).find(row => row.id === delivery?.id)?.attempts).toBe(2))
    expect((await read(id)).enabled).toBe(true)
    await fail()
    await until(async () => expect((await read(id)).enabled).toBe(false))
  })

  it('R84: enabling begins to count anew', async () => {
    const id = await create(window(2))
    await fail()
    await host.rest('POST', `/webhooks/${id}/disable`)
    await host.rest('POST', `/webhooks/${id}/enable`)
    await fail()
    expect(await read(id)).toMatchObject({ enabled: true, disabled: null })
    await fail()
    await until(async () => expect((await read(id)).enabled).toBe(false))
  })
})
