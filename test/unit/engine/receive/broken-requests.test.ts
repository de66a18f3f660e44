import { connect } from 'node:net'
import { bindScheme } from '../../../../src-main/engine/sign/scheme/bind-scheme.ts'
import { describe, expect, it } from 'vitest'
import { answered, exchange, openReceiver } from './receiver-rig.ts'
import { until } from '../../../support/until.ts'

const head = (length: number, more = ''): string =>
  `POST /demo HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n${more}\r\n`

const untilClosed = (): boolean => false

describe('bodies over the limit', () => {
  it('B28: get 413 and a recorded, truncated entry; the connection goes on', async () => {
    await using rig = await openReceiver({ bodyLimit: 10 })
    const answer = await exchange(rig.port, `${head(12)}abcdefghijkl${head(2)}ok`, answered)
    expect(answer).toContain('HTTP/1.1 413 Payload Too Large')
    expect(answer).toContain('longer than the 10 bytes')
    await rig.allAnswered()
    expect(rig.records.map(record => [record.bodySize, record.truncated, record.responseStatus])).toEqual([
      [10, true, 413],
      [2, false, 200],
    ])
    expect(Buffer.from(rig.records[0]?.body ?? []).toString()).toBe('abcdefghij')
  })

  it('B28: exactly the limit is whole', async () => {
    await using rig = await openReceiver({ bodyLimit: 10 })
    await exchange(rig.port, `${head(10)}abcdefghij`, answered)
    expect(rig.records[0]).toMatchObject({ bodySize: 10, truncated: false })
  })

  it('B28: a sender that never ends is answered and cut off', async () => {
    await using rig = await openReceiver({ bodyLimit: 10 })
    const answer = await exchange(rig.port, head(1_000_000) + 'x'.repeat(500), untilClosed)
    expect(answer).toContain('HTTP/1.1 413 Payload Too Large')
    expect(answer).toMatch(/connection: close/i)
    expect(rig.records[0]).toMatchObject({ bodySize: 10, truncated: true })
  })

  it('B28: who expects 100 Continue for too long a body is told before it sends it', async () => {
    await using rig = await openReceiver({ bodyLimit: 10 })
    const answer = await exchange(rig.port, head(11, 'Expect: 100-continue\r\n'), untilClosed)
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    await rig.allAnswered()
    expect(rig.records[0]).toMatchObject({ bodySize: 0, truncated: true, responseStatus: 413 })
  })

  it('B28: a cut body is not called forged or good', async () => {
    await using rig = await openReceiver({ bodyLimit: 10 })
    rig.addInbox('demo', { scheme: bindScheme('netx'), secrets: ['secret'] })
    await exchange(rig.port, `${head(12)}abcdefghijkl`, text => text.includes('413'))
    expect(rig.records[0]?.reason).toBe('Only the beginning of the body is here, so it cannot be verified.')
  })
})

describe('senders that go away', () => {
  it('B28: a body that is broken off is recorded with the bytes so far', async () => {
    await using rig = await openReceiver()
    const socket = connect(rig.port, '127.0.0.1', () => socket.write(head(100, 'Expect: 100-continue\r\n')))
    // With the leave to go on the request is known, and only its body can be lost.
    socket.once('data', () => socket.write('only this', () => socket.resetAndDestroy()))
    await until(() => expect(rig.records).toHaveLength(1))
    await rig.allAnswered()
    expect(rig.records[0]).toMatchObject({ bodySize: 9, truncated: true, responseStatus: 0 })
    expect(rig.records[0]?.remoteAddress).toBe('127.0.0.1')
    expect(JSON.parse(rig.records[0]?.answer ?? '')).toMatchObject({ kind: 'none', status: 0 })
    expect(rig.heads()).toHaveLength(1)
  })

  it('B28: so is one whose chunks are no chunks', async () => {
    await using rig = await openReceiver()
    const request = 'POST /demo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\nzz\r\n'
    expect(await exchange(rig.port, request, untilClosed)).toContain('HTTP/1.1 400 Bad Request')
    await until(() => expect(rig.records).toHaveLength(1))
    expect(rig.records[0]).toMatchObject({
      inbox: 'demo',
      bodySize: 2,
      truncated: true,
      remoteAddress: '127.0.0.1',
    })
    await rig.allAnswered()
    expect(JSON.parse(rig.records[0]?.answer ?? '')).toMatchObject({
      kind: 'limit',
      status: 400,
      body: 'Bad Request\n',
      note: expect.stringMatching(/^The body is not valid HTTP: /),
    })
    expect(rig.heads()).toMatchObject([{ answered: true, responseStatus: 400 }])
  })

  it('B28: a sender that ends in its body and still listens is recorded with the answer that it got', async () => {
    await using rig = await openReceiver()
    let answer = ''
    const socket = connect(rig.port, '127.0.0.1', () => socket.end(`${head(50)}half`))
    socket.on('data', chunk => (answer += chunk.toString('latin1')))
    await new Promise(resolve => socket.once('close', resolve))
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    await until(() => expect(rig.records).toHaveLength(1))
    await rig.allAnswered()
    expect(rig.records[0]).toMatchObject({
      bodySize: 4,
      truncated: true,
      responseStatus: 400,
      remoteAddress: '127.0.0.1',
    })
    expect(JSON.parse(rig.records[0]?.answer ?? '')).toMatchObject({
      status: 400,
      note: 'The sender ended in the middle of the body of its request; whether it still read the answer is not known.',
    })
  })
})

