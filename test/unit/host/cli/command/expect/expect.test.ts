import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createFakeClock } from '../../../../../support/fake-clock.ts'
import { startTestHost, type TestHost } from '../../../../../support/start-test-host.ts'
import { until } from '../../../../../support/until.ts'
import { type Given, run, startCli } from '../../memory-terminal.ts'

let running: ReturnType<typeof startCli> | undefined
afterEach(async () => {
  running?.interrupt()
  await running?.ended
  running = undefined
})

const start = async (args: string[], given: Given = {}) => {
  const clock = createFakeClock()
  const cli = startCli(['expect', '--port', '0', '--json', ...args], given, clock)
  running = cli
  const url = await until(() => {
    const [ready] = cli.jsonLines()
    expect(ready).toMatchObject({ type: 'ready', pid: process.pid })
    return String(ready?.url)
  })
  const closed = async () => {
    const code = await cli.ended
    return { code, closed: cli.jsonLines().at(-1) }
  }
  /** Waits for so many requests, then lets the time pass. */
  const timeOut = async (requests: number) => {
    await until(() => expect(cli.jsonLines()).toHaveLength(1 + requests))
    await clock.advance(30_000)
    return closed()
  }
  return { cli, url, closed, timeOut }
}

/** In words, until the time-out of 30 s, which passes when `ready` has come on standard error. */
const runOut = async (args: string[], ready: RegExp) => {
  const clock = createFakeClock()
  const cli = startCli(['expect', '--port', '0', ...args], {}, clock)
  running = cli
  await until(() => expect(cli.stderr()).toMatch(ready))
  await clock.advance(30_000)
  return { code: await cli.ended, stdout: cli.stdout(), stderr: cli.stderr() }
}

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: JSON.stringify(body), headers })

const node = (script: string): string[] => ['--', process.execPath, '-e', script]
const SEND = `await fetch(process.env.HOOKBENCH_RECEIVER_URL + '/a', { method: 'POST', body: '{"total":500}' })`

