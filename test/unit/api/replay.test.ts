import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Capture } from '../../../src-shared/model/capture.ts'
import type { Inbox } from '../../../src-shared/model/inbox.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import type { Replay, ReplayResult } from '../../../src-shared/model/replay.ts'
import { startSink } from '../../support/sink.ts'
import { startTestHost, type TestHost } from '../../support/start-test-host.ts'
import { sendRaw } from '../../support/send-raw.ts'

let host: TestHost
let receiver: string
beforeAll(async () => {
  host = await startTestHost()
  const { url } = (await host.rest<Inbox>('POST', '/inboxes', { name: 'plain' })).body
  receiver = new URL(url).origin
})
afterAll(() => host.close())

const newest = async (inbox: string): Promise<Capture> => {
  const { items } = (await host.rest<Page<Capture>>('GET', `/inboxes/${inbox}/captures?limit=1`)).body
  return (await host.rest<Capture>('GET', `/captures/${items[0]?.id}`)).body
}

const capture = async (inbox: string, head: string, body: Uint8Array = new Uint8Array()): Promise<Capture> => {
  await sendRaw(receiver, Buffer.concat([Buffer.from(head.replaceAll('\n', '\r\n'), 'latin1'), body]))
  return newest(inbox)
}

const replay = (id: string, input: object) => host.rest<ReplayResult>('POST', `/captures/${id}/replay`, input)

const bytes = Buffer.from(Array.from({ length: 256 }, (_, at) => at))

