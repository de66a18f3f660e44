import { connect } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { createLocalCa } from '../../../../src-main/engine/receive/local-ca.ts'
import { until } from '../../../support/until.ts'
import { standingClock } from '../receive/receiver-rig.ts'
import { get, observe, openAnswers, rules } from './answer-rig.ts'

const BODY = 'The whole body of this answer.'
const faulty = (fault: string, more: object = {}) => ({ respond: rules({ steps: [{ body: BODY, fault, ...more }] }) })

describe('faults, as a raw client sees them', () => {
  it('B23: reset: the connection is reset without a byte of an answer', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', faulty('reset'))
    expect(await observe(rig.port, get('/shop'))).toMatchObject({ text: '', ended: 'reset' })
    await until(() => expect(rig.answers()).toMatchObject([{ kind: 'rule', status: 0, fault: 'reset' }]))
  })

  it('B23: reset is one over TLS too', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', faulty('reset'))
    const { leaf } = await createLocalCa({ clock: standingClock, load: async () => null, save: async () => {} })
    const { port } = await rig.receiver.listenHttps({ host: '127.0.0.1', port: 0, explicit: true, tls: leaf() })
    const code = await new Promise(resolve => {
      const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => socket.write(get('/shop')))
      socket.on('error', error => resolve('code' in error ? error.code : error.message))
      socket.on('end', () => resolve('ended'))
    })
    expect(code).toBe('ECONNRESET')
  })

  it('B23: hang: nothing comes and the connection stays open, until the sender goes', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', faulty('hang'))
    expect(await observe(rig.port, get('/shop'), { forMs: 700 })).toMatchObject({ text: '', ended: 'open' })
    await until(() => expect(rig.answers()).toMatchObject([{ status: 0, fault: 'hang' }]))
  })

  it('B23: drip: the head comes at once and the body in single bytes', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', faulty('drip', { body: 'drip' }))
    const { text, parts } = await observe(rig.port, get('/shop'), { enough: seen => seen.endsWith('drip') })
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\ncontent-length: 4\r\n.*\r\n\r\ndrip$/s)
    expect(parts.slice(-3).map(({ bytes }) => bytes)).toEqual([1, 1, 1])
    expect((parts.at(-1)?.at ?? 0) - (parts[0]?.at ?? 0)).toBeGreaterThan(500)
    await until(() => expect(rig.answers()).toMatchObject([{ status: 200, fault: 'drip', body: 'drip' }]))
  })

  it('B23: bad chunk: half of the body in a chunk, then a length that is none', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', faulty('bad-chunk'))
    const { text, ended } = await observe(rig.port, get('/shop'))
    expect(text).toMatch(/transfer-encoding: chunked\r\n/i)
    expect(text).toMatch(/\r\n\r\nf\r\nThe whole body \r\nnot-a-length\r\n$/)
    expect(ended).toBe('closed')
    await expect(fetch(`${rig.url}/shop`).then(answer => answer.text())).rejects.toThrow('terminated')
  })

  it('B23: close mid-body: half of the body that was promised, then the end', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', faulty('close-mid-body'))
    const { text, ended } = await observe(rig.port, get('/shop'))
    expect(text).toMatch(/content-length: 30\r\n.*\r\n\r\nThe whole body $/s)
    expect(ended).toBe('closed')
    await until(() => expect(rig.answers()).toMatchObject([{ status: 200, fault: 'close-mid-body' }]))
  })

  it.each(['reset', 'bad-chunk', 'close-mid-body'])(
    'B23: %s of a pipelined request comes behind the whole answer to the one before',
    async fault => {
      await using rig = await openAnswers()
      rig.inbox('slow', { respond: rules({ steps: [{ body: 'first answer', delayMs: 150 }] }) })
      rig.inbox('shop', faulty(fault))
      const { text } = await observe(rig.port, get('/slow') + get('/shop'))
      expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*?\r\n\r\nfirst answer/)
      if (fault !== 'reset') expect(text.indexOf('The whole')).toBeGreaterThan(text.indexOf('first answer'))
    },
  )

  it('B23: a fault waits for its delay', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', faulty('reset', { delayMs: 200 }))
    const begin = performance.now()
    await observe(rig.port, get('/shop'))
    expect(performance.now() - begin).toBeGreaterThanOrEqual(195)
  })

  it('B23: a sender that goes during a delay is told of, and nothing is sent', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', { respond: rules({ steps: [{ status: 201, delayMs: 60_000 }] }) })
    await observe(rig.port, get('/shop'), { forMs: 700 })
    await until(() => expect(rig.answers()).toMatchObject([{ status: 0, kind: 'rule' }]))
  })

  it('B23: a sender that goes is gone for every request of its connection', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', faulty('hang'))
    rig.inbox('next', { respond: rules({ steps: [{ status: 201 }] }) })
    await observe(rig.port, get('/shop') + get('/next').repeat(20), { forMs: 300, leave: 'reset' })
    await until(() => expect(rig.answers()).toHaveLength(21))
    expect(rig.answers().map(({ status }) => status)).toEqual(Array(21).fill(0))
  })

  it('B23: a sender that ends its side right behind its request still gets a late answer', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', { respond: rules({ steps: [{ body: 'late', delayMs: 700 }] }) })
    const { text } = await observe(rig.port, get('/shop'), { halfClose: true })
    expect(text).toMatch(/\r\n\r\nlate$/)
  })

  it('B23: HEAD gets the head of a faulty answer, since it has no body', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', faulty('close-mid-body'))
    const { text } = await observe(rig.port, get('/shop').replace('GET', 'HEAD'), {
      enough: seen => seen.endsWith('\r\n\r\n'),
    })
    expect(text).toContain('content-length: 30\r\n')
  })
})

describe('own headers of an answer', () => {
  it('B23: go out in their order and case, repeated ones and single bytes too', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', {
      respond: rules({
        steps: [
          {
            status: 207,
            headers: [
              ['X-B', '2'],
              ['x-a', '1'],
              ['X-B', 'again'],
              ['Set-Cookie', 'a=1'],
              ['set-cookie', 'b=2'],
              ['X-Latin', 'caf\u00e9'],
              ['Content-TYPE', 'text/x'],
            ],
            body: 'ä',
          },
        ],
      }),
    })
    const { text } = await observe(rig.port, get('/shop'), { enough: seen => seen.endsWith('\u00c3\u00a4') })
    expect(text.slice(0, text.indexOf('Date:'))).toBe(
      'HTTP/1.1 207 Multi-Status\r\nX-B: 2\r\nx-a: 1\r\nX-B: again\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\n' +
        'X-Latin: caf\u00e9\r\nContent-TYPE: text/x\r\ncontent-length: 2\r\n',
    )
    expect(text.endsWith('\r\n\r\n\u00c3\u00a4')).toBe(true)
  })
})
