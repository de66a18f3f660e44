import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AttemptRig, createAttemptRig } from './attempt-rig.ts'

let rig: AttemptRig
beforeEach(() => void (rig = createAttemptRig()))
afterEach(() => rig.close())

const hmac = (secret: string, body: Buffer): string => createHmac('sha512', secret).update(body).digest('hex')

describe('the request of an attempt', () => {
  test('R48, R49: each system gets a POST with its content type', async () => {
    const endpoint = await rig.sink()
    const types = { netx: '; charset=utf-8', woodwing: '', hedge: '', netbox: '' }
    for (const profile of ['netx', 'woodwing', 'hedge', 'netbox'] as const) {
      await rig.attempt(endpoint.url, {}, { profile })
      const got = endpoint.requests.at(-1)
      expect([got?.method, got?.headers['content-type']]).toEqual(['POST', `application/json${types[profile]}`])
    }
  })

  test('R49, R56: a form goes out as a form and is signed as sent', async () => {
    const endpoint = await rig.sink()
    await rig.attempt(endpoint.url, { contentType: 'application/x-www-form-urlencoded' })
    const [got] = endpoint.requests
    expect(got?.headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect([...new URLSearchParams(got?.body.toString()).keys()]).toEqual([
      'event',
      'signal_received_timestamp',
      'model',
      'data',
    ])
    expect(got?.headers['x-hook-signature']).toBe(hmac('s3cret-of-ours', got?.body ?? Buffer.alloc(0)))
  })

  test('R47: PUT, PATCH and DELETE carry the body, GET carries none', async () => {
    const endpoint = await rig.sink()
    for (const method of ['PUT', 'PATCH', 'DELETE', 'GET'] as const) {
      const { record } = await rig.attempt(endpoint.url, { method })
      expect(record).toMatchObject({ method, status: 200 })
      const got = endpoint.requests.at(-1)
      expect(got?.method).toBe(method)
      if (method === 'GET') expect([got?.body.length, got?.headers['content-type']]).toEqual([0, undefined])
      else expect(JSON.parse(got?.body.toString() ?? '')).toMatchObject({ event: 'created', model: 'Site' })
      expect(got?.headers['x-hook-signature']).toBe(hmac('s3cret-of-ours', got?.body ?? Buffer.alloc(0)))
    }
  })

  test('R47: the own headers follow ours in their order and case, and may replace the user agent', async () => {
    const endpoint = await rig.sink()
    await rig.attempt(endpoint.url, {
      headers: [
        ['X-Foo', 'Bar'],
        ['User-Agent', 'netbox'],
        ['x-second', '2'],
      ],
    })
    const raw = endpoint.requests[0]?.rawHeaders ?? []
    const names = raw.filter((_part, index) => index % 2 === 0)
    expect(names.filter(name => /^(accept|x-|user-agent)/i.test(name))).toEqual([
      'accept',
      'X-Foo',
      'User-Agent',
      'x-second',
      'X-Hook-Signature',
    ])
    expect(endpoint.requests[0]?.headers).toMatchObject({ 'x-foo': 'Bar', 'user-agent': 'netbox' })
  })

  test('R47: no header of one’s own can frame the message, name another host, forge the signature or break a line', async () => {
    const endpoint = await rig.sink()
    const { record } = await rig.attempt(endpoint.url, {
      headers: [
        ['Content-Length', '3'],
        ['Host', 'elsewhere.example'],
        ['Transfer-Encoding', 'chunked'],
        ['x-hook-signature', 'forged'],
        ['X-Split', 'a\r\nX-Injected: 1\u0000'],
      ],
    })
    expect(record.status).toBe(200)
    const [got] = endpoint.requests
    expect(got?.headers).toMatchObject({ host: new URL(endpoint.url).host, 'x-split': 'aX-Injected: 1' })
    expect(got?.headers['content-length']).toBe(String(got?.body.length))
    expect(got?.headers).not.toHaveProperty('x-injected')
    expect(got?.headers['x-hook-signature']).toBe(hmac('s3cret-of-ours', got?.body ?? Buffer.alloc(0)))
  })

  test('R47: a body template makes the body, which is signed and kept with the attempt, secrets masked', async () => {
    const endpoint = await rig.sink()
    const template = {
      body: 'text={{ model }} {{ data.name }} {{ event }} by {{ username }}; s3cret-of-ours',
      url: false,
    }
    const { record } = await rig.attempt(endpoint.url, { template, headers: [['X-Key', 's3cret-of-ours']] })
    const [got] = endpoint.requests
    expect(got?.body.toString()).toBe('text=Site DC Ost created by admin; s3cret-of-ours')
    expect(got?.headers['x-hook-signature']).toBe(hmac('s3cret-of-ours', got?.body ?? Buffer.alloc(0)))
    expect(record.requestBody).toBe('text=Site DC Ost created by admin; •••')
    expect(JSON.stringify(record)).not.toContain('s3cret-of-ours')
    expect((await rig.attempt(endpoint.url)).record.requestBody).toBeNull()
  })

  test('R47: a template that cannot be rendered fails the attempt with a sentence, and nothing is sent', async () => {
    const endpoint = await rig.sink()
    const broken = await rig.attempt(endpoint.url, { template: { body: '{% if %}', url: false } })
    expect(broken.record).toMatchObject({ errorClass: 'payload', success: false })
    expect(broken.record.errorMessage).toMatch(/^The body template cannot be rendered: /)
    expect(broken.result).toEqual({ kind: 'hopeless' })
    expect(endpoint.requests).toEqual([])
  })

  test('R47: a URL template leads each event to its own address', async () => {
    const endpoint = await rig.sink()
    const url = `${endpoint.url}/{{ model|lower }}/{{ data.id }}?name={{ data.name }}`
    const { record } = await rig.attempt(url, { template: { body: null, url: true } })
    expect(endpoint.requests[0]?.target).toBe('/site/54?name=DC%20Ost')
    expect(record.url).toBe(`${endpoint.url}/site/54?name=DC%20Ost`)
    const template = { body: null, url: true }
    const bad = await rig.attempt('http://{{ data.nothing }}/', { template })
    expect([bad.record.errorClass, bad.result.kind]).toEqual(['invalid-url', 'hopeless'])
    const file = await rig.attempt('{{ "file" }}:///etc/passwd', { template })
    expect(file.record.errorMessage).toContain('no web address')
    const plain = await rig.attempt(endpoint.url, { template, urlPolicy: 'https-only' })
    expect(plain.record.errorMessage).toContain('without HTTPS')
    expect(endpoint.requests).toHaveLength(1)
  })

  test('R51: every attempt of a delivery has the same body', async () => {
    const endpoint = await rig.sink(() => 500)
    for (const profile of ['netx', 'woodwing', 'hedge', 'netbox'] as const) {
      for (const attempt of [1, 2]) await rig.attempt(endpoint.url, {}, { profile, event: { attempt } })
      const [first, second] = endpoint.requests.slice(-2)
      expect(second?.body).toEqual(first?.body)
    }
  })
})
