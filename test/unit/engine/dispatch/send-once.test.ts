import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { createAddressPolicy } from '../../../../src-main/engine/dispatch/address-policy.ts'
import { createSendOnce, type OnceRequest } from '../../../../src-main/engine/dispatch/send-once.ts'
import { sentOnceView } from '../../../../src-main/engine/dispatch/sent-once-view.ts'
import { systemClock } from '../../../../src-main/host/system-clock.ts'
import type { Clock } from '../../../../src-shared/time.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { startRawServer } from '../../../support/raw-server.ts'
import { startSink } from '../../../support/sink.ts'
import { until } from '../../../support/until.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const policy = createAddressPolicy({ allowPrivate: true, isOwnReceiver: () => false })
const sender = (clock: Clock = systemClock) => createSendOnce({ clock, policy, localCa: () => null })

const once = (url: string, more: Partial<OnceRequest> = {}): OnceRequest => ({
  url,
  method: 'POST',
  headers: [],
  body: new Uint8Array(),
  ...more,
})

/** An endpoint that answers with these bytes and keeps the ones it gets. */
const raw = async (answer: string | Uint8Array = 'HTTP/1.1 204 No Content\r\n\r\n') => {
  const got: Buffer[] = []
  const server = await startRawServer(socket => {
    let answered = false
    socket.on('data', chunk => {
      got.push(chunk)
      const text = Buffer.concat(got).toString('latin1')
      if (answered || !/\r\n\r\n[^]*(end|0\r\n[^]*\r\n\r\n)$/.test(text)) return
      answered = true
      socket.write(answer)
    })
  })
  closers.push(server.close)
  return { url: server.url, host: new URL(server.url).host, got: () => Buffer.concat(got) }
}

const sink = async (...args: Parameters<typeof startSink>) => {
  const started = await startSink(...args)
  closers.push(started.close)
  return started
}

describe('a request that a person makes', () => {
  test('goes out byte for byte: target, header order, case, duplicates and bytes beyond ASCII', async () => {
    const target = await raw()
    const sent = await sender()(
      once(`${target.url}/a%2fb/../c?q='x'&y`, {
        method: 'PURGE',
        headers: [
          ['X-First', '1'],
          ['hOsT', 'elsewhere.example'],
          ['x-twice', 'a'],
          ['Content-Length', '9999'],
          ['X-Twice', 'b'],
          ['X-Bytes', 'caf\u00c3\u00a9 \u00ff'],
          ['x-empty', ''],
          ['x-twice', 'a'],
        ],
        body: Buffer.from('\u0000\u00ff\r\n end', 'latin1'),
      }),
    )
    expect(sent.error).toBe(null)
    expect(target.got().toString('latin1')).toBe(
      `PURGE /a%2fb/../c?q='x'&y HTTP/1.1\r\nX-First: 1\r\nhOsT: ${target.host}\r\nx-twice: a\r\nContent-Length: 8\r\n` +
        'X-Twice: b\r\nX-Bytes: caf\u00c3\u00a9 \u00ff\r\nx-empty: \r\nx-twice: a\r\nConnection: close\r\n\r\n\u0000\u00ff\r\n end',
    )
    expect(sent.request.headers[1]).toEqual(['hOsT', target.host])
    expect(sent.response?.status).toBe(204)
  })

  test('leaves out what belonged to the old connection', async () => {
    const target = await sink()
    await sender()(
      once(target.url, {
        headers: [
          ['Connection', 'keep-alive, X-Hop'],
          ['Keep-Alive', 'timeout=5'],
          ['X-Hop', '1'],
          ['Expect', '100-continue'],
          ['Upgrade', 'websocket'],
          ['TE', 'trailers'],
          ['X-Kept', '1'],
        ],
      }),
    )
    expect(target.requests[0]?.rawHeaders).toEqual([
      'Host',
      new URL(target.url).host,
      'X-Kept',
      '1',
      'Content-Length',
      '0',
      'Connection',
      'close',
    ])
  })

  test('stays chunked where it was, with its trailers', async () => {
    const target = await raw()
    await sender()(
      once(target.url, {
        headers: [
          ['transfer-encoding', 'gzip, chunked'],
          ['Trailer', 'X-Sum'],
        ],
        trailers: [['X-Sum', 'abc']],
        body: Buffer.from('hello'),
      }),
    )
    expect(target.got().toString()).toBe(
      `POST / HTTP/1.1\r\nHost: ${target.host}\r\ntransfer-encoding: chunked\r\nTrailer: X-Sum\r\nConnection: close\r\n\r\n` +
        '5\r\nhello\r\n0\r\nX-Sum: abc\r\n\r\n',
    )
  })

  test('a GET may have a body, and one without says nothing of a length', async () => {
    const target = await sink()
    await sender()(once(target.url, { method: 'GET', body: Buffer.from('asked') }))
    await sender()(once(target.url, { method: 'GET' }))
    expect(target.requests[0]?.body.toString()).toBe('asked')
    expect(target.requests[1]?.rawHeaders).toEqual(['Host', new URL(target.url).host, 'Connection', 'close'])
  })

  test('shows the answer without its coding, and how long it was on the wire', async () => {
    const packed = gzipSync('{"ok":true}')
    const target = await sink(() => (_request, response) => {
      response.writeHead(201, { 'Content-Encoding': 'gzip', 'X-Case': 'kept' }).end(packed)
    })
    const body = Buffer.from('ping')
    const view = await sentOnceView(await sender()(once(target.url, { body })), body)
    expect(view.response).toMatchObject({
      status: 201,
      body: '{"ok":true}',
      encoding: 'utf8',
      truncated: false,
      size: packed.length,
    })
    expect(view.response?.headers).toContainEqual(['X-Case', 'kept'])
    expect(view.request).toMatchObject({ method: 'POST', url: target.url, body: 'ping', size: 4, truncated: false })
    expect(view.timing.firstByte).toBeLessThanOrEqual(view.timing.total)
  })

  test('keeps at most 1 MiB of an answer and cuts the rest off', async () => {
    const target = await sink(() => (_request, response) => {
      response.writeHead(200)
      response.on('error', () => {})
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
      }
      response.on('drain', more)
      more()
    })
    const sent = await sender()(once(target.url))
    expect(sent.response?.bytes.length).toBe(1_048_576)
    expect(sent.response?.truncated).toBe(true)
  })

  test('an interim answer is passed over, and one that switches the protocol is told with its status', async () => {
    const hinting = await raw('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
    expect((await sender()(once(hinting.url, { body: Buffer.from('end') }))).response?.status).toBe(200)
    const switching = await raw('HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n')
    expect((await sender()(once(switching.url, { body: Buffer.from('end') }))).response?.status).toBe(101)
  })
})