describe('expect', () => {
  it('B30: ends with 0 as soon as the requests came, each on a line', async () => {
    const { url, cli, closed } = await start(['--count', '2', '--match', 'body.total > 100'])
    await post(url, { total: 5 })
    await post(`${url}/a`, { total: 101 })
    await post(`${url}/b`, { total: 102 })
    expect(await closed()).toMatchObject({
      code: 0,
      closed: { type: 'closed', outcome: 'matched', expected: 2, matched: 2, requests: 3, nearest: [] },
    })
    expect(cli.jsonLines().map(({ type, number, matched, target }) => [type, number, matched, target])).toEqual([
      ['ready', undefined, undefined, undefined],
      ['capture', 1, false, '/demo'],
      ['capture', 2, true, '/demo/a'],
      ['capture', 3, true, '/demo/b'],
      ['closed', undefined, 2, undefined],
    ])
    expect(cli.stderr()).toBe('')
  })

  it('B35: on time-out it names the three nearest requests and the first thing that differs in each', async () => {
    const { url, timeOut } = await start([
      '--match',
      'method == "POST" && body.order.total > 100 && headers["x-kind"] == "a"',
    ])
    await fetch(url)
    await post(url, { order: { total: 5 } }, { 'x-kind': 'a' })
    await post(url, { order: { total: 500 } })
    await post(url, { order: { total: 500 } }, { 'x-kind': 'b' })
    await post(url, { order: 7 })
    const { code, closed: line } = await timeOut(5)
    expect(code).toBe(1)
    expect(line).toMatchObject({ outcome: 'timed-out', expected: 1, matched: 0, requests: 5 })
    expect(line?.nearest).toEqual([
      expect.objectContaining({
        number: 4,
        differs: {
          part: 'headers["x-kind"] == "a"',
          because: 'headers["x-kind"] is "b"',
          seen: [{ expression: 'headers["x-kind"]', value: 'b' }],
        },
      }),
      expect.objectContaining({
        number: 3,
        differs: { part: 'headers["x-kind"] == "a"', because: 'there is no headers["x-kind"]', seen: [] },
      }),
      expect.objectContaining({
        number: 2,
        differs: {
          part: 'body.order.total > 100',
          because: 'body.order.total is 5',
          seen: [{ expression: 'body.order.total', value: 5 }],
        },
      }),
    ])
  })

  it('B35: the same in words, on standard error only', async () => {
    const { code, stdout, stderr } = await runOut(['--match', 'body.total > 1000', ...node(SEND)], /#1/)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^Ready: http:\/\/127\.0\.0\.1:\d+\/demo\n· #1 {2}POST \/demo\/a {2}13 bytes\n/)
    expect(stderr).toContain(
      'Not matched: 0 of 1 request came in 30.0 s (1 other came).\n' +
        'Nearest:\n  #1  POST /demo/a  13 bytes\n      asked: body.total > 1000\n      found: body.total is 500\n',
    )
  })

  it('B30: says so when nothing came, and where it should have come', async () => {
    const { code, stderr } = await runOut(['--inbox', 'shop'], /Ready/)
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /Not matched: no request came in 30.0 s\.\nThe sender has to use http:\/\/127\.0\.0\.1:\d+\/shop\n$/,
    )
  })

  it('B30: with a scheme only valid requests count, and the nearest says why it is not', async () => {
    const secret = ['--scheme', 'github', '--secret', 'hush']
    const body = '{"a": 1}'
    const signed = await run(['sign', ...secret, '--body', body, '--json'])
    const { headers } = JSON.parse(signed.stdout)
    const { url, timeOut } = await start([...secret, '--count', '2'])
    expect((await fetch(url, { method: 'POST', body, headers })).status).toBe(200)
    expect((await fetch(url, { method: 'POST', body: '{"a":1}', headers })).status).toBe(400)
    const { code, closed: line } = await timeOut(2)
    expect({ code, matched: line?.matched }).toEqual({ code: 1, matched: 1 })
    expect(line?.nearest).toEqual([
      expect.objectContaining({
        number: 2,
        differs: expect.objectContaining({
          part: 'verification.result == "valid"',
          because: expect.stringMatching(/\(body-reserialised\)$/),
        }),
      }),
    ])
  })

  it('B35: a request to another path than the inbox is near, and answered 404', async () => {
    const { url, timeOut } = await start(['--inbox', 'shop'])
    expect((await fetch(url.replace(/shop$/, 'stop'))).status).toBe(404)
    expect((await fetch(url.replace(/shop$/, ''))).status).toBe(404)
    const { closed: line } = await timeOut(2)
    expect(line?.nearest).toEqual([
      expect.objectContaining({ target: '/', differs: expect.objectContaining({ part: 'inbox == "shop"' }) }),
      expect.objectContaining({ differs: expect.objectContaining({ because: 'inbox is "stop"' }) }),
    ])
  })

  it('B30: exactly so many: one more, or another one, ends it with 1', async () => {
    const more = await start(['--exactly', '--settle', '10s'])
    await post(more.url, 1)
    await post(more.url, 2)
    expect(await more.closed()).toMatchObject({ code: 1, closed: { outcome: 'too-many', unwanted: { number: 2 } } })

    const other = await start(['--exactly', '--match', 'method == "POST"'])
    await fetch(other.url)
    expect(await other.closed()).toMatchObject({
      code: 1,
      closed: { outcome: 'other', unwanted: { differs: { because: 'method is "GET"' } } },
    })
  })

  it('B30: answers by rules: a sender that must try again does', async () => {
    const { url, closed } = await start(['--count', '3', '--respond', 'preset:fail-twice'])
    const statuses = []
    for (const n of [1, 2, 3]) statuses.push((await post(url, n)).status)
    expect(statuses).toEqual([500, 500, 200])
    expect((await closed()).code).toBe(0)
  })

  it('B30: none may come', async () => {
    const args = ['expect', '--port', '0', '--count', '0', '--settle', '50ms']
    expect((await run([...args, '--timeout', '50ms'])).code).toBe(0)
    expect((await run([...args, ...node('0')])).code).toBe(0)
    const { code, stderr } = await run([...args, ...node(SEND)])
    expect(code).toBe(1)
    expect(stderr).toContain('Too many: 1 request matched, none was expected.\n')
  })

  it('B30: runs the command under test, told where to send, with its output on standard error', async () => {
    const options = ['--port', '0', '--json', '--exactly', '--settle', '50ms']
    const placing = node(`console.log('placing'); ${SEND}; console.error('placed')`)
    const { code, stdout, stderr } = await run(['expect', ...options, ...placing])
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'placing\nplaced\n' })
    expect(
      stdout
        .trim()
        .split('\n')
        .map(line => JSON.parse(line).type),
    ).toEqual(['ready', 'capture', 'closed'])
  })

  it('B30: a command that fails is told, and fails it, also when the requests came', async () => {
    const { code, stderr } = await run(['expect', '--port', '0', ...node(`${SEND}; process.exit(7)`)])
    expect(code).toBe(1)
    expect(stderr).toContain('The command failed: it ended with 7; 1 of 1 request matched.\n')
    const none = await run(['expect', '--port', '0', '--', 'no-such-command-here'])
    expect(none.code).toBe(2)
    expect(none.stderr).toMatch(/^Ready: .*\nerror: The command no-such-command-here cannot be started: /)
  })

  it('B30: a command that hangs is ended with it, and what it started', async () => {
    const hanging = `"${process.execPath}" -e "console.log('pid', process.pid); setInterval(() => {}, 1000)" || exit 1`
    const { code, stderr } = await runOut(['--exec', hanging], /pid \d+\n/)
    expect(code).toBe(1)
    expect(stderr).toContain('Not matched: no request came in 30.0 s.\n')
    const pid = Number(/pid (\d+)/.exec(stderr)?.[1])
    await until(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'))
  })

  it('B30: Ctrl-C ends it with a summary', async () => {
    const { cli, url, closed } = await start(['--count', '3'])
    await post(url, 1)
    cli.interrupt()
    expect(await closed()).toMatchObject({ code: 1, closed: { outcome: 'interrupted', matched: 1, expected: 3 } })
  })

  it('B30: 2 for a condition that cannot be read, with the place, and for options that do not fit', async () => {
    const { code, stdout, stderr } = await run(['expect', '--match', 'method = "POST"'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('error: The condition is wrong at character 8: unexpected character: =.\n')
    for (const args of [
      ['--scheme', 'nonsense'],
      ['--scheme', 'github'],
      ['--secret', 'hush'],
      ['--count', '-1'],
      ['--timeout', 'soon'],
      ['--timeout', '25h'],
      ['--exec', 'true', '--', 'true'],
      ['--engine', '--port', '9100'],
      ['--inbox', 'Not A Name'],
    ]) {
      expect((await run(['expect', ...args])).code, args.join(' ')).toBe(2)
    }
  })

  it('B30: 3 for a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { code, stderr } = await run(['expect', '--port', String((server.address() as AddressInfo).port)])
    server.close()
    expect(code).toBe(3)
    expect(stderr).toMatch(/^error: Port \d+ .* in use/)
  })
})

