import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSink } from '../../../../support/sink.ts'
import { startTestHost, type TestHost } from '../../../../support/start-test-host.ts'
import { until } from '../../../../support/until.ts'
import { type Given, run, startCli } from '../memory-terminal.ts'

let host: TestHost
let receiver: string
let dir: string
beforeAll(async () => {
  host = await startTestHost()
  const { body } = await host.rest<{ url: string }>('POST', '/inboxes', { name: 'shop' })
  receiver = new URL(body.url).origin
  dir = await mkdtemp(join(tmpdir(), 'hookbench-replay-'))
})
afterAll(() => host.close())

const cli = (args: string[], given: Given = {}) =>
  run([...args, '--url', host.web.url, '--token', host.web.token], given)

const capture = async (body: string, headers: Record<string, string> = {}): Promise<string> => {
  await fetch(`${receiver}/shop/a?b=1`, { method: 'POST', body, headers })
  const { body: page } = await host.rest<{ items: { id: string }[] }>('GET', '/inboxes/shop/captures?limit=1')
  return page.items[0]?.id ?? ''
}

describe('replay', () => {
  it('B25: sends the same bytes and says what came of it; exit 0 for 2xx, 1 for all else', async () => {
    const target = await startSink((_request, index) => (index === 0 ? 201 : 500))
    const id = await capture('{"a":1}', { 'x-event': 'paid' })
    const first = await cli(['replay', id, '--to', target.url])
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(first.stdout).toContain(`POST ${target.url}/a?b=1`)
    expect(first.stdout).toMatch(/\n201 in /)
    expect(target.requests[0]?.body.toString()).toBe('{"a":1}')
    expect((await cli(['replay', id, '--to', target.url])).code).toBe(1)
    await target.close()
    const gone = await cli(['replay', id, '--to', target.url, '--json'])
    expect(gone.code).toBe(1)
    expect(JSON.parse(gone.stdout)).toMatchObject({ response: null, error: { class: 'refused' } })
    expect(await cli(['replay', 'cap_none', '--to', target.url])).toMatchObject({ code: 1 })
    expect(await cli(['replay', id])).toMatchObject({ code: 2 })
  })

  it('B25: edits and signs; what goes together wrongly is a wrong usage', async () => {
    const target = await startSink()
    const id = await capture('{"a":1}', { 'x-event': 'paid', 'x-gone': '1' })
    const body = join(dir, 'body.json')
    await writeFile(body, '{"a":2}')
    const edits = ['--method', 'PUT', '--header', 'X-Event: test', '--header', 'X-New: 1', '--remove-header', 'x-gone']
    await cli(['replay', id, '--to', target.url, ...edits, '--body', `@${body}`])
    const [got] = target.requests
    expect(got?.method).toBe('PUT')
    expect(got?.body.toString()).toBe('{"a":2}')
    expect(got?.headers).toMatchObject({ 'x-event': 'test', 'x-new': '1' })
    expect(got?.headers['x-gone']).toBe(undefined)

    await cli(['replay', id, '--to', target.url, '--resign', '--scheme', 'github'], {
      env: { HOOKBENCH_SECRET: 'shhhhh' },
    })
    expect(target.requests[1]?.headers['x-hub-signature-256']).toMatch(/^sha256=/)
    expect(await cli(['replay', id, '--to', target.url, '--resign'])).toMatchObject({ code: 2 })
    expect(await cli(['replay', id, '--to', target.url, '--exact', '--method', 'PUT'])).toMatchObject({ code: 2 })
    expect(await cli(['replay', id, '--to', target.url, '--secret', '@x'])).toMatchObject({ code: 2 })
    expect(target.requests.length).toBe(2)
    await target.close()
  })
})

