import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Given, run, startCli } from './memory-terminal.ts'
import { until } from '../../../support/until.ts'

let dataDir = ''
let serve: ReturnType<typeof startCli>
let ready: Record<string, unknown> = {}

const serveArgs = (dir: string) => ['serve', '--port', '0', '--receiver-port', '0', '--data-dir', dir]
const quiet = { env: { HOOKBENCH_LOG_LEVEL: 'warn' } }

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hookbench-cli-'))
  serve = startCli([...serveArgs(dataDir), '--allow-private', '--json'], quiet)
  await vi.waitUntil(() => serve.stdout() + serve.stderr() !== '', { timeout: 20_000 })
  ready = serve.jsonLines()[0] ?? {}
})

afterAll(async () => {
  serve.interrupt()
  await serve.ended
})

/** A command on that engine, which has to work. */
const ok = async (args: string[], given: Given = {}) => {
  const result = await run([...args, '--data-dir', dataDir], given)
  expect(result).toMatchObject({ code: 0, stderr: '' })
  return result.stdout
}

const json = async (args: string[]) => JSON.parse(await ok([...args, '--json']))

const lines = async (args: string[]) =>
  (await ok([...args, '--json']))
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))

const fail = (args: string[], given: Given = {}) => run([...args, '--data-dir', dataDir], given)

const newWebhook = (name: string, ...more: string[]) =>
  json(['webhooks', 'create', '--name', name, '--url', `${String(ready.receiverUrl)}/${name}`, ...more])

const delivered = async (messageId: string) =>
  until(
    async () => {
      const [delivery] = await lines(['deliveries', 'list', '--message', messageId])
      expect(delivery).toMatchObject({ status: expect.stringMatching(/sent|failed/) })
      return delivery
    },
    { timeout: 10_000 },
  )