describe('expect at a running engine', () => {
  let host: TestHost
  beforeAll(async () => {
    host = await startTestHost()
  })
  afterAll(() => host.close())

  it('B30: takes what is received from now on, at every inbox or one', async () => {
    const { receiver } = await host.engine.status()
    await post(`${receiver.url}/shop`, { before: true })
    const cli = startCli([
      'expect',
      '--data-dir',
      host.dataDir,
      '--inbox',
      'shop',
      '--json',
      '--match',
      'body.total == 7',
    ])
    running = cli
    const url = await until(() => {
      expect(cli.jsonLines()).toHaveLength(1)
      return String(cli.jsonLines()[0]?.url)
    })
    expect(url).toBe(`${receiver.url}/shop`)
    await post(`${receiver.url}/other`, { total: 7 })
    await post(url, { total: 6 })
    await post(url, { total: 7 })
    expect(await cli.ended).toBe(0)
    expect(cli.jsonLines().at(-1)).toMatchObject({ outcome: 'matched', matched: 1, requests: 3 })
  })

  it('B30: takes what was received since a time', async () => {
    const { receiver } = await host.engine.status()
    await post(`${receiver.url}/since`, { n: 1 })
    const { code } = await run(['expect', '--data-dir', host.dataDir, '--inbox', 'since', '--since', '1m'])
    expect(code).toBe(0)
  })

  it('B30: 3 when there is no engine', async () => {
    expect((await run(['expect', '--data-dir', '/nowhere/at/all'])).code).toBe(3)
    expect((await run(['expect', '--url', 'http://127.0.0.1:9', '--token', 'x'])).code).toBe(3)
  })
})
