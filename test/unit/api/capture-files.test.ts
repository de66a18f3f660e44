import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { buffer } from 'node:stream/consumers'
import addFormats from 'ajv-formats'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaptureDiff } from '../../../src-shared/model/capture-diff.ts'
import type { Capture } from '../../../src-shared/model/capture.ts'
import type { Inbox } from '../../../src-shared/model/inbox.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import type { Imported, Session } from '../../../src-shared/model/session.ts'
import { sendRaw } from '../../support/send-raw.ts'
import { startTestHost, type TestHost } from '../../support/start-test-host.ts'
import { until } from '../../support/until.ts'

const SECRET = 'never-to-be-exported'

let host: TestHost
let receiver: string
beforeAll(async () => {
  host = await startTestHost()
  const inbox = { name: 'shop', scheme: 'github', secret: SECRET, onBadSignature: 'accept' }
  receiver = new URL((await host.rest<Inbox>('POST', '/inboxes', inbox)).body.url).origin
})
afterAll(() => host.close())

const newest = async (inbox = 'shop'): Promise<Capture> => {
  const { items } = (await host.rest<Page<Capture>>('GET', `/inboxes/${inbox}/captures?limit=1`)).body
  return until(async () => {
    const { body } = await host.rest<Capture>('GET', `/captures/${items[0]?.id}`)
    expect(body.answered).toBe(true)
    return body
  })
}

const capture = async (head: string, body: Uint8Array | string = ''): Promise<Capture> => {
  await sendRaw(receiver, Buffer.concat([Buffer.from(head.replaceAll('\n', '\r\n'), 'latin1'), Buffer.from(body)]))
  return newest()
}

