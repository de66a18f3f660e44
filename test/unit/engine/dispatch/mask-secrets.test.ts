import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { attemptView } from '../../../../src-main/engine/delivery/attempt-view.ts'
import type { AttemptRecord } from '../../../../src-main/engine/port/queue.ts'
import { createSecretMask } from '../../../../src-main/engine/secret/secret-mask.ts'
import { RESPONSE_BODY_LIMIT } from '../../../../src-shared/model/attempt.ts'
import { type AttemptRig, createAttemptRig } from './attempt-rig.ts'

let rig: AttemptRig
beforeEach(() => void (rig = createAttemptRig()))
afterEach(() => rig.close())

const TOKEN = 'a-token/of"ours'
const KEY = 'Bearer planted-header-value'

/** Everything that is kept of an attempt, as one text. */
const recorded = (record: AttemptRecord): string =>
  JSON.stringify({ ...record, responseBody: Buffer.from(record.responseBody ?? []).toString('latin1') })

const expectNothingOf = (record: AttemptRecord, ...parts: string[]): void => {
  for (const part of parts) expect(recorded(record)).not.toContain(part)
}

describe('invariant 6: what is recorded of an attempt', () => {
  test('holds no secret that the endpoint repeats: the body it got, the headers it got, in headers and body', async () => {
    const endpoint = await rig.sink(({ body, headers }) => (_request, response) => {
      response.writeHead(401, {
        'www-authenticate': `Bearer error="${headers.authorization}"`,
        'x-echo-key': headers['x-api-key'] ?? '',
        [`x-${String(headers['x-short'])}`]: 'name',
      })
      response.end(JSON.stringify({ got: body.toString(), headers, url: encodeURIComponent(TOKEN) }))
    })
    const { record } = await rig.attempt(
      endpoint.url,
      {
        headers: [
          ['Authorization', KEY],
          ['X-Api-Key', 'planted-key'],
          ['X-Short', 'marked-by-hand'],
          ['X-Team', 'storage'],
        ],
        secretHeaders: ['x-short'],
      },
      { profile: 'netx', secrets: [TOKEN] },
    )
    expect(endpoint.requests[0]?.headers).toMatchObject({ authorization: KEY, 'x-short': 'marked-by-hand' })
    expect(endpoint.requests[0]?.body.toString()).toContain(JSON.stringify(TOKEN))
    expect(record.status).toBe(401)
    expectNothingOf(record, 'planted', 'marked-by-hand', 'a-token', encodeURIComponent('/of"'))
    expect(recorded(record)).toContain('storage')
    expect(JSON.parse(record.requestHeaders)).toEqual(
      expect.arrayContaining([
        ['Authorization', '•••'],
        ['X-Api-Key', '•••'],
        ['X-Short', '•••'],
        ['X-Team', 'storage'],
      ]),
    )
    expect(JSON.parse(JSON.parse(Buffer.from(record.responseBody ?? []).toString()).got)).toMatchObject({
      token: '•••',
    })
  })

  test('masks a secret header by its name, however short its value', async () => {
    const endpoint = await rig.sink()
    const { record } = await rig.attempt(endpoint.url, { headers: [['X-Token', 'abc']] })
    expect(JSON.parse(record.requestHeaders)).toContainEqual(['X-Token', '•••'])
  })

  test('holds no part of a secret where the kept 64 KiB end within it', async () => {
    const start = 'x'.repeat(RESPONSE_BODY_LIMIT - 10)
    const endpoint = await rig.sink(
      () => (_request, response) => response.end(`${start}planted-secret-of-ours and more`),
    )
    const { record } = await rig.attempt(endpoint.url, {}, { secrets: ['planted-secret-of-ours'] })
    expect(record.responseTruncated).toBe(true)
    expect(Buffer.from(record.responseBody ?? []).toString()).toBe(`${start}•••`)
  })

  test('holds no secret that a template puts into the URL, nor one in what failed', async () => {
    const endpoint = await rig.sink(() => (_request, response) => {
      response.writeHead(302, { location: 'ftp://planted-secret/x' }).end()
    })
    const settings = { template: { body: null, url: true } }
    const { record } = await rig.attempt(`${endpoint.url}/?t=planted-secret`, settings, { secrets: ['planted-secret'] })
    expect(endpoint.requests[0]?.target).toBe('/?t=planted-secret')
    expect(record.url).toBe(`${endpoint.url}/?t=•••`)
    expect(record.errorMessage).toBe('The endpoint redirected to ftp://•••/x, which is no web address.')
  })

  test('holds no secret that comes back in a coded answer, even after the webhook got another one', async () => {
    const echo = gzipSync('it was planted-secret-of-ours, and more')
    const endpoint = await rig.sink(
      () => (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(echo),
    )
    const { record } = await rig.attempt(endpoint.url, {}, { secrets: ['planted-secret-of-ours'] })
    expect(Buffer.from(record.responseBody ?? []).toString()).toBe('it was •••, and more')
    expect(record.notes).toBe('["kept-decoded"]')
    const { response, notes } = await attemptView(record, '', createSecretMask(['another-secret']))
    expect(response).toMatchObject({ body: 'it was •••, and more', encoding: 'utf8', truncated: false })
    expect(response?.headers).toContainEqual(['content-encoding', 'gzip'])
    expect(notes.map(({ code }) => code)).toEqual(['kept-decoded'])
  })

  test('of a long coded answer with a secret is its beginning, and says that it was longer', async () => {
    const text = `planted-secret-of-ours ${'x'.repeat(RESPONSE_BODY_LIMIT)}`
    const endpoint = await rig.sink(
      () => (_request, response) => response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(text)),
    )
    const { record } = await rig.attempt(endpoint.url, {}, { secrets: ['planted-secret-of-ours'] })
    expect(record.responseTruncated).toBe(true)
    expect(Buffer.from(record.responseBody ?? []).toString()).toMatch(/^••• x+$/)
  })

  test('is the coded answer itself where it holds no secret', async () => {
    const body = gzipSync('nothing of it')
    const endpoint = await rig.sink(
      () => (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(body),
    )
    const { record } = await rig.attempt(endpoint.url, {}, { secrets: ['planted-secret-of-ours'] })
    expect(Buffer.from(record.responseBody ?? [])).toEqual(body)
    expect(record.notes).toBeNull()
  })

  test('is the answer itself where nothing of a secret is in it, bytes that are no text too', async () => {
    const body = gzipSync('x'.repeat(1000))
    const endpoint = await rig.sink(() => (_request, response) => response.end(body))
    const { record } = await rig.attempt(endpoint.url)
    expect(Buffer.from(record.responseBody ?? [])).toEqual(body)
  })
})