describe('serve', () => {
  it('prints one ready line that says where everything is', () => {
    expect(serve.jsonLines()).toHaveLength(1)
    expect(ready).toMatchObject({ type: 'ready', pid: process.pid, token: expect.any(String) })
    expect(ready.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(ready.receiverUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(ready.httpsReceiverUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  })

  it('exits with 3 when the data directory is in use', async () => {
    const { code, stderr } = await run(serveArgs(dataDir), quiet)
    expect(code).toBe(3)
    expect(stderr).toMatch(/^error: /)
  })

  it('exits with 3 when the port that was chosen is taken', async () => {
    const port = new URL(String(ready.url)).port
    const other = await mkdtemp(join(tmpdir(), 'hookbench-cli-'))
    const { code, stderr } = await run([...serveArgs(other), '--port', port], quiet)
    expect(code).toBe(3)
    expect(stderr).toContain('--port')
    const { receiverUrl } = ready
    const receiverPort = new URL(String(receiverUrl)).port
    expect((await run([...serveArgs(other), '--receiver-port', receiverPort], quiet)).code).toBe(3)
  })

  it('tells a person where to open it, and sums up at Ctrl-C', async () => {
    const other = await mkdtemp(join(tmpdir(), 'hookbench-cli-'))
    const cli = startCli(serveArgs(other), quiet)
    await until(() => expect(cli.stdout()).toContain(other), { timeout: 20_000 })
    expect(cli.stdout()).toMatch(/Open +http:\/\/127\.0\.0\.1:\d+\/\S+ \(works once\)/)
    expect(existsSync(join(other, 'engine.json'))).toBe(true)
    cli.interrupt()
    expect(await cli.ended).toBe(0)
    expect(cli.stdout()).toContain('Stopped. In the log: 0 sent, 0 failed, 0 waiting for the next start.\n')
    expect(existsSync(join(other, 'engine.json'))).toBe(false)
  })
})

describe('webhooks', () => {
  it('are created, listed, shown, changed, disabled, enabled and deleted', async () => {
    const created = await newWebhook('shop', '--event-type', 'order.*', '--setting', 'retry.jitter=0')
    expect(created).toMatchObject({ name: 'shop', secret: expect.stringMatching(/^whsec_/), customised: true })
    const { id } = created
    expect(await lines(['webhooks', 'list'])).toEqual([expect.objectContaining({ id, eventTypes: ['order.*'] })])
    expect(await ok(['webhooks', 'show', id])).toContain('event types  order.*\n')
    expect(await ok(['webhooks', 'show', id])).not.toContain('whsec_')

    const updated = await json(['webhooks', 'update', id, '--name', 'Shop 2', '--setting', 'retry.delaysSec=[1]'])
    expect(updated).toMatchObject({ name: 'Shop 2', retry: { delaysSec: [1], jitter: 0 } })
    expect(await json(['webhooks', 'disable', id])).toMatchObject({ enabled: false })
    expect(await ok(['webhooks', 'enable', id])).toBe(`Enabled ${id}.\n`)
    expect(await json(['webhooks', 'reset-secret', id])).toMatchObject({ secret: expect.stringMatching(/^whsec_/) })

    expect((await fail(['webhooks', 'delete', id], { answer: 'n' })).stderr).toContain('Nothing was changed.')
    expect(await ok(['webhooks', 'delete', id, '--yes'])).toBe(`Deleted ${id}.\n`)
    expect((await fail(['webhooks', 'show', id])).code).toBe(1)
  })

  it('show their secret once, to a person, at creation', async () => {
    const text = await ok(['webhooks', 'create', '--name', 'Once', '--url', `${String(ready.receiverUrl)}/once`])
    expect(text).toMatch(/\nSecret, shown only this once: whsec_\S+\n$/)
    const id = /whk_\w+/.exec(text)?.[0] ?? ''
    await ok(['webhooks', 'delete', id, '--yes'])
  })

  it('R5: exit with 2 and say why for an http URL with the netx profile', async () => {
    const args = ['webhooks', 'create', '--name', 'DAM', '--url', 'http://dam.example', '--profile', 'netx']
    const { code, stderr } = await fail(args)
    expect(code).toBe(2)
    expect(stderr).toMatch(/^error: .*https/i)
  })

  it('are tested, with exit code 1 when the endpoint refuses', async () => {
    const { id } = await newWebhook('tested')
    expect(await ok(['webhooks', 'test', id])).toMatch(/^Attempt 1, .*: 200 in \d+ ms\n/)
    await ok(['inboxes', 'update', 'tested', '--status', '500'])
    const { code, stdout } = await fail(['webhooks', 'test', id])
    expect(code).toBe(1)
    expect(stdout).toContain('Response 500\n')
    await ok(['webhooks', 'delete', id, '--yes'])
  })
})

describe('sources', () => {
  it('R29a: are created, listed, changed, switched, scanned again and deleted', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hookbench-watched-'))
    await writeFile(join(folder, 'a.jpg'), 'a')
    const { id } = await json(['sources', 'create', '--name', 'Photos', '--folder', folder, '--ignore', '*.bak'])
    await until(async () => expect(await ok(['sources', 'show', id])).toMatch(/files +1\n.*state +running\n/s))
    expect(await json(['sources', 'update', id, '--settle', '300', '--name', 'Pictures'])).toMatchObject({
      name: 'Pictures',
      folder: { path: folder, ignore: ['*.bak'], settleMs: 300 },
    })
    await writeFile(join(folder, 'b.jpg'), 'b')
    expect(await ok(['sources', 'rescan', id])).toMatch(/files +2\n.*events +0\n/s)
    expect(await ok(['sources', 'disable', id])).toBe(`Disabled ${id}.\n`)
    expect(await fail(['sources', 'rescan', id])).toMatchObject({ code: 1, stderr: expect.stringMatching(/is off/) })
    expect(await ok(['sources', 'list'])).toMatch(/Pictures +folder +off +0 +/)
    expect(await ok(['sources', 'enable', id])).toBe(`Enabled ${id}.\n`)
    expect(await ok(['sources', 'delete', id, '--yes'])).toBe(`Deleted ${id}.\n`)
    expect(await lines(['sources', 'list'])).toEqual([])
  })

  it('R29d: a Redis stream is created off, and its password is masked', async () => {
    const file = join(dataDir, 'redis-url')
    await writeFile(file, 'redis://:hush@127.0.0.1:1/2\n')
    const args = ['sources', 'create', '--name', 'Bus', '--redis', `@${file}`, '--stream', 'orders', '--disabled']
    const { id, stream, state } = await json(args)
    expect({ stream, state }).toEqual({
      stream: { url: 'redis://:***@127.0.0.1:1/2', key: 'orders', group: 'hookbench' },
      state: 'off',
    })
    await ok(['sources', 'delete', id, '--yes'])
  })

  it.each([
    [['--folder', 'photos'], /not absolute/],
    [['--folder', '/', '--redis', 'redis://x'], /not both/],
    [['--settle', '500'], /Say where events come from/],
    [['--redis', 'http://127.0.0.1', '--stream', 'a'], /redis:\/\//],
  ])('a source with %j is refused as wrong usage', async (args, message) => {
    const { code, stderr } = await fail(['sources', 'create', '--name', 'Wrong', ...args])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) })
  })
})

