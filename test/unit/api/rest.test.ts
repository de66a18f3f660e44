import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSink } from '../../support/sink.ts'
import { startTestHost, type TestHost } from '../../support/start-test-host.ts'
import { until } from '../../support/until.ts'

interface ErrorAnswer {
  error: { code: string; message: string; field?: string; help?: string }
}

let host: TestHost
let sink: Awaited<ReturnType<typeof startSink>>
beforeAll(async () => {
  host = await startTestHost()
  sink = await startSink()
})
afterAll(async () => {
  await host.close()
  await sink.close()
})

const createWebhook = (more: object = {}) =>
  host.rest<{ id: string; number: number; secret: string; url: string }>('POST', '/webhooks', {
    name: 'Orders',
    url: `${sink.url}/orders`,
    eventTypes: ['order.*'],
    ...more,
  })

describe('the REST API', () => {
  test('R107: a webhook is created, read, changed, switched and deleted', async () => {
    const created = await createWebhook()
    expect(created.status).toBe(201)
    expect(created.body.secret).toMatch(/^whsec_/)
    const { id } = created.body
    const read = await host.rest('GET', `/webhooks/${id}`)
    expect(read.body).toMatchObject({ name: 'Orders', profile: 'standard', customised: false, enabled: true })
    expect(read.body).toHaveProperty('secret', null)
    const changed = await host.rest('PATCH', `/webhooks/${id}`, { name: 'Renamed', timeoutMs: 500 })
    expect(changed.body).toMatchObject({ name: 'Renamed', timeoutMs: 500, customised: true, url: created.body.url })
    expect((await host.rest('POST', `/webhooks/${id}/disable`)).body).toMatchObject({
      enabled: false,
      disabled: { by: 'person' },
    })
    expect((await host.rest('POST', `/webhooks/${id}/enable`)).body).toMatchObject({ enabled: true, disabled: null })
    expect((await host.rest('PATCH', `/webhooks/${id}`, { profile: 'standard' })).body).toMatchObject({
      customised: false,
    })
    expect((await host.rest('DELETE', `/webhooks/${id}`)).status).toBe(204)
    expect((await host.rest('GET', `/webhooks/${id}`)).status).toBe(404)
  })

  test('R64: a publish is answered 202 with what was made of it, and the delivery arrives signed', async () => {
    const { body: webhook } = await createWebhook()
    const { body: other } = await createWebhook({ eventTypes: ['user.*'] })
    const published = await host.rest<{ id: string; deliveries: { id: string }[]; skipped: unknown[] }>(
      'POST',
      '/messages',
      {
        type: 'order.paid',
        data: { total: 42 },
      },
    )
    expect(published.status).toBe(202)
    expect(published.body.deliveries).toHaveLength(1)
    const [delivery] = published.body.deliveries
    await until(async () => {
      expect((await host.rest('GET', `/deliveries/${delivery?.id}`)).body).toMatchObject({
        status: 'sent',
        attempts: 1,
      })
    })
    const { body } = await host.rest<{ attemptList: { request: { body: string; headers: string[][] } }[] }>(
      'GET',
      `/deliveries/${delivery?.id}`,
    )
    const sent = sink.requests.find(request => request.headers['webhook-id'] === published.body.id)
    expect(sent?.body.toString()).toBe(body.attemptList[0]?.request.body)
    expect(sent?.headers['webhook-signature']).toMatch(/^v1,/)
    const message = await host.rest('GET', `/messages/${published.body.id}`)
    expect(message.body).toMatchObject({ type: 'order.paid', data: { total: 42 }, deliveries: [{ status: 'sent' }] })
    expect(message.body).toMatchObject({ skipped: [{ webhookId: other.id, reason: 'event type not subscribed' }] })
    for (const { id } of [webhook, other]) await host.rest('DELETE', `/webhooks/${id}`)
  })

  test('R100: a wrong body is answered 400 naming the field, and nothing is made', async () => {
    const before = await host.rest<{ items: unknown[] }>('GET', '/webhooks')
    const cases: [string, object, string][] = [
      ['/webhooks', { url: 'https://example.com' }, 'name'],
      ['/webhooks', { name: 'x', url: 'ftp://example.com' }, 'url'],
      ['/webhooks', { name: 'x', url: 'https://example.com', eventTypes: null }, 'eventTypes'],
      ['/webhooks', { name: 'x', url: 'https://example.com', typo: 1 }, 'typo'],
      ['/webhooks', { name: 'x', url: 'http://example.com', profile: 'netx' }, 'url'],
      ['/messages', { data: 1 }, 'type'],
      ['/messages', { type: 'a b', data: 1 }, 'type'],
      ['/inboxes', { name: 'No Good' }, 'name'],
    ]
    for (const [path, body, field] of cases) {
      const answer = await host.rest<ErrorAnswer>('POST', path, body)
      expect([answer.status, answer.body.error.field, answer.body.error.code], JSON.stringify(body)).toEqual([
        400,
        field,
        'INVALID_INPUT',
      ])
      expect(answer.body.error.message).toMatch(/\.$/)
    }
    expect((await host.rest<{ items: unknown[] }>('GET', '/webhooks')).body.items).toHaveLength(
      before.body.items.length,
    )
    const broken = await host.rest<ErrorAnswer>('POST', '/webhooks', '{', { 'content-type': 'application/json' })
    expect([broken.status, broken.body.error.code]).toEqual([400, 'INVALID_INPUT'])
  })

  test('B6: the same Idempotency-Key gets the first answer, an id that exists gets 409', async () => {
    const event = { type: 'order.paid', data: {} }
    const first = await host.rest('POST', '/messages', event, { 'idempotency-key': 'k-1' })
    const again = await host.rest('POST', '/messages', event, { 'idempotency-key': 'k-1' })
    expect(again).toEqual(first)
    const taken = await host.rest<ErrorAnswer>('POST', '/messages', { ...event, id: String(first.body.id) })
    expect([taken.status, taken.body.error.field]).toEqual([409, 'id'])
  })

  test('a batch takes what is right and says what is wrong, as JSON and as lines', async () => {
    const items = [
      { type: 'a', data: 1 },
      { type: '', data: 1 },
      { type: 'b', data: 2 },
    ]
    const json = await host.rest<{ accepted: number; ids: string[]; errors: { index: number }[] }>(
      'POST',
      '/messages/batch',
      items,
    )
    expect(json.status).toBe(202)
    expect(json.body).toMatchObject({ accepted: 2, errors: [{ index: 1 }] })
    const lines = await host.rest(
      'POST',
      '/messages/batch',
      '{"type":"a","data":1}\n{oops\n\n{"type":"b","data":2}\n',
      {
        'content-type': 'application/x-ndjson',
      },
    )
    expect(lines.body).toMatchObject({ accepted: 2, errors: [{ index: 1 }] })
  })

  test('R106: without a token, with a wrong one, or under a foreign Host or Origin nothing is answered', async () => {
    const call = (headers: Record<string, string>): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        request(`${host.web.url}/api/v1/status`, { headers }, answer => resolve(answer.resume().statusCode))
          .on('error', reject)
          .end()
      })
    const authorization = `Bearer ${host.web.token}`
    expect(await call({})).toBe(401)
    expect(await call({ authorization: 'Bearer wrong' })).toBe(401)
    expect(await call({ authorization, host: 'evil.example' })).toBe(403)
    expect(await call({ authorization, origin: 'https://evil.example' })).toBe(403)
    expect(await call({ authorization })).toBe(200)
  })

  test('a browser logs in with a code once, or with the token, and is refused after ten wrong tokens', async () => {
    const login = host.web.loginUrl()
    const first = await fetch(login, { redirect: 'manual' })
    const cookie = first.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/)
    const session = { cookie: cookie.split(';')[0] ?? '' }
    expect((await fetch(`${host.web.url}/api/v1/status`, { headers: session })).status).toBe(200)
    expect((await fetch(login, { redirect: 'manual' })).headers.get('set-cookie')).toBeNull()
    const post = (token: string) =>
      fetch(`${host.web.url}/session`, { method: 'POST', body: JSON.stringify({ token }) })
    expect((await post(host.web.token)).status).toBe(200)
    const answers: number[] = []
    for (let i = 0; i < 12; i++) answers.push((await post('wrong')).status)
    expect(answers.at(0)).toBe(401)
    expect(answers.at(-1)).toBe(429)
  })

  test('R76: a failed delivery is sent again by hand; of a netx webhook it is refused with 409', async () => {
    const failing = await startSink((_request, index) => (index === 0 ? 500 : 200))
    const { body: webhook } = await createWebhook({ url: failing.url, retry: retryNever, eventTypes: ['once'] })
    const { body } = await host.rest<{ deliveries: { id: string }[] }>('POST', '/messages', { type: 'once', data: 1 })
    const id = body.deliveries[0]?.id
    const status = async () => (await host.rest(`GET`, `/deliveries/${id}`)).body.status
    await until(async () => expect(await status()).toBe('failed'))
    expect((await host.rest('POST', `/deliveries/${id}/retry`)).status).toBe(202)
    await until(async () => expect(await status()).toBe('sent'))
    expect(failing.requests[0]?.body).toEqual(failing.requests[1]?.body)
    const again = await host.rest<ErrorAnswer>('POST', `/deliveries/${id}/retry`)
    expect([again.status, again.body.error.code]).toEqual([409, 'RETRY_NOT_ALLOWED'])
    await host.rest('PATCH', `/webhooks/${webhook.id}`, { manualRetry: false })
    expect((await host.rest('POST', `/deliveries/${id}/retry`)).status).toBe(409)
    await failing.close()
  })

  test('R10: a test works while the webhook is disabled, is logged as a test and never retried', async () => {
    const down = await startSink(() => 503)
    const { body: webhook } = await createWebhook({ url: down.url, enabled: false })
    const tested = await host.rest<{ deliveryId: string }>('POST', `/webhooks/${webhook.id}/test`)
    expect(tested.body).toMatchObject({ success: false, response: { status: 503 } })
    const { body } = await host.rest('GET', `/deliveries/${tested.body.deliveryId}`)
    expect(body).toMatchObject({ status: 'failed', test: true, nextAttemptAt: null })
    expect((await host.rest('GET', `/webhooks/${webhook.id}`)).body).toMatchObject({ enabled: false })
    await down.close()
  })

  test('R16: the list filters by status, webhook and type, and pages with a cursor', async () => {
    const { body: webhook } = await createWebhook({ eventTypes: ['paged'] })
    await host.rest(
      'POST',
      '/messages/batch',
      Array.from({ length: 7 }, (_, n) => ({ type: 'paged', data: n })),
    )
    const list = (query: string) =>
      host.rest<{ items: { id: string }[]; next: string | null }>('GET', `/deliveries?webhookId=${webhook.id}${query}`)
    await until(async () => expect((await list('&status=sent')).body.items).toHaveLength(7))
    const first = await list('&limit=5')
    const second = await list(`&limit=5&cursor=${first.body.next}`)
    expect([...first.body.items, ...second.body.items].map(({ id }) => id)).toHaveLength(7)
    expect(second.body.next).toBeNull()
    expect((await list('&status=failed&status=queued')).body.items).toEqual([])
    expect((await list('&status=failed&status=sent')).body.items).toHaveLength(7)
    expect((await list('&type=other')).body.items).toEqual([])
  })

  test('an inbox with a scheme and no secret says in every answer that it verifies nothing', async () => {
    const sentence = /verifies nothing: the scheme woodwing needs a secret/
    const inbox = async (method: string, path: string, body?: object) =>
      (await host.rest<{ warnings: string[] }>(method, path, body)).body
    expect((await inbox('POST', '/inboxes', { name: 'unsure', scheme: 'woodwing' })).warnings[0]).toMatch(sentence)
    expect((await inbox('GET', '/inboxes/unsure')).warnings[0]).toMatch(sentence)
    expect((await inbox('PATCH', '/inboxes/unsure', { secret: 'hush' })).warnings).toEqual([])
    expect((await inbox('PATCH', '/inboxes/unsure', { secret: null })).warnings).toHaveLength(1)
    expect((await inbox('PATCH', '/inboxes/unsure', { scheme: 'none' })).warnings).toEqual([])
  })

  test('B22: an inbox warns of a secret that its scheme cannot verify with', async () => {
    const made = await host.rest<{ warnings: string[] }>('POST', '/inboxes', {
      name: 'nonsense',
      scheme: 'discord',
      secret: 'nonsense',
    })
    expect(made.body.warnings).toEqual([
      'No request can verify: the secret is none of the scheme discord. The key is not 64 hex digits. Set the secret that the sender has.',
    ])
    const change = { secrets: [0, 'ab'.repeat(32)] }
    const changed = await host.rest<{ warnings: string[] }>('PATCH', '/inboxes/nonsense', change)
    expect(changed.body.warnings).toEqual([
      'Secret 1 of 2 is none of the scheme discord. The key is not 64 hex digits. Correct it or take it out.',
    ])
  })

  test('the live feed tells of deliveries as server-sent events', async () => {
    await createWebhook({ eventTypes: ['live'] })
    const stop = new AbortController()
    const response = await fetch(`${host.web.url}/api/v1/events`, {
      headers: { authorization: `Bearer ${host.web.token}` },
      signal: stop.signal,
    })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    await host.rest('POST', '/messages', { type: 'live', data: 1 })
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString()
      if (text.includes('"type":"live"') && text.includes('"status":"sent"')) break
    }
    stop.abort()
    expect(text).toContain('"type":"deliveries"')
  })
})

const retryNever = {
  delaysSec: [],
  on: { status: 'non-success', timeout: true, network: true },
  jitter: 0,
  honourRetryAfter: true,
}
