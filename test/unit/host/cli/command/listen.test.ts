import { createServer } from 'node:http'
import { connect } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import type { SchemeName } from '../../../../../src-shared/model/scheme.ts'
import { type Given, run, startCli } from '../memory-terminal.ts'
import { startSink } from '../../../../support/sink.ts'
import { until } from '../../../../support/until.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

let running: ReturnType<typeof startCli> | undefined

afterEach(async () => {
  running?.interrupt()
  await running?.ended
  running = undefined
})

const listen = async (args: string[] = [], given: Given = {}) => {
  const cli = startCli(['listen', '--port', '0', ...args], given)
  running = cli
  await until(() => expect(cli.stdout()).toMatch(/http:\/\//))
  return { cli, url: /http:\/\/[0-9.:]+/.exec(cli.stdout())?.[0] ?? '' }
}

const stop = async (cli: ReturnType<typeof startCli>) => {
  cli.interrupt()
  return cli.ended
}

describe('listen', () => {
  it('R116: shows number from 1, method, target, headers and JSON indented by 4', async () => {
    const { cli, url } = await listen()
    await fetch(`${url}/demo/a?b=1`, { method: 'PUT', body: '{"a":{"b":1}}', headers: { 'X-Odd': 'yes' } })
    await fetch(`${url}/demo`)
    await until(() => expect(cli.stdout()).toContain('(No body)\n'))
    expect(cli.stdout()).toMatch(/#1 {2}\d\d:\d\d:\d\d {2}PUT \/demo\/a\?b=1 {2}13 bytes {2}→ 200\n/)
    expect(cli.stdout()).toContain('X-Odd: yes\n')
    expect(cli.stdout()).toContain('{\n    "a": {\n        "b": 1\n    }\n}\n')
    expect(cli.stdout()).toMatch(/#2 .*GET \/demo {2}0 bytes/)
  })

  it('R115: answers 200 "Webhook received!", or the status that is given', async () => {
    const { url } = await listen(['--status', '503'])
    const answer = await fetch(`${url}/demo`, { method: 'DELETE' })
    expect(answer.status).toBe(503)
    expect(await answer.text()).toBe('Webhook received!\n')
  })

  it('R116: hides headers with --no-headers', async () => {
    const { cli, url } = await listen(['--no-headers'])
    await fetch(`${url}/demo`, { headers: { 'X-Odd': 'yes' } })
    await until(() => expect(cli.stdout()).toContain('#1'))
    expect(cli.stdout()).not.toMatch(/x-odd/i)
  })

  it('R117: marks signatures valid, invalid and missing, and sums up at Ctrl-C', async () => {
    const { cli, url } = await listen(['--scheme', 'standard', '--secret', SECRET])
    const signed = await run(['sign', '--scheme', 'standard', '--secret', SECRET, '--body', 'hello', '--json'])
    const { headers } = JSON.parse(signed.stdout)
    const statuses = [
      (await fetch(`${url}/demo`, { method: 'POST', body: 'hello', headers })).status,
      (await fetch(`${url}/demo`, { method: 'POST', body: 'hello!', headers })).status,
      (await fetch(`${url}/demo`, { method: 'POST', body: 'hello' })).status,
    ]
    expect(statuses).toEqual([200, 400, 400])
    expect(await stop(cli)).toBe(0)
    expect(cli.stdout()).toMatch(/signature valid: .*signature not valid: .*signature missing: /s)
    expect(cli.stdout()).toContain('Stopped after 3 requests (1 valid, 1 invalid, 1 missing).\n')
    expect(cli.stdout()).not.toContain(SECRET.slice(6))
  })

  it('B22: a secret that has verified another request is not called wrong', async () => {
    const { cli, url } = await listen(['--scheme', 'github', '--secret', 'hush-hush'])
    const send = async (secret: string, signed: string, body = signed) => {
      const made = await run(['sign', '--scheme', 'github', '--secret', secret, '--body', signed, '--json'])
      await fetch(`${url}/demo`, { method: 'POST', body, headers: JSON.parse(made.stdout).headers })
    }
    await send('other-secret', '{"a":1}')
    await until(() => expect(cli.stdout()).toContain('most likely the sender signs with another secret'))
    await send('hush-hush', '{"a":1}')
    await send('hush-hush', '{"a":1}', '{"a":2}')
    await until(() => expect(cli.stdout()).toContain('no mistake that is known makes it fit'))
    expect(cli.stdout().split('with another secret')).toHaveLength(2)
  })

  it.each<SchemeName>(['standard', 'netx', 'woodwing', 'netbox', 'stripe', 'slack', 'github', 'mux'])(
    'R117: takes the scheme %s, as verify does',
    async scheme => {
      const secret = ['--scheme', scheme, '--secret', scheme === 'standard' ? SECRET : 'hush-hush']
      const { cli, url } = await listen(secret)
      const signed = await run(['sign', ...secret, '--body', '{"event":{}}', '--json'])
      const { headers, body = '{"event":{}}' } = JSON.parse(signed.stdout)
      expect((await fetch(`${url}/demo`, { method: 'POST', body, headers })).status).toBe(200)
      expect((await fetch(`${url}/demo`, { method: 'POST', body: '{}', headers })).status).toBe(400)
      expect(await stop(cli)).toBe(0)
      expect(cli.stdout()).toMatch(/Stopped after 2 requests \(1 valid, /)
    },
  )

  it('B30: begins with the address, a line to try it, and what is verified', async () => {
    const { cli, url } = await listen()
    expect(cli.stdout()).toBe(
      `Listening on ${url}/demo and every other inbox · Ctrl-C stops.\n` +
        `Try it from another terminal:  curl -d '{"hello":"world"}' ${url}/demo\n` +
        'Signatures are not verified: add --scheme and --secret.\n\n',
    )
    await stop(cli)
    const verifying = await listen(['--inbox', 'shop', '--scheme', 'github', '--secret', 'hush'])
    expect(verifying.cli.stdout()).toContain('/shop · Ctrl-C stops.\n')
    expect(verifying.cli.stdout()).toContain('\nVerified as GitHub signs: HMAC-SHA256 over the body')
  })

  describe('with a signature that does not match', () => {
    const secret = ['--scheme', 'github', '--secret', 'hush']
    const sendReserialised = async (url: string): Promise<void> => {
      const signed = await run(['sign', ...secret, '--body', '{"a": 1}', '--json'])
      await fetch(`${url}/demo`, { method: 'POST', body: '{"a":1}', headers: JSON.parse(signed.stdout).headers })
    }

    it('B22: says why, with its code, and what to change', async () => {
      const { cli, url } = await listen(secret)
      await sendReserialised(url)
      await until(() =>
        expect(cli.stdout()).toMatch(/\nsignature not valid: .* \(body-reserialised\)\nWhat to do: .+\n/),
      )
      expect(cli.stdout()).not.toContain('SHA-256 ')
    })

    it('R116: --short shows one line for each request', async () => {
      const { cli, url } = await listen([...secret, '--short'])
      const before = cli.stdout().length
      await sendReserialised(url)
      await fetch(`${url}/demo`)
      await until(() => expect(cli.stdout()).toContain('#2'))
      expect(cli.stdout().slice(before)).toMatch(
        /^#1 {2}\S+ {2}POST \/demo {2}7 bytes {2}→ 400 {2}signature not valid: [^\n]+\n#2 {2}[^\n]+signature missing: [^\n]+\n$/,
      )
    })

    it('B22: -v shows what it was checked by, the sender and the hash of the body', async () => {
      const { cli, url } = await listen([...secret, '--verbose'])
      await sendReserialised(url)
      await until(() => expect(cli.stdout()).toContain('{\n    "a": 1\n}'))
      expect(cli.stdout()).toMatch(/\n {2}\? X-Hub-Signature-256: sha256=[0-9a-f]{64}\n/)
      expect(cli.stdout()).toContain(
        'HTTP/1.1 from 127.0.0.1, body SHA-256 015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862\n',
      )
    })

    it('B22: --json tells it too', async () => {
      const { cli, url } = await listen([...secret, '--json'])
      await sendReserialised(url)
      const capture = await until(() => {
        expect(cli.jsonLines()).toHaveLength(2)
        return cli.jsonLines()[1]
      })
      expect(capture?.explanation).toEqual({
        code: 'body-reserialised',
        reason: expect.stringContaining('.'),
        fix: expect.stringContaining('.'),
      })
    })
  })

  it('prints ready, capture and closed as JSON lines with --json', async () => {
    const { cli, url } = await listen(['--json', '--inbox', 'shop'])
    await fetch(`${url}/shop/x`, { method: 'POST', body: new Uint8Array([0, 255]) })
    expect(await stop(cli)).toBe(0)
    const [ready, capture, closed] = cli.jsonLines()
    expect(ready).toEqual({ type: 'ready', url: `${url}/shop`, pid: process.pid })
    expect(capture).toMatchObject({ type: 'capture', number: 1, inbox: 'shop', method: 'POST', target: '/shop/x' })
    expect(capture).toMatchObject({ bodySize: 2, bodyBase64: 'AP8=', verification: { result: 'none' } })
    expect(closed).toMatchObject({ type: 'closed', requests: 1 })
    expect(cli.jsonLines()).toHaveLength(3)
  })

  it('answers 404 for other inboxes with --inbox', async () => {
    const { url } = await listen(['--inbox', 'shop'])
    expect((await fetch(`${url}/other`)).status).toBe(404)
    expect((await fetch(`${url}/shop`)).status).toBe(200)
  })

  it('never lets a request steer the terminal', async () => {
    const { cli, url } = await listen()
    await fetch(`${url}/demo`, { method: 'POST', body: 'a\u001b[2Jb\u202e', headers: { 'X-Odd': '\u009b2J' } })
    await until(() => expect(cli.stdout()).toContain('#1'))
    expect(cli.stdout()).toContain('a\\u001b[2Jb\\u202e')
    expect(cli.stdout()).toContain('\\u009b2J')
  })

  it('R114: exits with 3 and a clear message when the port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const { code, stderr } = await run(['listen', '--port', String(port)])
    server.close()
    expect(code).toBe(3)
    expect(stderr).toMatch(/^error: Port \d+ .* in use.*\n.*--port\.\n$/)
  })

  it('exits with 2 for a secret without a scheme, a scheme without a secret, a bad port and a bad inbox', async () => {
    expect((await run(['listen', '--secret', SECRET])).code).toBe(2)
    expect((await run(['listen', '--scheme', 'netx'])).code).toBe(2)
    expect((await run(['listen', '--port', '70000'])).code).toBe(2)
    expect((await run(['listen', '--inbox', 'A B'])).code).toBe(2)
  })

  it('lets nothing but captures answer on its port', async () => {
    const { url } = await listen()
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.end('GET /api/v1/status HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toContain('Webhook received!')
  })

  it('R115: any method and any path is answered, also one that names no inbox', async () => {
    const { cli, url } = await listen()
    for (const path of ['/', '/Upper/Case?x=1', '/demo']) {
      const answer = await fetch(url + path, { method: 'PUT', body: 'x' })
      expect([answer.status, await answer.text()]).toEqual([200, 'Webhook received!\n'])
    }
    await until(() => expect(cli.stdout()).toMatch(/#3 .*PUT \/demo/))
    expect(cli.stdout()).toMatch(/#1 .*PUT \/ /)
  })

  it('R119: GET / returns the last valid event as indented JSON', async () => {
    const { url } = await listen(['--scheme', 'netx', '--secret', 'hush'])
    expect((await fetch(url)).status).toBe(404)
    await fetch(`${url}/demo`, { method: 'POST', body: '{"token":"hush","n":1.0}' })
    await fetch(`${url}/demo`, { method: 'POST', body: '{"token":"wrong"}' })
    expect(await (await fetch(url)).text()).toBe('{\n    "token": "hush",\n    "n": 1.0\n}\n')
  })

  it('B23: answers by a preset', async () => {
    const { url } = await listen(['--respond', 'preset:fail-twice'])
    const statuses: number[] = []
    for (let i = 0; i < 3; i++) statuses.push((await fetch(`${url}/demo`)).status)
    expect(statuses).toEqual([500, 500, 200])
    expect((await run(['listen', '--respond', 'preset:ok', '--status', '500'])).code).toBe(2)
    expect((await run(['listen', '--respond', '{"rules":[{"when":"a","steps":[{}]}]}'])).stderr).toMatch(/character 1/)
  })

  it('B24: says why a request could not be forwarded', async () => {
    const gone = await startSink()
    await gone.close()
    const { cli, url } = await listen(['--forward-to', gone.url])
    expect((await fetch(`${url}/demo`)).status).toBe(502)
    await until(() => expect(cli.stdout()).toMatch(/→ 502\nForwarding to .* failed: .*Nothing listens/))
  })

  it('B24: forwards to a local app, and shows what came of it', async () => {
    const app = await startSink(() => (_request, response) => response.writeHead(201).end('from the app'))
    const { cli, url } = await listen(['--json', '--forward-to', `${app.url}/in`])
    const answer = await fetch(`${url}/demo/a?b=1`, { method: 'POST', body: 'x' })
    expect([answer.status, await answer.text()]).toEqual([201, 'from the app'])
    expect(app.requests).toMatchObject([{ method: 'POST', target: '/in/a?b=1' }])
    await until(() =>
      expect(cli.jsonLines()[1]).toMatchObject({ forward: { url: `${app.url}/in/a?b=1`, status: 201 } }),
    )
    await app.close()
  })
})