const get = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${host.web.url}/api/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${host.web.token}`, 'content-type': 'application/json' },
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, type: response.headers.get('content-type') ?? '', bytes, text: bytes.toString() }
}

const exported = async (id: string, as: string) => get(`/captures/${id}/export?as=${as}`)

/** Runs a text as a POSIX shell would when somebody pastes it. */
const shell = async (script: string): Promise<number> => {
  const child = spawn('sh', ['-s'], { stdio: ['pipe', 'ignore', 'pipe'] })
  child.stdin.end(script)
  const errors = buffer(child.stderr)
  const code = await new Promise<number>(resolve => child.on('close', status => resolve(status ?? -1)))
  if (code !== 0) throw new Error(`exit ${code}: ${(await errors).toString()}`)
  return code
}

/** Names in lower case are curl's: it writes the ones that it knows in its own way. */
const comparable = ({ rawHeaders }: Capture): [string, string][] =>
  rawHeaders.filter(([name]) => !/^(host|connection|content-length)$/i.test(name))

const every256 = Buffer.from(Array.from({ length: 256 }, (_, at) => at))

describe('B27: the curl command sends the same request', () => {
  const requests: [title: string, head: string, body: Uint8Array | string][] = [
    [
      'JSON',
      'POST /shop/a?b=%20&c HTTP/1.1\nHost: x\nContent-Type: application/json\nX-Odd-CASE: 1\nx-odd-case: 2\nContent-Length: 9\nConnection: close\n\n',
      '{"a":"é"}'.slice(0, 8) + '}',
    ],
    [
      'every byte there is',
      'PUT /shop/../shop//x/%2f HTTP/1.1\nHost: x\nX-B: 1\nContent-Length: 256\nConnection: close\n\n',
      every256,
    ],
    [
      'quotes, a leading @ and lines',
      'POST /shop HTTP/1.1\nHost: x\nX-Quote: it\'s "$HOME" `id` %s \\n\nUser-Agent: Mine\nContent-Length: 21\nConnection: close\n\n',
      "@it's\n$HOME `id`\n\\ %s",
    ],
    [
      'headers without a value and beyond ASCII',
      'POST /shop HTTP/1.1\nHost: x\nX-Empty:\nX-Bytes: caf\u00c3\u00a9 \u00ff\nAccept: a\nAccept: b\nContent-Length: 1\nConnection: close\n\n',
      'x',
    ],
    ['no body', 'GET /shop?x=[1]{2} HTTP/1.1\nHost: x\nConnection: close\n\n', ''],
    ['an empty body', 'POST /shop HTTP/1.1\nHost: x\nContent-Length: 0\nConnection: close\n\n', ''],
    [
      'a method of one’s own',
      'PROPFIND /shop HTTP/1.1\nHost: x\nDepth: 1\nContent-Length: 2\nConnection: close\n\n',
      'ab',
    ],
    ['HEAD', 'HEAD /shop HTTP/1.1\nHost: x\nX: 1\nConnection: close\n\n', ''],
    [
      'a long text',
      'POST /shop HTTP/1.1\nHost: x\nContent-Type: text/plain\nContent-Length: 150000\nConnection: close\n\n',
      'long '.repeat(30_000),
    ],
    [
      'chunks',
      'POST /shop HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\nConnection: close\n\n',
      '5\r\nhello\r\n0\r\n\r\n',
    ],
  ]
  test.each(requests)('%s', async (_title, head, body) => {
    const taken = await capture(head, body)
    const { status, text, type } = await exported(taken.id, 'curl')
    expect([status, type]).toEqual([200, 'text/plain'])
    await shell(text)
    const again = await newest()
    expect(again.id).not.toBe(taken.id)
    expect(again.bodySha256).toBe(taken.bodySha256)
    expect([again.method, again.target]).toEqual([taken.method, taken.target])
    expect(comparable(again)).toEqual(comparable(taken))
  })
})

describe('B27: other forms', () => {
  test('HAR 1.2 is valid by its schema, with bytes in base64', async () => {
    const require = createRequire(import.meta.url)
    const ajv = addFormats.default(new Ajv({ strict: false }))
    ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'))
    for (const schema of Object.values<object>(require('har-schema'))) ajv.addSchema(schema)
    const valid = ajv.getSchema('har.json#')
    const text = await capture(
      'POST /shop?a=1&b HTTP/1.1\nHost: x\nCookie: s=1; t\nContent-Type: text/plain\nContent-Length: 2\nConnection: close\n\n',
      'hi',
    )
    const binary = await capture('POST /shop HTTP/1.1\nHost: x\nContent-Length: 256\nConnection: close\n\n', every256)
    for (const { id } of [text, binary]) {
      const har: unknown = JSON.parse((await exported(id, 'har')).text)
      expect(valid?.(har)).toBe(true)
    }
    const { log } = JSON.parse((await exported(binary.id, 'har')).text)
    expect(log.entries[0].request.postData.text).toBe(every256.toString('base64'))
    expect(log.entries[0].response.status).toBe(200)
    const both = await get('/captures/export', {
      method: 'POST',
      body: JSON.stringify({ as: 'har', ids: [text.id, binary.id] }),
    })
    const whole: unknown = JSON.parse(both.text)
    expect(valid?.(whole)).toBe(true)
    expect(JSON.parse(both.text).log.entries.length).toBe(2)
  })

  test('raw HTTP is what came, so that it can be sent as it is', async () => {
    const head = 'POST /shop/%41 HTTP/1.1\nHost: x\nX-Bytes: \u00e9\nContent-Length: 256\nConnection: close\n\n'
    const taken = await capture(head, every256)
    const { bytes } = await exported(taken.id, 'http')
    expect(bytes.equals(Buffer.concat([Buffer.from(head.replaceAll('\n', '\r\n'), 'latin1'), every256]))).toBe(true)
    const chunked = await capture(
      'POST /shop HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\nTrailer: X-Sum\nConnection: close\n\n',
      '2\r\nhe\r\n3\r\nllo\r\n0\r\nX-Sum: 1\r\n\r\n',
    )
    await sendRaw(receiver, (await exported(chunked.id, 'http')).bytes)
    const again = await newest()
    expect([again.bodySha256, again.rawTrailers]).toEqual([chunked.bodySha256, [['X-Sum', '1']]])
  })

  test('a report for people: nothing in it is taken for markup, and it says what is wrong', async () => {
    const taken = await capture(
      'POST /shop HTTP/1.1\nHost: x\nX-Sly: a|b `c` <img src=x>\nX-Hub-Signature-256: sha256=00\nContent-Type: application/json\nContent-Length: 17\nConnection: close\n\n',
      '{"x":"```\\n# no"}',
    )
    const { text, type } = await exported(taken.id, 'markdown')
    expect(type).toBe('text/markdown')
    expect(text).toContain('| X\\-Sly | a\\|b \\`c\\` \\<img src=x\\> |')
    expect(text).toContain('````json\n{"x":"```\\n# no"}\n````')
    expect(text).toContain('## Signature\n\n**invalid**')
    expect(text).not.toContain(SECRET)
  })

  test('R121: code that verifies such a request; none where the inbox verifies nothing', async () => {
    const taken = await newest()
    for (const as of ['node', 'python', 'go']) {
      const { text } = await exported(taken.id, as)
      expect(text).toContain('GitHub')
      expect(text).not.toContain(SECRET)
    }
    await sendRaw(receiver, Buffer.from('GET /bare HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'))
    expect((await exported((await newest('bare')).id, 'node')).status).toBe(409)
    expect((await exported('cap_none', 'curl')).status).toBe(404)
  })

  test('B26: two captures are compared over the API, what usually differs left out', async () => {
    const head = (id: string) =>
      `POST /shop HTTP/1.1\nHost: x\nX-Request-Id: ${id}\nContent-Type: application/json\nContent-Length: 7\nConnection: close\n\n`
    const a = await capture(head('1'), '{"a":1}')
    const b = await capture(head('2'), '{"a":2}')
    const { body } = await host.rest<CaptureDiff>('GET', `/captures/diff?a=${a.id}&b=${b.id}`)
    expect(body.headers.filter(({ change }) => change !== 'same')).toEqual([])
    expect(body.ignored).toBe(1)
    expect(body.body.changes).toEqual([{ path: '$.a', a: '1', b: '2', change: 'changed' }])
    const all = await host.rest<CaptureDiff>('GET', `/captures/diff?a=${a.id}&b=${b.id}&ignore=`)
    expect(all.body.headers.filter(({ change }) => change !== 'same').map(({ name }) => name)).toEqual(['X-Request-Id'])
    expect((await host.rest('GET', `/captures/diff?a=${a.id}&b=cap_none`)).status).toBe(404)
  })
})

