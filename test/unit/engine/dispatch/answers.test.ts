import type { Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { attemptView } from '../../../../src-main/engine/delivery/attempt-view.ts'
import { SECOND } from '../../../../src-shared/time.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { type RawServer, startRawServer } from '../../../support/raw-server.ts'
import { until } from '../../../support/until.ts'
import { createAttemptRig } from './attempt-rig.ts'
import { nextHead } from './next-head.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const newRig = (...args: Parameters<typeof createAttemptRig>) => {
  const rig = createAttemptRig(...args)
  closers.push(rig.close)
  return rig
}

const rawServer = async (...args: Parameters<typeof startRawServer>): Promise<RawServer> => {
  const server = await startRawServer(...args)
  closers.push(server.close)
  return server
}

/** Answers each request of a connection with what `answer` gives for the number of it. */
const answering = (answer: (request: number, socket: Socket) => string | undefined) => (socket: Socket) => {
  let requests = 0
  socket.on('data', () => {
    const text = answer(requests++, socket)
    if (text !== undefined) socket.write(text)
  })
}

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'
const ENDLESS = 'Transfer-Encoding: chunked\r\n\r\n5\r\nbegun\r\n'

const bodyOf = ({ record }: { record: { responseBody: Uint8Array | null } }): string =>
  Buffer.from(record.responseBody ?? []).toString()

describe('a status that came in time, with a body that goes on', () => {
  const hanging = async (status: string, headAfter: number) => {
    const clock = createFakeClock()
    const rig = newRig({ clock })
    const arrived = Promise.withResolvers<Socket>()
    const server = await rawServer(socket => socket.once('data', () => arrived.resolve(socket)))
    const ended: { made: Awaited<ReturnType<typeof rig.attempt>> | null } = { made: null }
    const attempt = rig.attempt(server.url, {}, { profile: 'netx' }).then(made => (ended.made = made))
    const socket = await arrived.promise
    await clock.advance(headAfter)
    const seen = nextHead()
    socket.write(`HTTP/1.1 ${status}\r\n${ENDLESS}`)
    await seen
    return { clock, ended, attempt, socket }
  }

  test('R58, R59: a 200 within 10 s is a success; its body is read until the deadline, then cut off and marked', async () => {
    const { clock, ended, attempt, socket } = await hanging('200 OK', SECOND)
    const closed = new Promise(resolve => socket.once('close', resolve))
    await clock.advance(9 * SECOND - 1)
    expect(ended.made).toBeNull()
    await clock.advance(1)
    const made = await attempt
    expect(made.record).toMatchObject({ status: 200, success: true, responseTruncated: true, errorClass: null })
    expect(made.record.notes).toBe('["body-cut-off"]')
    expect(bodyOf(made)).toBe('begun')
    await closed
  })

  test('R59: a 200 just before the deadline has 2 s more for its body', async () => {
    const { clock, ended, attempt } = await hanging('200 OK', 9.5 * SECOND)
    await clock.advance(2 * SECOND - 1)
    expect(ended.made).toBeNull()
    await clock.advance(1)
    expect((await attempt).record).toMatchObject({ status: 200, success: true, total: 11_500 })
  })

  test('R58: a status that is no success is an answer too, not a timeout', async () => {
    const { clock, attempt } = await hanging('404 Not Found', SECOND)
    await clock.advance(9 * SECOND)
    const made = await attempt
    expect(made.record).toMatchObject({ status: 404, success: false, errorClass: null })
    expect(made.result).toMatchObject({ kind: 'answer', status: 404 })
  })

  test('a host that closes keeps an answer whose body still goes on', async () => {
    const rig = newRig()
    let abort: (reason: Error) => void = () => {}
    const server = await rawServer(answering(() => `HTTP/1.1 200 OK\r\n${ENDLESS}`))
    const seen = nextHead()
    const attempt = rig.attempt(server.url, { maxRedirects: 0 }, { onStarted: given => (abort = given) })
    await seen
    abort(new Error('closing'))
    expect((await attempt).record).toMatchObject({ status: 200, success: true })
  })
})

/** An idle connection is closed after 4 s anyway. */
const SHORTER_THAN_KEEP_ALIVE = 2 * SECOND

