import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Inbox } from '../../../src-shared/model/inbox.ts'
import type { Received } from '../../../src-shared/model/received.ts'
import { startSink } from '../../support/sink.ts'
import { startTestHost, type TestHost } from '../../support/start-test-host.ts'
import { until } from '../../support/until.ts'

let host: TestHost
beforeAll(async () => {
  host = await startTestHost()
})
afterAll(() => host.close())

const inbox = async (name: string, more: object = {}): Promise<string> =>
  (await host.rest<Inbox>('POST', '/inboxes', { name, ...more })).body.url

const webhook = async (name: string, url: string, more: object = {}): Promise<string> =>
  (await host.rest<{ id: string }>('POST', '/webhooks', { name, url, eventTypes: [`${name}.*`], ...more })).body.id

const publish = async (type: string, data: unknown = { a: 1 }): Promise<string> =>
  (await host.rest<{ id: string }>('POST', '/messages', { type, data })).body.id

const received = async (id: string, enough: (body: Received) => void): Promise<Received> =>
  until(async () => {
    const { body } = await host.rest<Received>('GET', `/messages/${id}/received`)
    enough(body)
    return body
  })

describe('B26: sent against received', () => {
  test('an attempt is beside its capture, byte for byte equal, with what happened in order', async () => {
    await webhook('paid', `${await inbox('paid')}/in?x=1`, { headers: [['X-Api-Token', 'hidden-value']] })
    await webhook('elsewhere', (await startSink()).url, { eventTypes: ['paid.*'] })
    const ids = await Promise.all([publish('paid.now', { n: 1 }), publish('paid.now', { n: 2 }), publish('paid.now')])
    for (const id of ids) {
      const { pairs, timeline } = await received(id, body => expect(body.pairs[0]?.captureId).toMatch(/^cap_/))
      expect(pairs.length).toBe(1)
      expect(pairs[0]).toMatchObject({
        webhookName: 'paid',
        inbox: 'paid',
        attempt: 1,
        sameBody: true,
        bodyNote: null,
        firstDifference: null,
        headersAdded: [],
        headersRemoved: [],
        headersChanged: [],
      })
      expect(pairs[0]?.sentSize).toBe(pairs[0]?.receivedSize)
      const mine = timeline.filter(point => point.what === 'published' || point.deliveryId === pairs[0]?.deliveryId)
      expect(mine.map(({ what }) => what)).toEqual(['published', 'attempt', 'captured', 'answered'])
      expect(timeline.map(({ at }) => at)).toEqual(timeline.map(({ at }) => at).toSorted())
      const { body } = await host.rest<{ rawHeaders: [string, string][] }>('GET', `/captures/${pairs[0]?.captureId}`)
      expect(body.rawHeaders.find(([name]) => name.toLowerCase() === 'webhook-id')?.[1]).toBe(id)
    }
  })

  test('each retry is beside its own capture, and a capture that was deleted is told', async () => {
    const response = { rules: [{ steps: [{ status: 500 }, { status: 200 }] }] }
    const url = await inbox('again', { respond: response })
    await webhook('again', url, { retry: { delaysSec: [1] } })
    const id = await publish('again.now')
    const { pairs } = await received(id, body =>
      expect(body.pairs.map(pair => pair.captureId !== null)).toEqual([true, true]),
    )
    expect(pairs.map(({ attempt, sameBody }) => [attempt, sameBody])).toEqual([
      [1, true],
      [2, true],
    ])
    expect(new Set(pairs.map(({ captureId }) => captureId)).size).toBe(2)
    await host.rest('DELETE', `/captures/${pairs[0]?.captureId}`)
    const after = (await host.rest<Received>('GET', `/messages/${id}/received`)).body
    expect(after.pairs[0]).toMatchObject({ attempt: 1, captureId: null, sameBody: null })
    expect(after.pairs[1]?.captureId).toBe(pairs[1]?.captureId)
  })

  test('a body that holds the secret is compared and not shown', async () => {
    const made = await host.rest<{ secret: string }>('POST', '/webhooks', {
      name: 'token',
      url: await inbox('token'),
      profile: 'netx',
      urlPolicy: 'http-or-https',
      eventTypes: ['asset.create'],
    })
    expect(made.status).toBe(201)
    const id = await publish('asset.create', { assetId: 101, userId: 7 })
    const { pairs } = await received(id, body => expect(body.pairs[0]?.captureId).toMatch(/^cap_/))
    expect(pairs[0]).toMatchObject({ sameBody: true, bodyNote: null })
    expect(JSON.stringify(pairs)).not.toContain(made.body.secret)
  })

  test('where the webhook was changed since, a difference is told with that', async () => {
    const name = 'changed'
    const id = await webhook(name, await inbox(name))
    const message = await publish('changed.now')
    await received(message, body => expect(body.pairs[0]?.sameBody).toBe(true))
    await host.rest('PATCH', `/webhooks/${id}`, { template: { body: 'another' } })
    const { pairs } = await received(message, () => {})
    expect(pairs[0]?.sameBody).toBe(false)
    expect(pairs[0]?.bodyNote).toBe(
      'The webhook was changed since: what was sent is built here as it would be sent now.',
    )
    expect(pairs[0]?.firstDifference).toMatchObject({ at: 0, sent: Buffer.from('another').toString('hex') })
    expect((await host.rest('GET', '/messages/msg_none/received')).status).toBe(404)
  })
})
