import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startTestHost, type TestHost } from '../../../support/start-test-host.ts'

const MIB = 1024 * 1024

let host: TestHost
let viewer: string
beforeAll(async () => {
  host = await startTestHost()
  viewer = (await host.engine.tokens.create({ name: 'Looks', role: 'viewer' })).token
})
afterAll(() => host.close())

const call = (path: string, init: RequestInit = {}) => fetch(`${host.web.url}${path}`, { redirect: 'manual', ...init })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const logIn = (token: unknown) =>
  call('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) })
const cookieOf = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

/**
 * Sends a body in chunks without saying its length; resolves with the status, null when the connection was cut, and with
 * how much was sent until then.
 */
const sendChunks = async (path: string, type: string, size: number) => {
  const sent = request(`${host.web.url}${path}`, {
    method: 'POST',
    headers: { ...bearer(host.web.token), 'content-type': type, 'transfer-encoding': 'chunked' },
  })
  const chunk = 'x'.repeat(64 * 1024)
  let taken = 0
  const answered = new Promise<number | null>(resolve => {
    sent.on('error', () => resolve(null))
    sent.on('response', response => {
      response.resume()
      resolve(response.statusCode ?? null)
    })
  })
  while (taken < size && sent.writable && !sent.destroyed) {
    const part = Math.min(chunk.length, size - taken)
    if (!sent.write(chunk.slice(0, part))) {
      const stopped = await Promise.race([answered.then(() => true), once(sent, 'drain').then(() => false)])
      if (stopped) break
    }
    taken += part
  }
  sent.end()
  return { status: await answered, taken }
}

describe('a body that is too large', () => {
  test.each([
    ['/session', 'application/json', 4096],
    ['/api/v1/messages', 'application/json', 10 * MIB],
    ['/api/v1/messages/batch', 'application/json', 10 * MIB],
    ['/api/v1/messages/batch', 'application/x-ndjson', 10 * MIB],
    ['/rpc/messages/publish', 'application/json', 10 * MIB],
    ['/services/admin/webhook', 'application/json', MIB],
  ])('is refused at %s (%s) though nobody said how long it is', async (path, type, limit) => {
    const { status, taken } = await sendChunks(path, type, limit * 8)
    expect([413, null]).toContain(status)
    expect(taken).toBeLessThan(limit * 5 + 4 * MIB)
  })

  test('of a login is one of 4,097 bytes, and not one of 4,096', async () => {
    const body = (size: number): string => JSON.stringify({ token: '' }).padEnd(size)
    const post = (size: number) => call('/session', { method: 'POST', body: body(size) })
    expect((await post(4096)).status).toBe(401)
    expect((await post(4097)).status).toBe(413)
    expect((await sendChunks('/session', 'application/json', 4096)).status).toBe(401)
    expect((await sendChunks('/session', 'application/json', 4097)).status).toBe(413)
  })
})

describe('a login', () => {
  test('needs a token: neither none nor an empty one nor another value is one', async () => {
    const bodies = [undefined, '', null, 0, [], {}].map(token => JSON.stringify({ token }))
    for (const body of [...bodies, '', '{}', 'null', '[]', '{']) {
      const answer = await call('/session', { method: 'POST', body })
      expect([401, 429]).toContain(answer.status)
      expect(answer.headers.get('set-cookie')).toBeNull()
    }
    expect((await call('/api/v1/status', { headers: { authorization: 'Bearer ' } })).status).toBe(401)
  })

  test('says where the token stands', async () => {
    const place = join(host.dataDir, 'token')
    expect(await (await call('/session')).json()).toMatchObject({ error: { help: expect.stringContaining(place) } })
  })

  test('with the token of a program is refused as what it is, and is told which token logs in', async () => {
    const fresh = await startTestHost()
    const { token } = await fresh.engine.tokens.create({ name: 'Program', role: 'admin' })
    const answer = await fetch(`${fresh.web.url}/session`, { method: 'POST', body: JSON.stringify({ token }) })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({
      error: {
        message: 'This token is for programs; only the first token of the engine logs a browser in.',
        help: expect.stringContaining(join(fresh.dataDir, 'token')),
      },
    })
    await fresh.close()
  })

  test('with the right token is let in from this machine, however many wrong ones came before', async () => {
    for (let i = 0; i < 12; i++) await call('/login?code=x')
    for (let i = 0; i < 12; i++) await logIn('wrong')
    const refused = await logIn('wrong')
    expect({ status: refused.status, wait: refused.headers.get('retry-after') }).toEqual({ status: 429, wait: '1' })
    expect((await logIn(host.web.token)).status).toBe(200)
    const { pathname, search } = new URL(host.web.loginUrl())
    const byCode = await call(pathname + search)
    expect((await call('/session', { headers: { cookie: cookieOf(byCode) } })).status).toBe(200)
  })
})

describe('a logout', () => {
  test('ends the session at the server, with the connections that it opened', async () => {
    const cookie = cookieOf(await logIn(host.web.token))
    const socket = new WebSocket(`${host.web.url.replace('http', 'ws')}/rpc`, { headers: { cookie } })
    const other = new WebSocket(`${host.web.url.replace('http', 'ws')}/rpc`, { headers: bearer(host.web.token) })
    await Promise.all([once(socket, 'open'), once(other, 'open')])
    const closed = once(socket, 'close')

    const answer = await call('/session', { method: 'DELETE', headers: { cookie } })
    expect(await answer.json()).toEqual({ loggedIn: false })
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0')
    expect((await closed)[0]).toBe(1008)
    expect((await call('/api/v1/status', { headers: { cookie } })).status).toBe(401)
    expect((await call('/session', { headers: { cookie } })).status).toBe(401)
    expect(other.readyState).toBe(WebSocket.OPEN)
    other.terminate()
  })
})

describe('an API token that is deleted', () => {
  test('ends the live feeds and sockets that it opened, and no others', async () => {
    const { id, token } = await host.engine.tokens.create({ name: 'Leaves', role: 'admin' })
    const feed = await call('/api/v1/events', { headers: bearer(token) })
    const reading = feed.text().then(
      () => 'ended',
      () => 'ended',
    )
    const still = await call('/api/v1/events', { headers: bearer(viewer) })
    const url = `${host.web.url.replace('http', 'ws')}/rpc`
    const socket = new WebSocket(url, { headers: bearer(token) })
    const other = new WebSocket(url, { headers: bearer(viewer) })
    await Promise.all([once(socket, 'open'), once(other, 'open')])
    const closed = once(socket, 'close')

    const answer = await call(`/api/v1/tokens/${id}`, { method: 'DELETE', headers: bearer(token) })
    expect(answer.ok).toBe(true)
    expect((await closed)[0]).toBe(1008)
    expect(await reading).toBe('ended')
    expect(other.readyState).toBe(WebSocket.OPEN)
    const reader = still.body?.getReader()
    expect((await reader?.read())?.done).toBe(false)
    await reader?.cancel()
    other.terminate()
  })
})

describe('answers', () => {
  test('of the API, of sessions and of failures are kept by nobody', async () => {
    const own = { headers: bearer(host.web.token) }
    const answers = await Promise.all([
      call('/api/v1/status', own),
      call('/api/v1/status'),
      call('/api/v1/openapi.json', own),
      call('/rpc/engine/status', { method: 'POST', ...own }),
      call('/services/admin/webhook', own),
      call('/session'),
      call('/login?code=x'),
      logIn(host.web.token),
      call('/session', { method: 'DELETE' }),
      call('/healthz'),
    ])
    expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(answers.map(() => 'no-store'))
  })

  test('reach a sender that ended its side after the request', async () => {
    const { hostname, port } = new URL(host.web.url)
    for (const [path, status] of [
      ['/healthz', 200],
      ['/api/v1/status', 401],
    ] as const) {
      const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
      socket.end(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`)
      expect(await text(socket)).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    }
  })
})

describe('R127: a viewer', () => {
  test.each(['webhooks/remove', 'inboxes/remove', 'deliveries/retry', 'tokens/list'])(
    'is refused %s over RPC with 403',
    async procedure => {
      const answer = await call(`/rpc/${procedure}`, {
        method: 'POST',
        headers: { ...bearer(viewer), 'content-type': 'application/json' },
        body: JSON.stringify({ json: { id: 'whk_1' } }),
      })
      expect({ status: answer.status, body: await answer.json() }).toMatchObject({
        status: 403,
        body: { json: { data: { code: 'FORBIDDEN' } } },
      })
    },
  )
})

describe('a call over RPC that cannot be read', () => {
  const rpc = (init: RequestInit, token = host.web.token) =>
    call('/rpc/webhooks/remove', { ...init, headers: { ...bearer(token), 'content-type': 'application/json' } })

  test('is no fault of Hookbench: 403 for GET, 400 for a body that is null', async () => {
    for (const token of [host.web.token, viewer]) expect((await rpc({ method: 'GET' }, token)).status).toBe(403)
    expect((await rpc({ method: 'POST', body: 'null' })).status).toBe(400)
  })
})

describe('health', () => {
  test('is told to whoever asks: the store answers, and the sender works or a person turned it off', async () => {
    const health = async () => {
      const answer = await call('/healthz')
      return { code: answer.status, ...(await answer.json()) }
    }
    expect(await health()).toEqual({ code: 200, status: 'ok', store: 'ok', sender: 'ok' })
    await host.engine.settings.update({ backendEnabled: false })
    expect(await health()).toEqual({ code: 200, status: 'ok', store: 'ok', sender: 'off' })
    await host.engine.settings.update({ backendEnabled: true })
  })
})
