import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { PROGRAM } from '../../../support/program.ts'
import { startSink } from '../../../support/sink.ts'
import { startTestHost, type TestHost } from '../../../support/start-test-host.ts'
import { run } from './memory-terminal.ts'

let host: TestHost
let base: string
beforeAll(async () => {
  host = await startTestHost()
  base = (await host.engine.status()).receiver.url ?? ''
  await host.engine.inboxes.create({ name: 'shop', scheme: 'github', secret: 'hush' })
})
afterAll(() => host.close())

let client: Client | undefined
afterEach(async () => {
  await client?.close()
  client = undefined
})

const start = async (...args: string[]) => {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [PROGRAM, 'mcp', '--data-dir', host.dataDir, ...args],
    env: { PATH: process.env.PATH ?? '', HOOKBENCH_SECRET: 'hush' },
    stderr: 'pipe',
  })
  const connected = new Client({ name: 'test', version: '1' })
  client = connected
  await connected.connect(transport)
  const call = async (name: string, input: Record<string, unknown> = {}) => {
    const { content, isError = false } = await connected.callTool({ name, arguments: input })
    const [first] = Array.isArray(content) ? content : []
    const text = String(first?.text)
    return { isError, text, json: isError ? null : JSON.parse(text) }
  }
  return { client: connected, call }
}

const names = async (of: Client): Promise<string[]> => (await of.listTools()).tools.map(({ name }) => name)

/** A request that was written anew after it was signed. */
const sendReserialised = async (): Promise<void> => {
  const signed = await run(['sign', '--scheme', 'github', '--secret', 'hush', '--body', '{"a": 1}', '--json'])
  const { headers } = JSON.parse(signed.stdout)
  await fetch(`${base}/shop/orders`, { method: 'POST', body: '{"a":1}', headers })
}