describe('what goes wrong with it is told with its class and what to do', () => {
  test('nothing listens there', async () => {
    const gone = await startSink()
    await gone.close()
    const sent = await sender()(once(gone.url))
    expect(sent.response).toBe(null)
    expect(sent.error?.class).toBe('refused')
    expect(sent.error?.help).toBe(
      'Nothing listens on that host and port: check that the endpoint runs and the port is right.',
    )
  })

  test('no answer in time; one whose body goes on is told as far as it came', async () => {
    const clock = createFakeClock()
    const silent = await sink(() => () => {})
    const waiting = sender(clock)(once(silent.url, { timeoutMs: 5000 }))
    await until(() => expect(silent.requests.length).toBe(1))
    await clock.advance(5000)
    expect((await waiting).error?.class).toBe('timeout-response')

    const endless = await sink(() => (_request, response) => void response.writeHead(200).write('begin'))
    let ended = false
    const reading = sender(clock)(once(endless.url, { timeoutMs: 5000 })).finally(() => (ended = true))
    await until(async () => {
      await clock.advance(1000)
      expect(ended).toBe(true)
    })
    const { response } = await reading
    expect(Buffer.from(response?.bytes ?? []).toString()).toBe('begin')
    expect(response?.truncated).toBe(true)
  })

  test('an endpoint that hangs up, speaks no HTTP, or sends half of an answer', async () => {
    const hangsUp = await startRawServer(socket => socket.once('data', () => socket.destroy()))
    closers.push(hangsUp.close)
    expect((await sender()(once(hangsUp.url))).error?.class).toBe('reset')
    const ssh = await raw('SSH-2.0-OpenSSH_9.2\r\n')
    expect((await sender()(once(ssh.url, { body: Buffer.from('end') }))).error?.class).toBe('protocol')
    const half = await startRawServer(socket =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf')),
    )
    closers.push(half.close)
    expect((await sender()(once(half.url))).error?.class).toBe('reset')
  })

  test('an address that no request may reach, and one that is none', async () => {
    const target = await sink()
    const refusing = createSendOnce({
      clock: systemClock,
      policy: () => ({ reason: 'It is a metadata address', allowable: false }),
      localCa: () => null,
    })
    expect((await refusing(once(target.url))).error?.class).toBe('blocked')
    expect(target.requests.length).toBe(0)
    expect((await sender()(once('ftp://127.0.0.1/'))).error?.class).toBe('invalid-url')
    expect((await sender()(once('http://me:pass@127.0.0.1/'))).error?.class).toBe('invalid-url')
    expect((await sender()(once('http://127.0.0.1/', { headers: [['X-Bad', 'a\nb']] }))).error).not.toBe(null)
  })

  test('it is broken off when the person leaves or the host closes', async () => {
    const silent = await sink(() => () => {})
    const leaving = new AbortController()
    const closing = new AbortController()
    const send = createSendOnce({ clock: systemClock, policy, localCa: () => null, closing: closing.signal })
    const left = send(once(silent.url, { signal: leaving.signal }))
    const closed = send(once(silent.url))
    await until(() => expect(silent.requests.length).toBe(2))
    leaving.abort()
    closing.abort()
    expect((await left).error?.message).toBe('The request was broken off here.')
    expect((await closed).error?.class).toBe('reset')
    expect((await send(once(silent.url))).error?.class).toBe('reset')
  })
})
