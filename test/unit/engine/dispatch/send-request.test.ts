import type { Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createAddressPolicy } from '../../../../src-main/engine/dispatch/address-policy.ts'
import { classifyError } from '../../../../src-main/engine/dispatch/classify-error.ts'
import { createPools } from '../../../../src-main/engine/dispatch/pools.ts'
import { requestTarget } from '../../../../src-main/engine/dispatch/request-target.ts'
import { type Sent, sendRequest, type WireRequest } from '../../../../src-main/engine/dispatch/send-request.ts'
import { systemClock } from '../../../../src-main/host/system-clock.ts'
import type { Clock } from '../../../../src-shared/time.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { startRawServer } from '../../../support/raw-server.ts'
import { startSink } from '../../../support/sink.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const wireRequest = (url: string, more: Partial<WireRequest> = {}): WireRequest => ({
  origin: new URL(url).origin,
  target: requestTarget(url),
  method: 'POST',
  headers: ['content-type', 'application/json', 'X-Odd-Case', 'kept'],
  body: Buffer.from('{"a":"é"}'),
  timeoutMs: 10_000,
  tls: { verify: true, trustLocalCa: false, caFile: null },
  ...more,
})

const sender = (clock: Clock = systemClock, allowPrivate = true) => {
  const policy = createAddressPolicy({ allowPrivate, isOwnReceiver: () => false })
  const pools = createPools({ clock, policy, localCa: () => null })
  closers.push(() => pools.close())
  return (url: string, more: Partial<WireRequest> = {}): Promise<Sent> =>
    sendRequest({ pools, clock }, wireRequest(url, more))
}

const sink = async (...args: Parameters<typeof startSink>) => {
  const started = await startSink(...args)
  closers.push(started.close)
  return started
}

const rawServer = async (onConnection: (socket: Socket) => void): Promise<string> => {
  const server = await startRawServer(onConnection)
  closers.push(server.close)
  return server.url
}

const errorClass = (sent: Sent): string =>
  'error' in sent ? classifyError(sent.error).class : `answer ${sent.response.status}`

describe('one HTTP request', () => {
  test('arrives byte for byte, with the header case and order that was given', async () => {
    const target = await sink()
    const sent = await sender()(`${target.url}/a%20b/../c?q=%22`)
    expect(errorClass(sent)).toBe('answer 200')
    const [request] = target.requests
    expect(request?.target).toBe('/a%20b/../c?q=%22')
    expect(request?.body.toString()).toBe('{"a":"é"}')
    expect(request?.rawHeaders).toContain('X-Odd-Case')
  })

  test('R59: a 200 that comes 10.5 s after sending is a timeout, one after 9.5 s is an answer', async () => {
    for (const [wait, expected] of [
      [9_500, 'answer 200'],
      [10_500, 'timeout-response'],
    ] as const) {
      const clock = createFakeClock()
      let arrived = (): void => {}
      const received = new Promise<void>(resolve => (arrived = resolve))
      const target = await sink(() => (_request, response) => {
        clock.after(wait, () => response.writeHead(200).end())
        arrived()
      })
      const sending = sender(clock)(target.url)
      await received
      await clock.advance(wait)
      expect(errorClass(await sending)).toBe(expected)
    }
  })

  test('R66: refused, DNS failure, reset, bad HTTP and TLS trouble are told apart', async () => {
    const send = sender()
    const closed = await rawServer(() => {})
    await closers.pop()?.()
    expect(errorClass(await send(closed))).toBe('refused')
    expect(errorClass(await send('http://no-such-host.invalid'))).toBe('dns')
    expect(errorClass(await send(await rawServer(socket => socket.once('data', () => socket.resetAndDestroy()))))).toBe(
      'reset',
    )
    expect(errorClass(await send(await rawServer(socket => socket.once('data', () => socket.end()))))).toBe('reset')
    expect(errorClass(await send(await rawServer(socket => socket.end('SSH-2.0-OpenSSH\r\n'))))).toBe('protocol')
    const plain = await sink()
    expect(errorClass(await send(plain.url.replace('http:', 'https:')))).toBe('tls')
  })

  test('B10: a refused address is not connected to, as a literal or behind a name', async () => {
    const target = await sink()
    const send = sender(systemClock, false)
    expect(errorClass(await send(target.url))).toBe('blocked')
    expect(errorClass(await send(target.url.replace('127.0.0.1', 'localhost')))).toBe('blocked')
    expect(target.requests).toEqual([])
  })

  test('B10: every address that a name resolves to is checked, not the first alone', async () => {
    const target = await sink()
    const pools = createPools({
      clock: systemClock,
      policy: address => (address === '127.0.0.2' ? { reason: 'not there', allowable: false } : null),
      resolve: (_name, _options, done) =>
        done(null, [
          { address: '127.0.0.1', family: 4 },
          { address: '127.0.0.2', family: 4 },
        ]),
      localCa: () => null,
    })
    closers.push(() => pools.close())
    const url = target.url.replace('127.0.0.1', 'two.example')
    expect(errorClass(await sendRequest({ pools, clock: systemClock }, wireRequest(url)))).toBe('blocked')
    expect(target.requests).toEqual([])
  })

  test('B10: the address that was reached is checked again, before anything is sent to it', async () => {
    const bytes: Buffer[] = []
    const url = await rawServer(socket => socket.on('data', chunk => bytes.push(chunk)))
    let asked = 0
    const pools = createPools({
      clock: systemClock,
      policy: () => (asked++ === 0 ? null : { reason: 'it is another one now', allowable: false }),
      resolve: (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
      localCa: () => null,
    })
    closers.push(() => pools.close())
    const named = url.replace('127.0.0.1', 'rebinding.example')
    const request = wireRequest(named, { timeoutMs: 2_000 })
    expect(errorClass(await sendRequest({ pools, clock: systemClock }, request))).toBe('blocked')
    expect([asked, bytes]).toEqual([2, []])
  })

  test('R90: the first 64 KiB of an answer are kept and a longer one is marked; an endless one is cut off', async () => {
    const big = await sink(() => (_request, response) => response.end(Buffer.alloc(100_000, 'x')))
    const sent = await sender()(big.url)
    expect('response' in sent && [sent.response.body.length, sent.response.truncated]).toEqual([65_536, true])
    const endless = await sink(() => (_request, response) => {
      const pour = (): void => {
        while (response.write(Buffer.alloc(65_536))) if (response.destroyed) return
        response.once('drain', pour)
      }
      response.on('error', () => {})
      pour()
    })
    const cut = await sender()(endless.url)
    expect('response' in cut && [cut.response.status, cut.response.truncated]).toEqual([200, true])
  })

  test('B17: the timing has the steps of a new connection, and none for a kept one', async () => {
    const target = await sink()
    const send = sender()
    const first = await send(target.url.replace('127.0.0.1', 'localhost'))
    await new Promise(setImmediate)
    const second = await send(target.url.replace('127.0.0.1', 'localhost'))
    expect(first.timing.dns).not.toBeNull()
    expect(first.timing.connect).not.toBeNull()
    expect(first.timing.total).toBeGreaterThanOrEqual(first.timing.firstByte ?? Number.POSITIVE_INFINITY)
    expect(second.timing).toMatchObject({ dns: null, connect: null, tls: null })
  })

  test('R63: a redirect is an answer and is not followed', async () => {
    const target = await sink(() => (_request, response) => response.writeHead(302, { location: '/elsewhere' }).end())
    expect(errorClass(await sender()(target.url))).toBe('answer 302')
    expect(target.requests).toHaveLength(1)
  })
})