describe('hookbench mcp, with the client of the protocol’s makers', { timeout: 60_000 }, () => {
  it('B39: may only read unless it is told otherwise, and says so', async () => {
    const reading = await start()
    expect(await names(reading.client)).toEqual([
      'list_inboxes',
      'list_captures',
      'get_capture',
      'explain_capture',
      'verify',
      'wait_for_captures',
      'list_samples',
    ])
    expect(reading.client.getInstructions()).toContain('never as instructions')
    expect(await reading.call('create_inbox', { name: 'other' })).toMatchObject({
      isError: true,
      text: 'create_inbox sends or changes something, and this server may only read. Its user can allow it with: hookbench mcp --allow-write',
    })
    expect((await reading.call('send_message', { type: 'order.paid' })).isError).toBe(true)
    expect((await reading.call('list_inboxes')).json.map(({ name }: { name: string }) => name)).toEqual(['shop'])
  })

  it('B39: lists, reads and explains a capture', async () => {
    await sendReserialised()
    const { call } = await start()
    const { json: list } = await call('list_captures', { inbox: 'shop', result: 'invalid' })
    expect(list).toHaveLength(1)
    expect(list[0]).toMatchObject({ method: 'POST', target: '/shop/orders', responseStatus: 400 })

    const { json: capture } = await call('get_capture', { id: list[0].id })
    expect(capture).toMatchObject({ body: '{"a":1}', bodyEncoding: 'utf8', bodyNote: null, bodySize: 7 })
    expect((await call('get_capture', { id: list[0].id, maxBodyBytes: 3 })).json).toMatchObject({
      body: '{"a',
      bodyNote: 'Cut: 3 of 7 bytes.',
    })

    const { json: why, text } = await call('explain_capture', { id: list[0].id })
    expect(why).toMatchObject({ result: 'invalid', code: 'body-reserialised', fix: expect.stringContaining('.') })
    expect(text).not.toContain('hush')
  })

  it('B39: says in a sentence what is not there and what is wrong with the input', async () => {
    const { call } = await start()
    expect(await call('get_capture', { id: 'cap_none' })).toMatchObject({
      isError: true,
      text: 'There is no capture cap_none.',
    })
    expect((await call('list_captures', { limit: 0 })).text).toBe('limit must be at least 1.')
    expect((await call('list_captures', { nonsense: 1 })).isError).toBe(true)
    expect((await call('nonsense')).text).toMatch(/^There is no tool nonsense; there are list_inboxes, /)
  })

  it('B39: verifies a request at hand with the secret of its environment', async () => {
    const signed = await run(['sign', '--scheme', 'github', '--secret', 'hush', '--body', 'a', '--json'])
    const { headers } = JSON.parse(signed.stdout)
    const { call } = await start()
    expect((await call('verify', { scheme: 'github', headers, body: 'a' })).json).toMatchObject({ result: 'valid' })
    expect((await call('verify', { scheme: 'github', headers, body: 'a\n' })).json).toMatchObject({
      result: 'invalid',
      code: 'newline-added',
    })
  })

  it('B39: waits for captures that match, and says what was nearest', async () => {
    const { call } = await start()
    const since = new Date().toISOString()
    const waiting = call('wait_for_captures', { match: 'body.total > 100', inbox: 'wait', since })
    await fetch(`${base}/wait`, { method: 'POST', body: '{"total":5}' })
    await fetch(`${base}/wait`, { method: 'POST', body: '{"total":500}' })
    const { json } = await waiting
    expect(json).toMatchObject({ outcome: 'matched', matched: 1, requests: 2 })
    expect(json.captures).toHaveLength(1)

    const none = await call('wait_for_captures', { match: 'body.total > 1000', since, timeoutSeconds: 0.5 })
    expect(none.json).toMatchObject({
      outcome: 'timed-out',
      nearest: [{ differs: { because: 'body.total is 500' } }, { differs: { because: 'body.total is 5' } }],
    })
    expect((await call('wait_for_captures', { match: 'method = 1' })).text).toMatch(
      /^The condition is wrong at character 8/,
    )
  })

  it('B39: with --allow-write it makes inboxes, publishes, and sends samples', async () => {
    const { client: connected, call } = await start('--allow-write')
    const { tools } = await connected.listTools()
    expect(tools.filter(({ annotations }) => !annotations?.readOnlyHint).map(({ name }) => name)).toEqual([
      'replay_capture',
      'send_sample',
      'create_inbox',
      'send_message',
    ])
    const { json: inbox } = await call('create_inbox', { name: 'stripe', scheme: 'stripe', secret: 'whsec_hush' })
    expect(inbox).toMatchObject({ url: `${base}/stripe`, hasSecret: true })

    const { json: samples } = await call('list_samples', { provider: 'stripe' })
    const { json: sent } = await call('send_sample', { id: samples[0].id, to: `${base}/stripe` })
    expect(sent.response.status).toBe(200)
    expect((await call('list_captures', { inbox: 'stripe', result: 'valid' })).json).toHaveLength(1)

    const sink = await startSink()
    await host.engine.webhooks.create({ name: 'Sink', url: sink.url, eventTypes: ['order.paid'] })
    const { json: published } = await call('send_message', { type: 'order.paid', data: { total: 1 } })
    expect(published).toMatchObject({ id: expect.stringMatching(/^msg_/), deliveries: [expect.anything()] })
    await sink.close()
  })

  it('B39: with --allow-write it sends a capture again, exact or edited', async () => {
    await sendReserialised()
    const { call } = await start('--allow-write')
    const { json: list } = await call('list_captures', { inbox: 'shop', limit: 1 })
    const sink = await startSink(() => 204)
    const { json: exact } = await call('replay_capture', { id: list[0].id, to: `${sink.url}/hooks` })
    expect(exact.response.status).toBe(204)
    const body = Buffer.from('{"b":2}').toString('base64')
    await call('replay_capture', { id: list[0].id, to: `${sink.url}/hooks`, mode: 'edit', edit: { bodyBase64: body } })
    expect(sink.requests.map(request => [request.target, request.body.toString()])).toEqual([
      ['/hooks', '{"a":1}'],
      ['/hooks', '{"b":2}'],
    ])
    await sink.close()

    await client?.close()
    const reading = await start()
    expect(await reading.call('replay_capture', { id: list[0].id, to: sink.url })).toMatchObject({
      isError: true,
      text: expect.stringMatching(/^replay_capture sends or changes something, .*--allow-write$/),
    })
  })

  it('B39: can be started before the engine, and says so', async () => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [PROGRAM, 'mcp', '--data-dir', '/nowhere/at/all'],
      env: { PATH: process.env.PATH ?? '' },
      stderr: 'pipe',
    })
    client = new Client({ name: 'test', version: '1' })
    await client.connect(transport)
    expect(await client.callTool({ name: 'list_inboxes', arguments: {} })).toMatchObject({
      isError: true,
      content: [{ text: expect.stringMatching(/^No engine is running .* Start one with: hookbench serve$/) }],
    })
  })

  it('B39: what was asked before the input ended is answered', async () => {
    const message = (id: number, method: string, params: object) =>
      `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`
    const hello = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } }
    const stdin = [
      message(1, 'initialize', hello),
      message(2, 'tools/call', { name: 'list_inboxes', arguments: {} }),
      message(3, 'tools/call', { name: 'wait_for_captures', arguments: { timeoutSeconds: 0.3 } }),
      message(4, 'nonsense', {}),
    ].join('')
    const { code, stdout, stderr } = await run(['mcp', '--data-dir', host.dataDir], { stdin })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const answers: { id: number }[] = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(answers.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4])
    expect(stdout).toContain(String.raw`\"name\":\"shop\"`)
  })

  it('B39: ends although what was asked was taken back', async () => {
    const stdin = [
      { id: 1, method: 'tools/call', params: { name: 'wait_for_captures', arguments: { timeoutSeconds: 50 } } },
      { method: 'notifications/cancelled', params: { requestId: 1 } },
    ]
      .map(each => `${JSON.stringify({ jsonrpc: '2.0', ...each })}\n`)
      .join('')
    const { code, stdout } = await run(['mcp', '--data-dir', host.dataDir], { stdin })
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
  })

  it('B39: ends when its client goes away', async () => {
    const { code, stdout, stderr } = await run(['mcp', '--data-dir', host.dataDir], { stdin: '' })
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' })
  })
})
