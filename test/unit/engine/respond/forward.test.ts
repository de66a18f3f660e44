import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createWeightGate } from '../../../../src-main/engine/respond/forward/weight-gate.ts'
import { createForward } from '../../../../src-main/engine/respond/forward/forward-request.ts'
import { forwardUrl } from '../../../../src-main/engine/respond/forward/forward-url.ts'
import { createSendOnce } from '../../../../src-main/engine/dispatch/send-once.ts'
import { startRawServer } from '../../../support/raw-server.ts'
import { startSink } from '../../../support/sink.ts'
import { until } from '../../../support/until.ts'
import { standingClock } from '../receive/receiver-rig.ts'
import { askedRequest, get, observe, openAnswers, rules } from './answer-rig.ts'

/** A port on which nothing listens. */
const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

describe('forwarding to a local app', () => {
  it('B24: the app gets method, path, query, headers and body as they came, and its answer goes back', async () => {
    const seen: string[] = []
    const app = await startRawServer(socket =>
      socket.on('data', chunk => {
        seen.push(chunk.toString('latin1'))
        if (!seen.join('').endsWith('\u00ff{"a":1}')) return
        socket.end('HTTP/1.1 201 Created\r\nX-App: 1\r\nx-app: 2\r\nConnection: close\r\n\r\n\u00fe done', 'latin1')
      }),
    )
    await using rig = await openAnswers()
    rig.inbox('shop', { forwardTo: `${app.url}/hooks/` })
    const request =
      'PATCH /shop/a//b%2Fc?x=1&&y HTTP/1.1\r\nHost: public.example\r\nX-B: 2\r\nx-a: caf\u00e9\r\nX-B: again\r\n' +
      'TE: trailers\r\nConnection: keep-alive, x-hop\r\nX-Hop: gone\r\nContent-Length: 8\r\n\r\n\u00ff{"a":1}'
    const { text } = await observe(rig.port, request, { enough: got => got.endsWith('done') })
    await app.close()
    const port = new URL(app.url).port
    expect(seen.join('')).toBe(
      `PATCH /hooks/a//b%2Fc?x=1&&y HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-B: 2\r\nx-a: caf\u00e9\r\nX-B: again\r\n` +
        'Content-Length: 8\r\nx-hookbench-forwarded: shop\r\nConnection: close\r\n\r\n\u00ff{"a":1}',
    )
    expect(text).toMatch(
      /^HTTP\/1\.1 201 Created\r\nX-App: 1\r\nx-app: 2\r\ncontent-length: 6\r\n[^]*\r\n\r\n\u00fe done$/,
    )
    await until(() => expect(rig.answers()).toMatchObject([{ kind: 'forward', status: 201, encoding: 'base64' }]))
    expect(rig.forwardOf(0)).toMatchObject({
      url: `${app.url}/hooks/a//b%2Fc?x=1&&y`,
      status: 201,
      headers: [
        ['X-App', '1'],
        ['x-app', '2'],
        ['Connection', 'close'],
      ],
      truncated: false,
      error: null,
    })
  })

  it('B24: the app is down: 502 with the reason, and the request is stored all the same', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', { forwardTo: `http://127.0.0.1:${await freePort()}` })
    const answer = await fetch(`${rig.url}/shop`, { method: 'POST', body: 'kept' })
    expect([answer.status, await answer.text()]).toEqual([
      502,
      'The app behind this inbox could not be reached (refused).\n',
    ])
    expect(Buffer.from(rig.records[0]?.body ?? []).toString()).toBe('kept')
    await until(() => expect(rig.answers()).toMatchObject([{ kind: 'forward', status: 502 }]))
    expect(rig.answers()[0]?.note).toMatch(/Nothing listens on that host and port/)
    expect(rig.forwardOf(0)).toMatchObject({ status: null, error: { code: 'refused' } })
  })

  it('B24: the app does not answer in time: 504', async () => {
    const app = await startRawServer(() => {})
    const sendOnce = createSendOnce({ clock: standingClock, policy: () => null, localCa: () => null })
    const forward = createForward(sendOnce, 100)
    const { answer, record } = await forward(app.url, askedRequest, new AbortController().signal)
    await app.close()
    expect(answer).toMatchObject({ kind: 'forward', status: 504 })
    expect(record).toMatchObject({ status: null, error: { code: 'timeout-response' } })
  })

  it('B24: two inboxes that forward to each other end with 508, and say the way round', async () => {
    await using rig = await openAnswers()
    rig.inbox('one', { forwardTo: `${rig.url}/two` })
    rig.inbox('two', { forwardTo: `${rig.url}/one` })
    expect((await fetch(`${rig.url}/one/x`, { method: 'POST', body: '{}' })).status).toBe(508)
    await until(() => expect(rig.answers()).toHaveLength(3))
    expect(rig.records.map(({ target }) => target)).toEqual(['/one/x', '/two/x', '/one/x'])
    const notes = rig.answers().flatMap(({ note }) => (note === null ? [] : [note]))
    expect(notes).toEqual([
      'The request came back to the inbox one, which had forwarded it: one → two → one. It was not forwarded again.',
    ])
  })

  it('B24: a sender that goes while the app works breaks the request to the app off', async () => {
    let closed = false
    const app = await startRawServer(socket => socket.on('close', () => (closed = true)).resume())
    await using rig = await openAnswers()
    rig.inbox('shop', { forwardTo: app.url })
    await observe(rig.port, get('/shop'), { forMs: 800 })
    await until(() => expect(closed).toBe(true))
    await until(() => expect(rig.answers()).toMatchObject([{ kind: 'forward', status: 0 }]))
    await app.close()
  })

  it('B24: a rule with a condition goes before the app, one without does not', async () => {
    const app = await startSink(() => 202)
    await using rig = await openAnswers()
    rig.inbox('shop', {
      forwardTo: app.url,
      respond: rules({ when: 'body.type == "bad"', steps: [{ status: 500 }] }, { steps: [{ status: 204 }] }),
    })
    const ask = async (type: string) =>
      (await fetch(`${rig.url}/shop`, { method: 'POST', body: JSON.stringify({ type }) })).status
    expect([await ask('bad'), await ask('good')]).toEqual([500, 202])
    expect(app.requests.map(({ body }) => body.toString())).toEqual(['{"type":"good"}'])
    await app.close()
  })

  it('B24: an answer that is too long to be passed on is told so', async () => {
    const app = await startSink(() => (_request, response) => response.end(Buffer.alloc(11 * 1024 * 1024)))
    await using rig = await openAnswers()
    rig.inbox('shop', { forwardTo: app.url })
    expect((await fetch(`${rig.url}/shop`)).status).toBe(502)
    await until(() => expect(rig.answers()[0]?.note).toMatch(/longer than what is passed on/))
    expect(rig.forwardOf(0)).toMatchObject({ status: 200, truncated: true })
    await app.close()
  })

  it('B24: HEAD keeps the length that the app names', async () => {
    const app = await startSink(() => (_request, response) => response.writeHead(200, { 'Content-Length': 77 }).end())
    await using rig = await openAnswers()
    rig.inbox('shop', { forwardTo: app.url })
    const { text } = await observe(rig.port, get('/shop').replace('GET', 'HEAD'), {
      enough: seen => seen.endsWith('\r\n\r\n'),
    })
    expect(text.match(/content-length: .*/gi)).toEqual(['Content-Length: 77'])
    await app.close()
  })
})