describe('a body that is too long to be held in memory', () => {
  test('is sent again and compared whole, and left out of texts', async () => {
    const size = 6 * 1024 * 1024
    const send = async (last: string): Promise<Capture> => {
      const body = Buffer.alloc(size, 'x')
      body.write(last, size - 1)
      return capture(`POST /shop HTTP/1.1\nHost: x\nContent-Length: ${size}\nConnection: close\n\n`, body)
    }
    const [a, b] = [await send('a'), await send('b')]
    const { body: diff } = await host.rest<CaptureDiff>('GET', `/captures/diff?a=${a.id}&b=${b.id}`)
    expect(diff.body).toMatchObject({ kind: 'bytes', firstDifference: size - 1 })
    await host.rest('POST', `/captures/${a.id}/replay`, { to: `${receiver}/long` })
    expect((await newest('long')).bodySha256).toBe(a.bodySha256)
    expect((await exported(a.id, 'curl')).status).toBe(413)
    const saved = await get('/captures/export', {
      method: 'POST',
      body: JSON.stringify({ as: 'session', ids: [a.id] }),
    })
    expect(JSON.parse(saved.text)).toMatchObject({ captures: [], leftOut: [{ id: a.id, bodySize: size }] })
    const har = await get('/captures/export', { method: 'POST', body: JSON.stringify({ as: 'har', ids: [a.id] }) })
    expect(JSON.parse(har.text).log.entries[0].request).toMatchObject({
      bodySize: size,
      postData: { text: '', comment: 'The body is too long to stand here.' },
    })
  })
})