describe('send', () => {
  it('R29: publishes an event that arrives verified, and the log and the captures show it', async () => {
    const { id: webhookId, secret } = await newWebhook('paid', '--event-type', 'order.paid')
    await ok(['inboxes', 'create', 'paid', '--scheme', 'standard', '--secret', secret])
    const { id, deliveries, skipped } = await json(['send', 'order.paid', '--data', '{"total":4200}', '--id', 'evt-1'])
    expect({ id, skipped }).toEqual({ id: 'evt-1', skipped: [] })
    expect(deliveries).toHaveLength(1)

    const delivery = await delivered(id)
    expect(delivery).toMatchObject({ status: 'sent', lastStatus: 200, webhookId })
    expect(await ok(['deliveries', 'show', delivery.id])).toMatch(/status +Sent\n.*Response 200\n/s)
    expect(await ok(['messages', 'show', id])).toMatch(/"total": 4200.*Sent/s)
    expect(await ok(['messages', 'list', '--type', 'order.paid'])).toMatch(/^ID .*\nevt-1 /s)

    const [capture] = await lines(['captures', 'list', '--inbox', 'paid', '--result', 'valid'])
    expect(await ok(['captures', 'show', capture.id])).toMatch(/signature valid: .*POST \/paid HTTP\/1\.1\n/s)
    const body = await ok(['captures', 'show', capture.id, '--body'])
    expect(JSON.parse(body)).toMatchObject({ type: 'order.paid', data: { total: 4200 } })
    await ok(['captures', 'delete', capture.id])
    expect(await ok(['captures', 'list', '--inbox', 'paid', '--json'])).toBe('')

    expect(await fail(['send', 'order.paid', '--id', 'evt-1'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('error: A message with the id evt-1 exists.\n'),
    })
    expect(await fail(['retry', delivery.id])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Only a failed delivery can be sent again'),
    })
    await ok(['inboxes', 'delete', 'paid'])
    await ok(['webhooks', 'delete', webhookId])
  })

  it('B6: sends nothing again for the same idempotency key', async () => {
    const first = await json(['send', 'user.created', '--idempotency-key', 'k1'])
    const again = await json(['send', 'user.created', '--idempotency-key', 'k1'])
    expect(again).toEqual(first)
  })

  it('retries a failed delivery by hand', async () => {
    const { id: webhookId } = await newWebhook('again', '--event-type', 'again', '--setting', 'retry.delaysSec=[]')
    await ok(['inboxes', 'create', 'again', '--status', '500'])
    const { id } = await json(['send', 'again'])
    const delivery = await delivered(id)
    expect(delivery.status).toBe('failed')
    const failing = await lines(['deliveries', 'failures', '--since', '1h'])
    expect(failing).toMatchObject([{ webhookId, status: 500, failed: 1, waiting: 0, newestDelivery: delivery.id }])
    await ok(['inboxes', 'update', 'again', '--status', '204'])
    expect(await ok(['retry', delivery.id])).toContain('queued for one more attempt')
    await until(async () => expect((await delivered(id)).status).toBe('sent'))
    await ok(['webhooks', 'delete', webhookId])
  })

  it('takes data from a file and from standard input', async () => {
    const file = join(dataDir, 'data.json')
    await writeFile(file, '{"from":"file"}')
    const { id } = await json(['send', 'a', '--data', `@${file}`])
    expect(await json(['messages', 'show', id])).toMatchObject({ data: { from: 'file' } })
    const text = await ok(['send', 'a', '--data', '-'], { stdin: '[1]' })
    const piped = /Accepted (\S+):/.exec(text)?.[1] ?? ''
    expect(await json(['messages', 'show', piped])).toMatchObject({ data: [1] })
  })

  it('exits with 2 for data that is not JSON, a bad type, and for no type', async () => {
    expect((await fail(['send', 'a', '--data', '{'])).stderr).toMatch(/^error: The data is not JSON: /)
    expect((await fail(['send', 'a b'])).code).toBe(2)
    expect((await fail(['send'])).code).toBe(2)
    expect((await fail(['send', 'a', '--batch', 'x'])).code).toBe(2)
  })
})

