import type { RequestListener } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { type AttemptRig, createAttemptRig } from './attempt-rig.ts'

let rig: AttemptRig
const refusedPorts = new Set<number>()
beforeEach(() => {
  refusedPorts.clear()
  rig = createAttemptRig({ refused: port => refusedPorts.has(port) })
})
afterEach(() => rig.close())

const to =
  (status: number, location: string): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { location }).end()

const portOf = (url: string): number => Number(new URL(url).port)

describe('redirects', () => {
  test('R63: netbox follows and the last answer counts; the body is dropped as requests does', async () => {
    for (const [status, method, expected] of [
      [301, 'POST', 'GET'],
      [302, 'POST', 'GET'],
      [303, 'POST', 'GET'],
      [301, 'PUT', 'PUT'],
      [302, 'PUT', 'GET'],
      [307, 'POST', 'POST'],
      [308, 'DELETE', 'DELETE'],
    ] as const) {
      const endpoint = await rig.sink(({ target }) => (target === '/there?x=1' ? 201 : to(status, '../there?x=1')))
      const { record } = await rig.attempt(`${endpoint.url}/a/b`, { method })
      const [first, second] = endpoint.requests
      expect([record.status, second?.method, second?.target], `${status} ${method}`).toEqual([
        201,
        expected,
        '/there?x=1',
      ])
      const keeps = status === 307 || status === 308
      expect(second?.body.toString()).toBe(keeps ? first?.body.toString() : '')
      expect(second?.headers['content-type']).toBe(keeps ? 'application/json' : undefined)
      expect(second?.headers['x-hook-signature']).toBe(first?.headers['x-hook-signature'])
    }
  })

  test('R63: netx, woodwing and hedge do not follow', async () => {
    for (const profile of ['netx', 'woodwing', 'hedge'] as const) {
      const endpoint = await rig.sink(() => to(302, '/elsewhere'))
      const { record } = await rig.attempt(endpoint.url, {}, { profile })
      expect(record).toMatchObject({ status: 302, success: false, errorClass: null })
      expect(endpoint.requests).toHaveLength(1)
    }
  })

  test('R63: thirty redirects are followed, one more is a failure with a sentence', async () => {
    let redirects = 30
    const endpoint = await rig.sink((_request, index) => (index < redirects ? to(307, '/again') : 200))
    expect((await rig.attempt(endpoint.url)).record.status).toBe(200)
    expect(endpoint.requests).toHaveLength(31)
    redirects = Number.POSITIVE_INFINITY
    const { record, result } = await rig.attempt(endpoint.url)
    expect(record).toMatchObject({
      status: null,
      success: false,
      errorClass: 'redirects',
      errorMessage: 'The endpoint redirected more than 30 times.',
    })
    expect(result).toEqual({ kind: 'network' })
  })

  test('R63: another origin gets neither the signature nor a header that a person typed, also not on the way back', async () => {
    const home = await rig.sink(({ target }) => (target === '/back' ? 200 : to(307, `${away.url}/x`)))
    const away = await rig.sink(() => to(307, `${home.url}/back`))
    await rig.attempt(home.url, {
      headers: [
        ['Authorization', 'Bearer x'],
        ['X-Foo', 'Bar'],
        ['User-Agent', 'typed'],
      ],
    })
    expect(home.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer x',
      'x-foo': 'Bar',
      'user-agent': 'typed',
    })
    expect(home.requests[0]?.headers['x-hook-signature']).toMatch(/^[0-9a-f]{128}$/)
    for (const got of [away.requests[0], home.requests[1]]) {
      expect(got?.headers).toMatchObject({
        'content-type': 'application/json',
        'user-agent': expect.stringMatching(/^Hookbench/),
      })
      expect(got?.headers).not.toHaveProperty('x-foo')
      expect(got?.headers).not.toHaveProperty('authorization')
      expect(got?.headers).not.toHaveProperty('x-hook-signature')
      expect(got?.body).toEqual(home.requests[0]?.body)
    }
  })

  test('R63: a token in the body does not go to another origin', async () => {
    const away = await rig.sink()
    const home = await rig.sink(() => to(307, away.url))
    const settings = { maxRedirects: 5, urlPolicy: 'http-or-https' } as const
    const { record } = await rig.attempt(home.url, settings, { profile: 'netx' })
    expect(record.errorClass).toBe('blocked')
    expect(record.errorMessage).toContain('must not get the token')
    expect(away.requests).toEqual([])
  })

  test('B10: every hop is under the address policy', async () => {
    const inside = await rig.sink()
    refusedPorts.add(portOf(inside.url))
    const outside = await rig.sink(() => to(302, inside.url))
    const { record, result } = await rig.attempt(outside.url)
    expect([record.errorClass, result.kind]).toEqual(['blocked', 'hopeless'])
    expect(inside.requests).toEqual([])
  })

  test('a webhook that must use HTTPS follows no redirect to plain HTTP, and nobody one to something else', async () => {
    const endpoint = await rig.sink(() => to(302, 'ftp://example.com/'))
    expect((await rig.attempt(endpoint.url)).record).toMatchObject({
      errorClass: 'redirects',
      errorMessage: 'The endpoint redirected to ftp://example.com/, which is no web address.',
    })
    const plain = await rig.sink(() => to(302, '/x'))
    const { record } = await rig.attempt(plain.url, { urlPolicy: 'https-only' })
    expect(record.errorMessage).toContain('must use HTTPS')
  })

  test('R62: one deadline covers all hops', async () => {
    const clock = createFakeClock()
    const slow = createAttemptRig({ clock })
    try {
      let arrived = (): void => {}
      const endpoint = await slow.sink((_request, index) => (request, response) => {
        clock.after(200, () => to(307, `/${index}`)(request, response))
        arrived()
      })
      const next = (): Promise<void> => new Promise(resolve => (arrived = resolve))
      let hop = next()
      const attempt = slow.attempt(endpoint.url, { timeoutMs: 500 })
      for (let hops = 0; hops < 2; hops++) {
        await hop
        hop = next()
        await clock.advance(200)
      }
      await hop
      await clock.advance(100)
      const { record } = await attempt
      expect(record).toMatchObject({ errorClass: 'timeout-response', total: 500 })
      expect(record.errorMessage).toBe('No answer within 500 ms.')
      expect(endpoint.requests).toHaveLength(3)
    } finally {
      await slow.close()
    }
  })

  test('a host that closes breaks off whichever hop is under way', async () => {
    let abort: (reason: Error) => void = () => {}
    const endpoint = await rig.sink((_request, index) =>
      index === 0 ? to(307, '/hangs') : () => abort(new Error('closing')),
    )
    const { record } = await rig.attempt(endpoint.url, {}, { onStarted: given => (abort = given) })
    expect(record).toMatchObject({ status: null, errorMessage: 'closing' })
  })
})
