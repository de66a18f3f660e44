import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { profiles } from '../../../../src-shared/profiles/index.ts'
import { MINUTE, SECOND } from '../../../../src-shared/time.ts'
import { createSkippableClock, type SkippableClock } from '../../../support/skippable-clock.ts'
import { type Sink, startSink } from '../../../support/sink.ts'
import { startTestHost, type TestHost } from '../../../support/start-test-host.ts'
import { until } from '../../../support/until.ts'

interface Row {
  id: string
  status: string
  attempts: number
  held: string | null
  webhookId: string
  type: string
}

interface Times {
  status: string
  createdAt: string
  updatedAt: string
}

let clock: SkippableClock
let host: TestHost
const sinks: Sink[] = []
beforeEach(async () => {
  clock = createSkippableClock()
  host = await startTestHost({ clock })
})
afterEach(async () => {
  await host.close()
  for (const sink of sinks.splice(0)) await sink.close()
})

const sink = async (...args: Parameters<typeof startSink>): Promise<Sink> => {
  const started = await startSink(...args)
  sinks.push(started)
  return started
}
const create = async (url: string, more: object = {}): Promise<{ id: string; secret: string }> =>
  (await host.rest<{ id: string; secret: string }>('POST', '/webhooks', { name: 'w', url, eventTypes: ['*'], ...more }))
    .body
const publish = async (type = 'order.paid', data: unknown = {}): Promise<void> => {
  expect((await host.rest('POST', '/messages', { type, data })).status).toBe(202)
}
const rows = async (query = ''): Promise<Row[]> =>
  (await host.rest<{ items: Row[] }>('GET', `/deliveries?limit=500${query}`)).body.items
const statuses = async (): Promise<string[]> => (await rows()).map(({ status }) => status)