describe('send --batch', () => {
  const event = (n: number) => JSON.stringify({ type: 'batch.item', data: { n }, id: `batch-${n}` })

  it('publishes a file in chunks and says which lines were refused and why', async () => {
    const texts = Array.from({ length: 2500 }, (_, n) => event(n))
    texts[10] = 'not json'
    texts[1500] = '{"type":"no good type"}'
    texts[2499] = event(0)
    const file = join(dataDir, 'events.ndjson')
    await writeFile(file, `${texts.join('\n')}\n\n`)
    const { code, stdout, stderr } = await fail(['send', '--batch', file])
    expect(code).toBe(1)
    expect(stdout).toBe('Accepted 2497 messages, 3 lines refused.\n')
    expect(stderr).toMatch(/^line 11: not JSON: .*\nline 1501: .+\nline 2500: .+\n$/)
    expect(await lines(['messages', 'list', '--type', 'batch.item', '--limit', '5000'])).toHaveLength(2497)
  })

  it('prints JSON lines that name line and id', async () => {
    const { stdout } = await fail(['send', '--batch', '-', '--json'], { stdin: `${event(9000)}\n{}\n` })
    const [accepted, error, closed] = stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(accepted).toEqual({ type: 'accepted', line: 1, id: 'batch-9000' })
    expect(error).toMatchObject({ type: 'error', line: 2, error: { code: 'INVALID_INPUT' } })
    expect(closed).toEqual({ type: 'closed', accepted: 1, errors: 1, upTo: 2, cancelled: false })
  })

  it('stops after the chunk under way at Ctrl-C', async () => {
    const file = join(dataDir, 'many.ndjson')
    await writeFile(file, Array.from({ length: 20_000 }, () => '{"type":"many","data":1}').join('\n'))
    const cli = startCli(['send', '--batch', file, '--data-dir', dataDir], { answer: '' })
    await until(() => expect(cli.stderr()).toContain('accepted, at line'))
    cli.interrupt()
    expect(await cli.ended).toBe(1)
    const [, accepted, line] = /Accepted (\d+) messages, cancelled after line (\d+)\./.exec(cli.stdout()) ?? []
    expect(accepted).toBe(line)
    expect(Number(accepted)).toBeLessThan(20_000)
  })
})

describe('access', () => {
  it('prints the token that a call by REST needs', async () => {
    expect(await ok(['tokens', 'show'])).toBe(`${String(ready.token)}\n`)
  })

  it('exits with 3 when the token is wrong', async () => {
    const { code, stderr } = await fail(['webhooks', 'list', '--token', 'wrong'])
    expect(code).toBe(3)
    expect(stderr).toMatch(/^error: /)
  })
})

describe('tokens', () => {
  it('R127: a viewer’s token is made, lists webhooks, cannot create one, and is refused once it is deleted', async () => {
    const { id, token } = await json(['tokens', 'create', 'dashboard'])
    expect(await ok(['tokens', 'list'])).toMatch(/dashboard +viewer +free/)
    const own = ['--url', String(ready.url), '--token', token]
    expect((await run([...own, 'webhooks', 'list'])).code).toBe(0)
    const refused = await run([...own, 'webhooks', 'create', '--name', 'x', '--url', 'https://example.com'])
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('may only read') })
    await ok(['tokens', 'delete', id, '--yes'])
    expect((await run([...own, 'webhooks', 'list'])).code).toBe(3)
  })
})

describe('the systems', () => {
  it('an inbox with a scheme and no secret says that it verifies nothing, until it has one', async () => {
    const made = await fail(['inboxes', 'create', 'unsure', '--scheme', 'netx'])
    expect(made).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^warning: This inbox verifies nothing: .*\n$/),
    })
    expect(await ok(['inboxes', 'list'])).toMatch(/unsure +netx \(no secret\)/)
    await ok(['inboxes', 'update', 'unsure', '--secret', 'hush-hush'])
    expect(await ok(['inboxes', 'list'])).toMatch(/unsure +netx /)
    const bare = await fail(['inboxes', 'update', 'unsure', '--no-secret'])
    expect(bare).toMatchObject({ code: 0, stderr: expect.stringMatching(/verifies nothing/) })
  })

  it('R93: the app log is listed', async () => {
    const { stderr, code } = await fail(['app-log'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Nothing to report.\n' })
  })
})
