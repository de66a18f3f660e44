import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answered, exchange, headersOf, latin1, openReceiver, RECEIVED_AT } from './receiver-rig.ts'
import { answeringOf } from '../../../../src-main/engine/respond/answering.ts'
import { respondWith } from '../../../../src-shared/respond/short-response.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('capture', () => {
  it('B20: 256 random bytes with odd, duplicate, mixed-case headers are stored byte for byte', async () => {
    await using rig = await openReceiver()
    const order = fc.shuffledSubarray([...Array(256).keys()], { minLength: 256 })
    const bytes = Uint8Array.from(fc.sample(order, 1).flat())
    const lines = [
      ['x-Dup', 'one'],
      ['HOST', 'example.test:1'],
      ['X-dUP', 'two'],
      ['x-empty', ''],
      ['x-dup', 'one'],
      ['X-Latin', 'Gr\xfc\xdfe \xe9\xff\x80'],
      ['set-cookie', 'a=1; b=2'],
      ['Set-Cookie', 'a=1'],
      ["x!#$%&'*+-.^_`|~9", 'tchar'],
      ['x-tab', 'a\tb  c'],
      ['Content-LENGTH', '256'],
      ['content-type', 'application/octet-stream'],
      ['Connection', 'close'],
    ]
    const target = '/demo//a%2Fb/%C3%A9/..;x?novalue&a=1&a=2&=&q=%00#frag'
    const head = `PURGE ${target} HTTP/1.1\r\n${lines.map(([n, v]) => `${n}: ${v}\r\n`).join('')}\r\n`
    await exchange(rig.port, Buffer.concat([latin1(head), bytes]), answered)

    const [record] = rig.records
    expect(record).toMatchObject({
      inbox: 'demo',
      method: 'PURGE',
      target,
      httpVersion: '1.1',
      secure: false,
      receivedAt: RECEIVED_AT,
      remoteAddress: '127.0.0.1',
      contentType: 'application/octet-stream',
      bodySize: 256,
      bodySha256: sha256(bytes),
      truncated: false,
      result: 'none',
    })
    expect(headersOf(record)).toEqual(lines)
    expect(Buffer.from(record?.body ?? [])).toEqual(Buffer.from(bytes))
  })

  it('B20: any bytes, in any number of pieces, keep their SHA-256', async () => {
    await using rig = await openReceiver()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ minLength: 1, maxLength: 400 }), { maxLength: 5 }), async pieces => {
        const chunks = pieces.map(piece =>
          Buffer.concat([latin1(`${piece.length.toString(16)}\r\n`), piece, latin1('\r\n')]),
        )
        const head = latin1('POST /demo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
        await exchange(rig.port, Buffer.concat([head, ...chunks, latin1('0\r\n\r\n')]), answered)
        expect(rig.records.at(-1)?.bodySha256).toBe(sha256(Buffer.concat(pieces)))
      }),
      { numRuns: 50 },
    )
  })

  it('B20: the body has memory of its own, so that it crosses threads as it is', async () => {
    await using rig = await openReceiver()
    await fetch(`${rig.url}/demo`, { method: 'POST', body: 'hello' })
    expect(rig.records[0]?.body.buffer.byteLength).toBe(5)
  })

  it('B20: a target in absolute form is kept and finds its inbox', async () => {
    await using rig = await openReceiver()
    const target = 'http://other.test:80/demo/x?y'
    await exchange(rig.port, `GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`, answered)
    expect(rig.records[0]).toMatchObject({ inbox: 'demo', target })
  })

  it('B21: chunks with trailers', async () => {
    await using rig = await openReceiver()
    const request =
      'POST /demo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n' +
      '5\r\nhello\r\n1;ext=1\r\n!\r\n0\r\nX-Sum: 42\r\nx-SUM: 43\r\n\r\n'
    await exchange(rig.port, request, answered)
    expect(Buffer.from(rig.records[0]?.body ?? []).toString()).toBe('hello!')
    expect(JSON.parse(rig.records[0]?.rawTrailers ?? '')).toEqual([
      ['X-Sum', '42'],
      ['x-SUM', '43'],
    ])
  })

  it('B21: two pipelined requests are two captures, answered in order', async () => {
    await using rig = await openReceiver()
    rig.addInbox('first', { answering: answeringOf({ respond: respondWith({ status: 201, body: 'first answer' }) }) })
    const request = (path: string, body: string): string =>
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    const answer = await exchange(rig.port, request('/first', 'one') + request('/second', 'three'), answered)
    expect(answer.indexOf('first answer')).toBeGreaterThan(0)
    expect(answer.indexOf('first answer')).toBeLessThan(answer.indexOf('Webhook received!'))
    expect(rig.records.map(({ inbox, bodySize }) => [inbox, bodySize])).toEqual([
      ['first', 3],
      ['second', 5],
    ])
  })

  it('B21: HTTP/1.0, no Host, an Upgrade wish and an unusual Expect are captured like others', async () => {
    await using rig = await openReceiver()
    await exchange(rig.port, 'GET /demo HTTP/1.0\r\n\r\n', answered)
    await exchange(rig.port, 'GET /demo HTTP/1.1\r\n\r\n', answered)
    await exchange(rig.port, 'GET /demo HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n', answered)
    await exchange(rig.port, 'GET /demo HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n', answered)
    expect(rig.records.map(record => record.httpVersion)).toEqual(['1.0', '1.1', '1.1', '1.1'])
  })

  it('B21: after a body with an Upgrade wish the connection ends, so that its next request is not lost', async () => {
    await using rig = await openReceiver()
    const request =
      'POST /demo HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 2\r\n\r\nhi'
    expect(await exchange(rig.port, request + request, () => false)).toMatch(
      /^HTTP\/1\.1 200 OK\r\n[^]*connection: close/i,
    )
    expect(rig.records.map(({ bodySize }) => bodySize)).toEqual([2])
  })

  it('B21: a sender that expects 100 Continue gets it and its body is captured', async () => {
    await using rig = await openReceiver()
    const head = 'POST /demo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n'
    expect(await exchange(rig.port, head, text => text.includes('\r\n\r\n'))).toBe('HTTP/1.1 100 Continue\r\n\r\n')
    expect(await exchange(rig.port, `${head}hello`, answered)).toContain('HTTP/1.1 200 OK')
    expect(rig.records.some(record => record.bodySize === 5 && !record.truncated)).toBe(true)
  })
})
