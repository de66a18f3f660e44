import { expect, it } from 'vitest'
import type { HeldRequest } from '../../../src-shared/model/answering.ts'
import type { Capture, CaptureSummary } from '../../../src-shared/model/capture.ts'
import type { DeliveryDetail } from '../../../src-shared/model/delivery.ts'
import type { Inbox } from '../../../src-shared/model/inbox.ts'
import type { Published } from '../../../src-shared/model/message.ts'
import { presets } from '../../../src-shared/respond/presets.ts'
import { startSink } from '../../support/sink.ts'
import { startTestHost } from '../../support/start-test-host.ts'
import { until } from '../../support/until.ts'

const open = async () => {
  const host = await startTestHost()
  const { url } = (await host.engine.status()).receiver
  const { rest } = host
  return {
    host,
    rest,
    url: url ?? '',
    inbox: async (fields: object) => (await rest<Inbox>('POST', '/inboxes', fields)).body,
    patch: async (name: string, fields: object) => (await rest<Inbox>('PATCH', `/inboxes/${name}`, fields)).body,
    newest: async (inbox: string): Promise<Capture> => {
      const { body } = await rest<{ items: CaptureSummary[] }>('GET', `/inboxes/${inbox}/captures?limit=1`)
      return (await rest<Capture>('GET', `/captures/${body.items[0]?.id}`)).body
    },
    held: async () => (await rest<{ items: HeldRequest[] }>('GET', '/receiver/held')).body.items,
    [Symbol.asyncDispose]: () => host.close(),
  }
}

const failTwice = presets.find(({ id }) => id === 'fail-twice')?.respond

it('B23: an inbox that fails twice and then is fine is seen by our own sender as two retries', async () => {
  await using rig = await open()
  const { url } = await rig.inbox({ name: 'shop', respond: failTwice })
  const retry = { delaysSec: [0, 0, 0], jitter: 0 }
  await rig.rest('POST', '/webhooks', { name: 'Shop', url, eventTypes: ['*'], retry })
  const sent = await rig.rest<Published>('POST', '/messages', { type: 'order.paid', data: { total: 1 } })
  const delivery = await until(async () => {
    const { body } = await rig.rest<DeliveryDetail>('GET', `/deliveries/${sent.body.deliveries[0]?.id}`)
    expect(body.status).toBe('sent')
    return body
  })
  expect(delivery.attemptList.map(({ response }) => response?.status)).toEqual([500, 500, 200])
  await until(async () => expect((await rig.newest('shop')).answer).toMatchObject({ kind: 'rule', rule: 0, step: 2 }))
  expect((await rig.rest<Inbox>('GET', '/inboxes/shop')).body.nextSteps).toEqual([2])
  expect((await rig.rest<Inbox>('POST', '/inboxes/shop/reset-steps')).body.nextSteps).toEqual([0])
})

it('B23: a change of one part leaves the rest of what an inbox answers', async () => {
  await using rig = await open()
  const rule = { when: 'method == "GET"', steps: [{ status: 404 }] }
  await rig.inbox({ name: 'shop', respond: { rules: [rule] }, breakpoint: { when: 'size > 1', seconds: 5 } })
  expect(await rig.patch('shop', { breakpoint: { seconds: 9 }, forwardTo: 'http://localhost:3000' })).toMatchObject({
    respond: { rules: [{ when: 'method == "GET"', steps: [{ status: 404, delayMs: 0 }] }] },
    breakpoint: { when: 'size > 1', seconds: 9, answer: { status: 504 } },
    forwardTo: 'http://localhost:3000',
    handshake: 'answer',
  })
  expect(await rig.patch('shop', { breakpoint: { when: null } })).toMatchObject({ breakpoint: { seconds: 9 } })
  expect((await rig.patch('shop', { breakpoint: {} })).breakpoint).not.toHaveProperty('when')
  expect(await rig.patch('shop', { breakpoint: null, forwardTo: null, handshake: 'refuse' })).toMatchObject({
    breakpoint: null,
    forwardTo: null,
    handshake: 'refuse',
    respond: { rules: [{ when: 'method == "GET"' }] },
  })
  expect(await rig.patch('shop', { response: { status: 503 } })).toMatchObject({
    respond: { rules: [{ steps: [{ status: 503 }] }] },
    response: { status: 503 },
  })
})

it.each([
  [{ respond: { rules: [{ when: 'method = "GET"', steps: [{}] }] } }, 'respond.rules.0.when', /at character 8\b/],
  [{ respond: { rules: [{ when: 'host == "x"', steps: [{}] }] } }, 'respond.rules.0.when', /character 1\b.*host/],
  [{ breakpoint: { when: 'size >' } }, 'breakpoint.when', /its end/],
  [{ respond: { rules: [{ steps: [] }] } }, 'respond.rules.0.steps', /empty/],
  [{ forwardTo: 'localhost:3000' }, 'forwardTo', /full address/],
  [{ forwardTo: 'http://localhost:3000/?a=1' }, 'forwardTo', /query/],
  [{ response: { status: 500 }, respond: { rules: [] } }, 'response', /either respond or response/],
])('B23: %j is refused with the field %s, and nothing is changed', async (change, field, message) => {
  await using rig = await open()
  const before = await rig.inbox({ name: 'shop' })
  const answer = await rig.rest<{ error: object }>('PATCH', '/inboxes/shop', change)
  expect(answer).toMatchObject({
    status: 400,
    body: { error: { code: 'INVALID_INPUT', field, message: expect.stringMatching(message) } },
  })
  expect((await rig.rest<Inbox>('GET', '/inboxes/shop')).body).toEqual(before)
})