it.each([
  ['http://localhost:3000', '/shop', 'http://localhost:3000'],
  ['http://localhost:3000', '/shop?a=1', 'http://localhost:3000?a=1'],
  ['http://localhost:3000/in', '/shop/', 'http://localhost:3000/in/'],
  ['http://localhost:3000/in/', '/shop/x', 'http://localhost:3000/in/x'],
  ['http://localhost:3000/in/', '/shop?a', 'http://localhost:3000/in/?a'],
  ['http://localhost:3000', 'http://abc.example/shop/x', 'http://localhost:3000/x'],
])('B24: %s with %s goes to %s', (to, target, url) => {
  expect(forwardUrl(to, 'shop', target)).toBe(url)
})

it('B24: bodies under way to an app stay within a weight, and each gets its turn', async () => {
  const gate = createWeightGate(10)
  const { signal } = new AbortController()
  const first = await gate.enter(8, signal)
  const order: string[] = []
  const second = gate.enter(5, signal).then(leave => (order.push('second'), leave))
  const gone = new AbortController()
  const third = gate.enter(1, gone.signal)
  gone.abort()
  expect(await third).toBeNull()
  expect(order).toEqual([])
  first?.()
  first?.()
  ;(await second)?.()
  const huge = await gate.enter(100, signal)
  expect(huge).not.toBeNull()
})