describe('B38: a session is taken elsewhere', () => {
  const session = async (input: object = { filter: { inbox: 'shop' } }): Promise<Session> =>
    JSON.parse(
      (await get('/captures/export', { method: 'POST', body: JSON.stringify({ as: 'session', ...input }) })).text,
    )

  test('captures come with their bodies and all that is known of them, inboxes without their secrets', async () => {
    const taken = await capture('POST /shop HTTP/1.1\nHost: x\nContent-Length: 256\nConnection: close\n\n', every256)
    const saved = await session({ ids: [taken.id] })
    expect(JSON.stringify(saved)).not.toContain(SECRET)
    expect(saved).toMatchObject({ format: 'hookbench-session', version: 1 })
    expect(saved.inboxes.map(({ name, scheme }) => [name, scheme])).toEqual([['shop', 'github']])

    const other = await startTestHost()
    const { status, body } = await other.rest<Imported>('POST', '/captures/import', saved)
    expect([status, body]).toEqual([200, { inboxes: ['shop'], captures: [taken.id], skipped: [] }])
    const there = (await other.rest<Capture>('GET', `/captures/${taken.id}`)).body
    const fresh = (await host.rest<Capture>('GET', `/captures/${taken.id}`)).body
    expect(there).toEqual({ ...fresh, imported: true })
    expect((await other.rest<Inbox>('GET', '/inboxes/shop')).body).toMatchObject({ hasSecret: false, captures: 1 })
    const again = await other.rest<Imported>('POST', '/captures/import', saved)
    expect(again.body).toEqual({
      inboxes: [],
      captures: [],
      skipped: [{ id: taken.id, reason: 'It is here already.' }],
    })
    await other.close()
  })

  test('a body that was changed in the file is refused, the others are taken; another file is named as none', async () => {
    const saved = await session()
    expect(saved.captures.length).toBeGreaterThan(2)
    const [first, ...rest] = saved.captures
    const other = await startTestHost()
    const bad = { ...saved, captures: [{ ...first, bodyBase64: 'AAAA' }, ...rest] }
    const { body } = await other.rest<Imported>('POST', '/captures/import', bad)
    expect(body.skipped).toEqual([{ id: first?.id, reason: 'Its body is not the one that was received.' }])
    expect(body.captures.length).toBe(rest.length)
    // Rows stay in the order in which they came here, so that the filters by time keep finding those that came before.
    const { items } = (await other.rest<Page<Capture>>('GET', '/captures')).body
    expect(items.map(({ id }) => id)).toEqual(rest.map(({ id }) => id))
    expect(await other.rest('POST', '/captures/import', { ...saved, version: 2 })).toMatchObject({
      status: 400,
      body: { error: { field: 'version', message: 'version: The session file is of a newer Hookbench.' } },
    })
    await other.close()
  })

  test('more than 512 KiB go in, and too much for one file is refused with what to do', async () => {
    const long = 'x'.repeat(3_000_000)
    const taken = await capture(
      `POST /shop HTTP/1.1\nHost: x\nContent-Length: ${long.length}\nConnection: close\n\n`,
      long,
    )
    const other = await startTestHost()
    const saved = await session({ ids: [taken.id] })
    expect((await other.rest<Imported>('POST', '/captures/import', saved)).body.captures).toEqual([taken.id])
    await other.close()
    expect(await host.rest('POST', '/captures/export', { as: 'har', ids: [taken.id], filter: {} })).toMatchObject({
      status: 400,
      body: { error: { field: 'ids' } },
    })
  })
})