describe('a kept connection that the endpoint closed', () => {
  /** The first connection answers one request and dies at the second; later ones answer all. */
  const dyingOnce = (die: (socket: Socket) => void) => (socket: Socket, index: number) =>
    answering(request => {
      if (index > 0 || request === 0) return OK
      die(socket)
      return undefined
    })(socket)

  test.each([
    ['reset', (socket: Socket) => void socket.resetAndDestroy()],
    ['closed', (socket: Socket) => void socket.end()],
  ])('the request goes out once more on a new connection, and the attempt says so (%s)', async (_how, die) => {
    const rig = newRig()
    const server = await rawServer(dyingOnce(die))
    expect((await rig.attempt(server.url)).record).toMatchObject({ status: 200, notes: null })
    await new Promise(setImmediate)
    const { record } = await rig.attempt(server.url)
    expect(record).toMatchObject({ number: 1, status: 200, success: true, errorClass: null, notes: '["resent"]' })
    expect(record.connect).not.toBeNull()
    expect(server.sockets).toHaveLength(2)
    await until(() => expect(server.sockets[1]?.destroyed).toBe(true), { timeout: SHORTER_THAN_KEEP_ALIVE })
  })

  test('with many kept connections that all died, every request gets a new one and none fails', async () => {
    const rig = newRig()
    let restarted = false
    const server = await rawServer((socket, index) =>
      answering(() => {
        if (!restarted || index >= 20) return OK
        socket.resetAndDestroy()
        return undefined
      })(socket),
    )
    const all = () => Promise.all(Array.from({ length: 20 }, () => rig.attempt(server.url)))
    await all()
    restarted = true
    await new Promise(setImmediate)
    const [first, ...others] = [await rig.attempt(server.url), ...(await all())].map(({ record }) => record)
    expect(first).toMatchObject({ status: 200, notes: '["resent"]' })
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 200))
  })

  test('it goes out no third time', async () => {
    const rig = newRig()
    const server = await rawServer((socket, index) =>
      answering(request => {
        if (index === 0 && request === 0) return OK
        socket.resetAndDestroy()
        return undefined
      })(socket),
    )
    await rig.attempt(server.url)
    await new Promise(setImmediate)
    expect((await rig.attempt(server.url)).record).toMatchObject({ errorClass: 'reset', notes: '["resent"]' })
    expect(server.sockets).toHaveLength(2)
  })

  test('a new connection that dies, and one that dies amid its answer, are failures of class reset', async () => {
    const rig = newRig()
    const dead = await rawServer(socket => socket.once('data', () => socket.resetAndDestroy()))
    expect((await rig.attempt(dead.url)).record).toMatchObject({ errorClass: 'reset', notes: null })
    expect(dead.sockets).toHaveLength(1)
    const broken = await rawServer(
      answering((request, socket) => {
        if (request > 0) socket.end('HTTP/1.1 200 OK\r\nContent-Le')
        return request > 0 ? undefined : OK
      }),
    )
    await rig.attempt(broken.url)
    await new Promise(setImmediate)
    expect((await rig.attempt(broken.url)).record).toMatchObject({ status: null, errorClass: 'reset', notes: null })
    expect(broken.sockets).toHaveLength(1)
  })

  test('the second try is under the deadline of the attempt', async () => {
    const clock = createFakeClock()
    const rig = newRig({ clock })
    const again = Promise.withResolvers<void>()
    const server = await rawServer((socket, index) =>
      answering(request => {
        if (index === 0 && request === 0) return OK
        if (index === 0) socket.resetAndDestroy()
        else again.resolve()
        return undefined
      })(socket),
    )
    await rig.attempt(server.url)
    await new Promise(setImmediate)
    const attempt = rig.attempt(server.url, { timeoutMs: 500 })
    await again.promise
    await clock.advance(500)
    expect((await attempt).record).toMatchObject({ errorClass: 'timeout-response', total: 500, notes: '["resent"]' })
  })
})

describe('what comes before an answer, and what is none', () => {
  test('R66: 100 Continue is skipped as 102 and 103 are, in any number and however it is cut up', async () => {
    const rig = newRig()
    const interim = ['100 Continue', '103 Early Hints', '100 Continue', '102 Processing']
      .map(line => `HTTP/1.1 ${line}\r\nX-Early: 1\r\n\r\n`)
      .join('')
    const whole = await rawServer(answering(() => interim + OK))
    for (let request = 0; request < 3; request++) {
      const made = await rig.attempt(whole.url)
      expect(made.record).toMatchObject({ status: 200, success: true, responseHeaders: '[["Content-Length","2"]]' })
      expect(bodyOf(made)).toBe('ok')
      await new Promise(setImmediate)
    }
    expect(whole.sockets).toHaveLength(1)
    const crumbs = await rawServer(socket => {
      socket.setNoDelay(true)
      socket.once('data', async () => {
        for (const byte of interim + OK) {
          socket.write(byte)
          await new Promise(setImmediate)
        }
      })
    })
    expect((await rig.attempt(crumbs.url)).record).toMatchObject({ status: 200 })
  })

  test('a body that looks like 100 Continue arrives as it is', async () => {
    const rig = newRig()
    const text = 'HTTP/1.1 100 Continue\r\n\r\n'
    const server = await rawServer(answering(() => `HTTP/1.1 200 OK\r\nContent-Length: ${text.length}\r\n\r\n${text}`))
    expect(bodyOf(await rig.attempt(server.url))).toBe(text)
  })

  test.each([
    ['HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n', 'The endpoint answered with the status 099.'],
    ['HTTP/1.1 000 Odd\r\nContent-Length: 0\r\n\r\n', 'The endpoint answered with the status 000.'],
    [
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
      'The endpoint answered 101 and wants to switch to another protocol.',
    ],
  ])('R66: %j is a failure of class protocol, in a sentence', async (answer, message) => {
    const server = await rawServer(answering(() => answer))
    expect((await newRig().attempt(server.url)).record).toMatchObject({ errorClass: 'protocol', errorMessage: message })
  })
  test('R66: headers of an answer that are too large are told apart from what is no HTTP', async () => {
    const cookies = `Set-Cookie: ${'c'.repeat(4000)}\r\n`.repeat(6)
    const server = await rawServer(answering(() => `HTTP/1.1 200 OK\r\n${cookies}Content-Length: 0\r\n\r\n`))
    const { record } = await newRig().attempt(server.url)
    expect(record.errorClass).toBe('head-too-large')
    expect((await attemptView(record, '')).error?.help).toContain('16 KiB')
  })
})