describe('B25: a capture is sent again', () => {
  test('exact: every header and byte as it was, with the path behind the inbox and the query', async () => {
    const target = await startSink()
    const taken = await capture(
      'plain',
      'PUT /plain/a%2Fb//c?x&y=1 HTTP/1.1\nX-Odd: 1\nHost: sender.example\nx-twice: a\nX-Twice: caf\u00e9\ncontent-length: 256\nConnection: close\n\n',
      bytes,
    )
    const { status, body } = await replay(taken.id, { to: target.url })
    expect(status).toBe(200)
    expect(body.response?.status).toBe(200)
    expect(body.captureId).toBe(null)
    const [got] = target.requests
    expect(got?.method).toBe('PUT')
    expect(got?.target).toBe('/a%2Fb//c?x&y=1')
    expect(got?.body.equals(bytes)).toBe(true)
    expect(got?.rawHeaders).toEqual([
      'X-Odd',
      '1',
      'Host',
      new URL(target.url).host,
      'x-twice',
      'a',
      'X-Twice',
      'caf\u00e9',
      'content-length',
      '256',
      'Connection',
      'close',
    ])
    await replay(taken.id, { to: `${target.url}/own/path` })
    expect(target.requests[1]?.target).toBe('/own/path')
    await target.close()
  })

  test('to one of our own inboxes it becomes a capture that names the one it is of, and nothing is added to it', async () => {
    await host.rest('POST', '/inboxes', { name: 'copy' })
    const taken = await capture(
      'plain',
      'POST /plain?a HTTP/1.1\nHost: x\nContent-Length: 5\nConnection: close\n\n',
      Buffer.from('hello'),
    )
    const { body } = await replay(taken.id, { to: `${receiver}/copy` })
    const copy = await newest('copy')
    expect(body.captureId).toBe(copy.id)
    expect(copy.replayOf).toBe(taken.id)
    expect(copy.bodySha256).toBe(taken.bodySha256)
    expect(copy.rawHeaders.map(([name]) => name)).toEqual(['Host', 'Content-Length', 'Connection'])
    expect(taken.replayOf).toBe(null)
    const other = await capture('copy', 'POST /copy HTTP/1.1\nHost: x\nContent-Length: 0\nConnection: close\n\n')
    expect(other.replayOf).toBe(null)
  })

  test('signed anew it is valid again, in the place of the old signature', async () => {
    const secret = 'shhh-shhh-shhh'
    await host.rest('POST', '/inboxes', { name: 'stripe', scheme: 'stripe', secret })
    const old = createHmac('sha256', secret).update('1000.{"a":1}').digest('hex')
    const taken = await capture(
      'stripe',
      `POST /stripe HTTP/1.1\nHost: x\nStripe-Signature: t=1000,v1=${old}\nX-After: 1\nContent-Length: 7\nConnection: close\n\n`,
      Buffer.from('{"a":1}'),
    )
    expect(taken.verification).toMatchObject({ result: 'invalid', code: 'timestamp-old' })
    const { body } = await replay(taken.id, { to: `${receiver}/stripe`, mode: 'resign' })
    expect(body.response?.status).toBe(200)
    const again = await newest('stripe')
    expect(again.verification.result).toBe('valid')
    expect(again.rawHeaders.map(([name]) => name)).toEqual([
      'Host',
      'Stripe-Signature',
      'X-After',
      'Content-Length',
      'Connection',
    ])
    const exact = await replay(taken.id, { to: `${receiver}/stripe` })
    expect(exact.body.response?.status).toBe(400)
  })

  test('signed by another scheme the old signature goes, and the secret of the new one must be given', async () => {
    const target = await startSink()
    const taken = await newest('stripe')
    const refused = await replay(taken.id, { to: target.url, mode: 'resign', scheme: 'github' })
    expect(refused).toMatchObject({ status: 400, body: { error: { field: 'secret' } } })
    await replay(taken.id, { to: target.url, mode: 'resign', scheme: 'github', secret: 'It is a secret' })
    expect(target.requests[0]?.headers['x-hub-signature-256']).toBe(
      `sha256=${createHmac('sha256', 'It is a secret').update('{"a":1}').digest('hex')}`,
    )
    expect(target.requests[0]?.headers['stripe-signature']).toBe(undefined)
    await target.close()
  })

  test('a scheme that sends its secret: the answer of the call does not tell it', async () => {
    await host.rest('POST', '/inboxes', { name: 'token', scheme: 'gitlab', secret: 'a-long-token-value' })
    const target = await startSink(got => (_request, response) => response.end(String(got.headers['x-gitlab-token'])))
    const taken = await capture('token', 'POST /token HTTP/1.1\nHost: x\nContent-Length: 0\nConnection: close\n\n')
    const { body } = await replay(taken.id, { to: target.url, mode: 'resign' })
    expect(target.requests[0]?.headers['x-gitlab-token']).toBe('a-long-token-value')
    expect(JSON.stringify(body)).not.toContain('a-long-token-value')
    expect(body.response?.body).toBe('•••')
    await target.close()
  })

  test('edited: method, target, headers and body are the given ones; with a scheme it is signed', async () => {
    const target = await startSink()
    const taken = await newest('stripe')
    const edit = {
      method: 'PATCH',
      target: '/other?z',
      headers: [['X-Mine', '1']],
      bodyBase64: Buffer.from('changed').toString('base64'),
    }
    await replay(taken.id, { to: target.url, mode: 'edit', edit })
    expect(target.requests[0]).toMatchObject({ method: 'PATCH', target: '/other?z' })
    expect(target.requests[0]?.body.toString()).toBe('changed')
    expect(target.requests[0]?.headers['x-mine']).toBe('1')
    expect(target.requests[0]?.headers['stripe-signature']).toBe(undefined)
    await replay(taken.id, {
      to: `${receiver}/stripe`,
      mode: 'edit',
      edit: { ...edit, target: '/stripe' },
      scheme: 'stripe',
    })
    expect((await newest('stripe')).verification.result).toBe('valid')
    expect(await replay(taken.id, { to: target.url, mode: 'exact', edit })).toMatchObject({
      status: 400,
      body: { error: { field: 'edit' } },
    })
    await target.close()
  })

  test('a scheme that signs the URL signs the one that the inbox knows itself by', async () => {
    await host.rest('POST', '/inboxes', {
      name: 'twilio',
      scheme: 'twilio',
      secret: '0123456789abcdef',
      publicUrl: 'https://hooks.example.com/sms',
    })
    const taken = await capture(
      'twilio',
      'POST /twilio/in?a=1 HTTP/1.1\nHost: x\nContent-Type: application/json\nContent-Length: 2\nConnection: close\n\n',
      Buffer.from('{}'),
    )
    const { body } = await replay(taken.id, { to: `${receiver}/twilio/in?a=1`, mode: 'resign' })
    expect(body.response?.status).toBe(200)
    expect((await newest('twilio')).verification.result).toBe('valid')
  })

  test('what came of it is listed, newest first, and an endpoint that is not there is told', async () => {
    const gone = await startSink()
    await gone.close()
    const taken = await capture('plain', 'GET /plain HTTP/1.1\nHost: x\nConnection: close\n\n')
    const failed = await replay(taken.id, { to: gone.url })
    expect(failed.body).toMatchObject({ response: null, error: { class: 'refused' }, captureId: null })
    const sent = await replay(taken.id, { to: `${receiver}/copy` })
    const { items } = (await host.rest<{ items: Replay[] }>('GET', `/captures/${taken.id}/replays`)).body
    expect(items.map(({ id, status }) => [id, status])).toEqual([
      [sent.body.id, 200],
      [failed.body.id, null],
    ])
    expect(items[0]?.captureId).toBe((await newest('copy')).id)
    expect(items[1]?.error).toContain('ECONNREFUSED')
    await host.rest('DELETE', `/captures/${taken.id}`)
    expect((await host.rest('GET', `/captures/${taken.id}/replays`)).status).toBe(404)
  })

  test('what cannot be sent says why: no request, half a body, no such capture', async () => {
    await sendRaw(receiver, Buffer.from('NOT HTTP\r\n\r\n'))
    expect(await replay((await newest('malformed')).id, { to: receiver })).toMatchObject({
      status: 409,
      body: { error: { message: 'This is no HTTP request, so it cannot be sent again.' } },
    })
    await sendRaw(receiver, Buffer.from('CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n'))
    const tunnel = await newest('malformed')
    expect(tunnel).toMatchObject({ method: 'CONNECT', kind: 'malformed' })
    expect(await replay(tunnel.id, { to: receiver })).toMatchObject({
      status: 409,
      body: { error: { message: 'This is no request to this receiver, so it cannot be sent again.' } },
    })
    for (const as of ['curl', 'har']) {
      expect(await host.rest('GET', `/captures/${tunnel.id}/export?as=${as}`)).toMatchObject({
        status: 409,
        body: { error: { message: 'This is no request to this receiver, so nothing can send it again.' } },
      })
    }
    expect((await replay('cap_none', { to: receiver })).status).toBe(404)
    expect((await replay('cap_none', { to: 'nowhere' })).status).toBe(400)
  })
})