describe('deliveries', () => {
  test('R77, R78: a disabled webhook gets nothing; what waited is held with the reason and goes on after enabling', async () => {
    let status = 500
    const endpoint = await sink(() => status)
    const { id } = await create(endpoint.url)
    await publish()
    await until(async () => expect(await statuses()).toEqual(['scheduled']))
    await host.rest('POST', `/webhooks/${id}/disable`)
    const { body } = await host.rest<{ skipped: object[] }>('POST', '/messages', { type: 'order.paid', data: {} })
    expect(body.skipped).toEqual([{ webhookId: id, reason: 'webhook disabled' }])
    clock.skip(MINUTE)
    await until(async () =>
      expect(await rows()).toMatchObject([{ status: 'scheduled', held: 'webhook disabled', attempts: 1 }]),
    )
    expect(endpoint.requests).toHaveLength(1)
    status = 200
    await host.rest('POST', `/webhooks/${id}/enable`)
    await until(async () => expect(await rows()).toMatchObject([{ status: 'sent', held: null, attempts: 2 }]))
  })

  test('R20, R27: a new secret signs the next request, also of a delivery that was waiting', async () => {
    let status = 500
    const endpoint = await sink(() => status)
    const { id } = await create(endpoint.url)
    await publish()
    await until(async () => expect(await statuses()).toEqual(['scheduled']))
    const { body } = await host.rest<{ secret: string }>('POST', `/webhooks/${id}/reset-secret`)
    status = 200
    clock.skip(7 * SECOND)
    await until(async () => expect(await statuses()).toEqual(['sent']))
    const last = endpoint.requests.at(-1)
    const headers = Object.fromEntries(
      Object.entries(last?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    )
    expect(new Webhook(body.secret).verify(last?.body.toString() ?? '', headers)).toMatchObject({ type: 'order.paid' })
  })

  test('B1: 410 Gone fails the delivery and disables the webhook', async () => {
    const endpoint = await sink(() => 410)
    const { id } = await create(endpoint.url)
    await publish()
    await until(async () => expect(await statuses()).toEqual(['failed']))
    const { body } = await host.rest('GET', `/webhooks/${id}`)
    expect(body).toMatchObject({ enabled: false, disabled: { by: 'rule', reason: 'The endpoint answered 410 Gone.' } })
  })

  test('B3: no more requests of a webhook are open at once than its concurrency allows', async () => {
    let open = 0
    let most = 0
    const endpoint = await sink(() => (_request, response) => {
      most = Math.max(most, ++open)
      setTimeout(() => {
        open--
        response.writeHead(200).end()
      }, 10)
    })
    await create(endpoint.url, { concurrency: 3 })
    await host.rest(
      'POST',
      '/messages/batch',
      Array.from({ length: 30 }, () => ({ type: 'a', data: 1 })),
    )
    await until(async () => expect((await rows('&status=sent')).length).toBe(30))
    expect(most).toBe(3)
  })

  test('R65: a webhook that hangs does not hold up another', async () => {
    const hanging = await sink(() => () => {})
    const healthy = await sink()
    await create(hanging.url)
    const { id } = await create(healthy.url)
    await host.rest(
      'POST',
      '/messages/batch',
      Array.from({ length: 50 }, () => ({ type: 'a', data: 1 })),
    )
    await until(async () => expect((await rows(`&status=sent&webhookId=${id}`)).length).toBe(50))
    expect(await rows('&status=queued')).toHaveLength(50)
  })

  test('R13: deleting a webhook removes its log and what waits', async () => {
    const endpoint = await sink(() => 500)
    const { id } = await create(endpoint.url)
    await publish()
    await until(async () => expect(await statuses()).toEqual(['scheduled']))
    await host.rest('DELETE', `/webhooks/${id}`)
    await until(async () => expect(await rows()).toEqual([]))
    clock.skip(MINUTE)
    expect((await host.rest<{ queue: object }>('GET', '/status')).body.queue).toMatchObject({
      queued: 0,
      scheduled: 0,
      inFlight: 0,
    })
    expect(endpoint.requests).toHaveLength(1)
  })

  test('R92: Updated changes with every status, Created never', async () => {
    const endpoint = await sink((_request, index) => (index === 0 ? 500 : 200))
    await create(endpoint.url)
    await publish()
    const only = async () => (await host.rest<{ items: Times[] }>('GET', '/deliveries')).body.items[0]
    const first = await until(async () => {
      const row = await only()
      expect(row?.status).toBe('scheduled')
      return row
    })
    clock.skip(MINUTE)
    await until(async () => expect(await only()).toMatchObject({ status: 'sent' }))
    const last = await only()
    expect(last?.createdAt).toBe(first?.createdAt)
    expect(Date.parse(last?.updatedAt ?? '') - Date.parse(first?.updatedAt ?? '')).toBeGreaterThanOrEqual(MINUTE)
  })

  test('R4: the name of a webhook is in no request', async () => {
    const endpoint = await sink()
    const name = 'Name-That-Stays-Here'
    for (const profile of ['standard', 'netx', 'woodwing', 'hedge'] as const) {
      await create(endpoint.url, { name, profile, urlPolicy: 'http-or-https' })
      const { type, data } = profiles[profile].samples[0]
      const published = await host.rest('POST', '/messages', { type, data, originLicense: 'pro' })
      expect(published.status).toBe(202)
    }
    await until(async () => expect(new Set(await statuses())).toEqual(new Set(['sent'])))
    expect(endpoint.requests.length).toBeGreaterThanOrEqual(4)
    for (const { target, rawHeaders, body } of endpoint.requests) {
      expect([target, ...rawHeaders, body.toString()].join('\n')).not.toContain(name)
    }
  })

  test('R129: a long https URL such as those of Zapier is reached as it stands', async () => {
    const { body } = await host.rest<{ httpsUrl: string }>('POST', '/inboxes', { name: 'zap' })
    const path = `/hooks/catch/1234567/${'b2f9x/'.repeat(60)}?utm=${'a%20'.repeat(100)}`
    await create(body.httpsUrl + path, { tls: { verify: true, trustLocalCa: true, caFile: null } })
    await publish()
    await until(async () => expect(await statuses()).toEqual(['sent']))
    const captures = await host.rest<{ items: { target: string; secure: boolean }[] }>('GET', '/inboxes/zap/captures')
    expect(captures.body.items).toMatchObject([{ target: `/zap${path}`, secure: true }])
  })

  test('R19: the secret is in no answer, log or list after it was shown', async () => {
    const endpoint = await sink()
    const { id, secret } = await create(endpoint.url, { profile: 'netx', urlPolicy: 'http-or-https' })
    await publish('asset.create', { assetId: 1 })
    await until(async () => expect(await statuses()).toEqual(['sent']))
    expect(endpoint.requests[0]?.body.toString()).toContain(secret)
    const [row] = await rows()
    const texts = await Promise.all(
      ['/webhooks', `/webhooks/${id}`, '/deliveries', `/deliveries/${row?.id}`, '/messages', '/status'].map(
        async path => JSON.stringify((await host.rest('GET', path)).body),
      ),
    )
    expect(texts.join('\n')).not.toContain(secret)
    expect(texts[3]).toContain('•••')
  })
})