describe('malformed requests', () => {
  it.each([
    ['an unknown method', 'FOO /demo HTTP/1.1\r\nHost: x\r\n\r\n', 'not valid HTTP'],
    ['no HTTP at all', '\x00\x01\x02 hello\r\n\r\n', 'not valid HTTP'],
    [
      'two different lengths',
      'POST /demo HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      'not valid HTTP',
    ],
    [
      'length and chunks',
      'POST /demo HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc',
      'not valid HTTP',
    ],
    ['TLS on the plain port', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 'TLS to the plain HTTP port'],
  ])('B21: %s is recorded as it came and answered 400', async (_, packet, reason) => {
    await using rig = await openReceiver()
    const bytes = Buffer.from(packet, 'latin1')
    const answer = await exchange(rig.port, bytes, untilClosed)
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(answer).toContain(reason)
    expect(rig.records[0]).toMatchObject({ inbox: 'malformed', method: '?', result: 'none', responseStatus: 400 })
    expect(Buffer.from(rig.records[0]?.body ?? [])).toEqual(bytes)
    expect(rig.records[0]?.reason).toContain(reason)
    expect(rig.inboxes.has('malformed')).toBe(true)
    expect(rig.heads()).toHaveLength(1)
  })

  it('B21: headers beyond 64 KiB are answered 431 and recorded', async () => {
    await using rig = await openReceiver()
    const packet = `GET /demo HTTP/1.1\r\nX-Long: ${'x'.repeat(70_000)}\r\n\r\n`
    expect(await exchange(rig.port, packet, untilClosed)).toContain('HTTP/1.1 431 ')
    expect(rig.records[0]).toMatchObject({ inbox: 'malformed', responseStatus: 431 })
  })

  it('B21: a good request before a malformed one on the same connection keeps its answer', async () => {
    await using rig = await openReceiver()
    const answer = await exchange(rig.port, 'GET /demo HTTP/1.1\r\nHost: x\r\n\r\nFOO bar\r\n\r\n', untilClosed)
    expect(answer.indexOf('HTTP/1.1 200 OK')).toBe(0)
    expect(answer).toContain('HTTP/1.1 400 Bad Request')
    expect(rig.records.map(record => record.inbox)).toEqual(['demo', 'malformed'])
  })

  it('B21: CONNECT is recorded and refused', async () => {
    await using rig = await openReceiver()
    const answer = await exchange(rig.port, 'CONNECT example.test:443 HTTP/1.1\r\nHost: x\r\n\r\n', untilClosed)
    expect(answer).toContain('HTTP/1.1 400 Bad Request')
    expect(rig.records[0]).toMatchObject({ inbox: 'malformed', method: 'CONNECT', target: 'example.test:443' })
  })

  it('goes on serving after all of that', async () => {
    await using rig = await openReceiver()
    for (const junk of ['\n\n\n\n', 'GET\r\n', '\xff'.repeat(1000)]) {
      const socket = connect(rig.port, '127.0.0.1', () => socket.end(junk))
      await new Promise(resolve =>
        socket
          .on('close', resolve)
          .on('error', () => {})
          .resume(),
      )
    }
    expect((await fetch(`${rig.url}/demo`)).status).toBe(200)
  })
})

describe('what is no request', () => {
  it('B36: a connection without a request is a row with its likely cause', async () => {
    await using rig = await openReceiver()
    const socket = connect(rig.port, '127.0.0.1', () => socket.end())
    socket.resume()
    await until(() => expect(rig.records).toHaveLength(1))
    expect(rig.records[0]).toMatchObject({ inbox: 'malformed', kind: 'no-request', answered: true, responseStatus: 0 })
    expect(rig.records[0]?.cause).toContain('without a request')
    expect(rig.heads()).toMatchObject([{ kind: 'no-request', cause: rig.records[0]?.cause }])
  })

  it('B36: one that ends in the middle of its head is a row too', async () => {
    await using rig = await openReceiver()
    const socket = connect(rig.port, '127.0.0.1', () => socket.end('GET /demo HTTP/1.1\r\nHos'))
    socket.on('error', () => {}).resume()
    await until(() => expect(rig.records).toHaveLength(1))
    expect(rig.records[0]).toMatchObject({ kind: 'malformed', result: 'none' })
    expect(rig.records[0]?.cause).toContain('in the middle of the headers')
  })

  it('B36: a request that is answered is none of them', async () => {
    await using rig = await openReceiver()
    await exchange(rig.port, 'GET /demo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', untilClosed)
    expect(rig.records).toMatchObject([{ kind: 'request', cause: null }])
  })

  it('B36: a scan of ports is a few rows a minute', async () => {
    await using rig = await openReceiver()
    for (let i = 0; i < 40; i++) {
      await new Promise(resolve => {
        const socket = connect(rig.port, '127.0.0.1', () => socket.end())
        socket.on('close', resolve).resume()
      })
    }
    expect((await fetch(`${rig.url}/demo`)).status).toBe(200)
    await until(() => expect(rig.records).toHaveLength(21))
    expect(rig.records.filter(({ kind }) => kind === 'no-request')).toHaveLength(20)
  })
})