it('B34: a held request is listed and shown as held, answered by a call, and the capture says so', async () => {
  await using rig = await open()
  await rig.inbox({ name: 'shop', breakpoint: { seconds: 60 } })
  const answer = fetch(`${rig.url}/shop/pay`, { method: 'POST', body: '{}' })
  const [held] = await until(async () => {
    const items = await rig.held()
    expect(items).toHaveLength(1)
    return items
  })
  expect(held).toMatchObject({ inbox: 'shop', target: '/shop/pay', answer: { status: 504 } })
  expect(await rig.newest('shop')).toMatchObject({ id: held?.id, answered: false, held: { until: held?.until } })

  const wrong = { step: { headers: [['Content-Length', '1']] } }
  expect(await rig.rest('POST', `/captures/${held?.id}/release`, wrong)).toMatchObject({
    status: 400,
    body: { error: { field: 'step.headers.0' } },
  })
  const step = { status: 201, headers: [['x-by', 'hand']], body: 'fine' }
  expect((await rig.rest<Capture>('POST', `/captures/${held?.id}/release`, { step })).body.held).toBeNull()
  const got = await answer
  expect([got.status, got.headers.get('x-by'), await got.text()]).toEqual([201, 'hand', 'fine'])
  await until(async () =>
    expect(await rig.newest('shop')).toMatchObject({ held: null, answer: { kind: 'held', status: 201 } }),
  )
  expect(await rig.rest('POST', `/captures/${held?.id}/release`, { step })).toMatchObject({ status: 409 })
  expect(await rig.rest('POST', '/captures/cap_none/release', { step })).toMatchObject({ status: 404 })
})

it('B34: an engine that stops answers what it holds first', async () => {
  const rig = await open()
  await rig.inbox({ name: 'shop', breakpoint: { seconds: 300, answer: { status: 503, body: 'stopping' } } })
  const answer = fetch(`${rig.url}/shop`)
  await until(async () => expect(await rig.held()).toHaveLength(1))
  await rig.host.close()
  const got = await answer
  expect([got.status, await got.text()]).toEqual([503, 'stopping'])
})

it('B24: what a local app answered is kept with the capture', async () => {
  const app = await startSink(() => (_request, response) => response.writeHead(202).end('{"from":"app"}'))
  await using rig = await open()
  await rig.inbox({ name: 'shop', forwardTo: `${app.url}/in` })
  const answer = await fetch(`${rig.url}/shop/x`, { method: 'POST', body: '{}' })
  expect([answer.status, await answer.text()]).toEqual([202, '{"from":"app"}'])
  await until(async () =>
    expect(await rig.newest('shop')).toMatchObject({
      answer: { kind: 'forward', status: 202 },
      forward: { url: `${app.url}/in/x`, status: 202, body: '{"from":"app"}', error: null },
    }),
  )
  await app.close()
})

it('B33: only a request that asks for it has its subscription confirmed', async () => {
  await using rig = await open()
  await fetch(`${rig.url}/sns`, { method: 'POST', body: '{"Type":"Notification"}' })
  const { id } = await rig.newest('sns')
  expect(await rig.rest('POST', `/captures/${id}/confirm-subscription`)).toMatchObject({
    status: 409,
    body: { error: { message: 'This request does not ask to confirm a subscription.' } },
  })
})

it('R119: GET of an inbox that shows its last event reads it from the disk', async () => {
  await using rig = await open()
  await rig.inbox({ name: 'dam', scheme: 'netx', secret: 'token', showLastEvent: true })
  expect((await fetch(`${rig.url}/dam`, { method: 'POST', body: '{"token":"token","n":1.0}' })).status).toBe(200)
  expect(await (await fetch(`${rig.url}/dam`)).text()).toBe('{\n    "token": "token",\n    "n": 1.0\n}\n')
})

it('B23: the presets are there for programs', async () => {
  await using rig = await open()
  const { body } = await rig.rest<{ items: { id: string; summary: string }[] }>('GET', '/receiver/presets')
  expect(body.items.map(({ id }) => id)).toEqual(expect.arrayContaining(['fail-twice', 'hang', 'reset', 'slow-drip']))
})

it('B24: nobody reaches the management through the receiver, by whatever address', async () => {
  await using rig = await open()
  const { port } = new URL(rig.host.web.url)
  await rig.inbox({ name: 'leak' })
  for (const host of ['127.0.0.1', 'localhost', '127.1.2.3', '[::ffff:127.0.0.1]']) {
    await rig.patch('leak', { forwardTo: `http://${host}:${port}` })
    const answer = await fetch(`${rig.url}/leak/api/v1/status`, {
      headers: { authorization: `Bearer ${rig.host.web.token}` },
    })
    expect([host, answer.status]).toEqual([host, 502])
  }
  await until(async () => expect((await rig.newest('leak')).answer?.note).toMatch(/is the management of Hookbench/))
})

it('B23: a body that an answer cannot have is not said to be sent', async () => {
  await using rig = await open()
  await rig.inbox({ name: 'shop', response: { status: 204, contentType: 'text/plain', body: 'never' } })
  await fetch(`${rig.url}/shop`)
  await until(async () => expect((await rig.newest('shop')).answer).toMatchObject({ status: 204, body: '' }))
})
