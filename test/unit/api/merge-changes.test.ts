import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BatchPublished } from '../../../src-shared/model/message.ts'
import { type Sink, startSink } from '../../support/sink.ts'
import { startTestHost, type TestHost } from '../../support/start-test-host.ts'
import { until } from '../../support/until.ts'

let host: TestHost
let sink: Sink
beforeAll(async () => {
  host = await startTestHost()
  sink = await startSink()
})
afterAll(async () => {
  await host.close()
  await sink.close()
})

const change = (type: string, name: string, requestId: string) => ({
  type,
  data: { objectType: 'dcim.site', model: 'Site', object: { id: 54, name }, postchange: { name }, requestId },
})

test.each([
  ['list', (items: object[]) => host.rest<BatchPublished>('POST', '/messages/batch', items)],
  [
    'file',
    (items: object[]) =>
      host.rest<BatchPublished>(
        'POST',
        '/messages/batch',
        items.map(item => JSON.stringify(item)).join('\nnot JSON\n'),
        { 'content-type': 'application/x-ndjson' },
      ),
  ],
])('R40: a NetBox webhook gets one request for the changes of an object that come as a %s', async (what, publish) => {
  const { body: webhook } = await host.rest<{ id: string }>('POST', '/webhooks', {
    name: `Sites by ${what}`,
    url: `${sink.url}/${what}`,
    profile: 'netbox',
    payloadFormat: 'netbox-v4',
    eventTypes: ['created', 'updated', 'deleted'],
  })
  const request = `request of ${what}`
  const { body } = await publish([
    change('created', 'a', request),
    change('updated', 'b', request),
    change('updated', 'c', request),
    change('deleted', 'other', 'another request'),
  ])
  expect(body.accepted).toBe(4)
  expect(new Set(body.ids).size).toBe(2)
  expect(body.ids.slice(0, 3)).toEqual(Array.from({ length: 3 }, () => body.ids[0]))
  const arrived = () => sink.requests.filter(({ target }) => target === `/${what}`)
  await until(() => expect(arrived()).toHaveLength(2))
  expect(arrived().map(({ body: sent }): unknown => JSON.parse(String(sent)))).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        event: 'created',
        data: { id: 54, name: 'c' },
        snapshots: { prechange: null, postchange: { name: 'c' } },
      }),
      expect.objectContaining({ event: 'deleted', data: { id: 54, name: 'other' } }),
    ]),
  )
  const { body: message } = await host.rest<{ deliveries: unknown[] }>('GET', `/messages/${body.ids[0]}`)
  expect(message.deliveries).toMatchObject([{ webhookId: webhook.id }])
  await host.rest('DELETE', `/webhooks/${webhook.id}`)
})