describe('captures export, import and diff', () => {
  it('B27: one capture goes to standard output, several into a file', async () => {
    const id = await capture('{"a":1}')
    expect((await cli(['captures', 'export', id, '--as', 'curl'])).stdout).toContain('--data-raw \'{"a":1}\'')
    const har = join(dir, 'all.har')
    const wrote = await cli(['captures', 'export', '--har', har, 'inbox:shop'])
    expect(wrote).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Wrote \d+ captures to /) })
    expect(JSON.parse(await readFile(har, 'utf8')).log.version).toBe('1.2')
    expect(await cli(['captures', 'export', id])).toMatchObject({ code: 2 })
    expect(await cli(['captures', 'export', '--har', har, 'status:nothing'])).toMatchObject({ code: 2 })
    expect(await cli(['captures', 'export', '--har', har, 'inbox:nobody'])).toMatchObject({ code: 1 })
  })

  it('B38: a session file is taken in elsewhere, and nothing of it twice', async () => {
    const id = await capture('to be taken elsewhere')
    const file = join(dir, 'shop.json')
    await cli(['captures', 'export', '--session', file, 'inbox:shop'])
    const other = await startTestHost()
    const there = ['--url', other.web.url, '--token', other.web.token]
    const first = await run(['captures', 'import', file, ...there])
    expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Took in \d+ captures and made shop\.\n$/) })
    expect((await run(['captures', 'show', id, '--body', ...there])).stdout).toBe('to be taken elsewhere')
    const again = await run(['captures', 'import', file, ...there])
    expect(again).toMatchObject({ code: 1, stdout: expect.stringContaining(`Left out ${id}: It is here already.`) })
    expect(await run(['captures', 'import', join(dir, 'none.json'), ...there])).toMatchObject({ code: 2 })
    await writeFile(file, '{"format":"other"}')
    expect((await run(['captures', 'import', file, ...there])).stderr).toContain(
      'This is no session file of Hookbench.',
    )
    await other.close()
  })

  it('B26: diff tells what is different; exit 0 when nothing is, 1 when something is', async () => {
    const type = { 'content-type': 'application/json' }
    const a = await capture('{"a":1,"b":1.0}', { ...type, 'x-request-id': '1' })
    const b = await capture('{"b":1,"a":2}', { ...type, 'x-request-id': '2' })
    const c = await capture('{"a":1,"b":1.0}', { ...type, 'x-request-id': '3' })
    expect(await cli(['captures', 'diff', a, b])).toMatchObject({
      code: 1,
      stdout: 'body $.a\n- 1\n+ 2\nbody $.b (the same value, written otherwise)\n- 1.0\n+ 1\n2 left out; see --all.\n',
    })
    expect(await cli(['captures', 'diff', a, c])).toMatchObject({
      code: 0,
      stdout: 'There is no difference. 1 left out; see --all.\n',
    })
    expect((await cli(['captures', 'diff', a, c, '--all'])).stdout).toBe('header x-request-id\n- 1\n+ 3\n')
    expect(await cli(['captures', 'diff', a, b, '--ignore', '*,$.a,$.b'])).toMatchObject({ code: 0 })
    expect(await cli(['captures', 'diff', a, b, '--ignore', '$['])).toMatchObject({ code: 2 })
  })
})

describe('listen --write', () => {
  it('B38: each request is a line in the file at once, also behind those of another run', async () => {
    const file = join(dir, 'requests.ndjson')
    const lines = async (): Promise<Record<string, unknown>[]> =>
      (await readFile(file, 'utf8'))
        .split('\n')
        .filter(line => line !== '')
        .map(line => JSON.parse(line))
    const listen = async () => {
      const running = startCli(['listen', '--port', '0', '--write', file])
      await until(() => expect(running.stdout()).toMatch(/http:\/\//))
      return { running, url: /http:\/\/[0-9.:]+/.exec(running.stdout())?.[0] ?? '' }
    }
    const first = await listen()
    await fetch(`${first.url}/demo`, { method: 'POST', body: 'one' })
    expect((await lines())[0]).toMatchObject({
      type: 'capture',
      inbox: 'demo',
      bodyBase64: Buffer.from('one').toString('base64'),
    })
    await until(async () => expect((await lines())[1]).toMatchObject({ type: 'answered', answer: { status: 200 } }))
    first.running.interrupt()
    await first.running.ended
    const second = await listen()
    await fetch(`${second.url}/demo`, { method: 'POST', body: 'two' })
    await until(async () =>
      expect((await lines()).map(({ type }) => type)).toEqual(['capture', 'answered', 'capture', 'answered']),
    )
    second.running.interrupt()
    await second.running.ended
    expect(await run(['listen', '--port', '0', '--write', join(dir, 'no', 'such.ndjson')])).toMatchObject({ code: 2 })
  })
})
