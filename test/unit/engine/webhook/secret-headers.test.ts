import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ErrorBody } from '../../../../src-shared/error.ts'
import type { DeliveryDetail } from '../../../../src-shared/model/delivery.ts'
import type { Webhook, WebhookCreated } from '../../../../src-shared/model/webhook.ts'
import { createRest, type Rest } from '../../../support/rest-client.ts'
import { type Sink, startSink } from '../../../support/sink.ts'
import { startTestHost, type TestHost } from '../../../support/start-test-host.ts'

describe('invariant 6: secret headers and readable secrets', () => {
  let host: TestHost
  let sink: Sink
  let viewer: Rest
  beforeAll(async () => {
    host = await startTestHost()
    sink = await startSink()
    const { token } = await host.engine.tokens.create({ name: 'viewer', role: 'viewer' })
    viewer = createRest({ url: host.web.url, token })
  })
  afterAll(async () => {
    await host.close()
    await sink.close()
  })

  const create = async (more: object): Promise<WebhookCreated> => {
    const body = { name: 'one', url: sink.url, eventTypes: ['*'], ...more }
    const answer = await host.rest<WebhookCreated>('POST', '/webhooks', body)
    expect(answer).toMatchObject({ status: 201 })
    return answer.body
  }
  const read = async (id: string): Promise<Webhook> => (await host.rest<Webhook>('GET', `/webhooks/${id}`)).body
  const change = (id: string, body: object) =>
    host.rest<Webhook & { error: ErrorBody }>('PATCH', `/webhooks/${id}`, body)
  const sentHeaders = async (id: string) => {
    const { body } = await host.rest<{ deliveryId: string }>('POST', `/webhooks/${id}/test`)
    const detail = await host.rest<DeliveryDetail>('GET', `/deliveries/${body.deliveryId}`)
    return { got: sink.requests.at(-1)?.headers, shown: detail.body.attemptList[0]?.request.headers }
  }

  it('a header with a telling name is sent, and is read by nobody again', async () => {
    const { id, headers, secretHeaders } = await create({
      headers: [
        ['Authorization', 'Bearer planted'],
        ['X-Team', 'storage'],
      ],
    })
    expect(headers).toEqual([
      ['Authorization', '•••'],
      ['X-Team', 'storage'],
    ])
    expect(secretHeaders).toEqual(['Authorization'])
    expect(await read(id)).toMatchObject({ headers, secretHeaders })
    const { got, shown } = await sentHeaders(id)
    expect(got).toMatchObject({ authorization: 'Bearer planted', 'x-team': 'storage' })
    expect(shown).toContainEqual(['Authorization', '•••'])
    expect(shown).toContainEqual(['X-Team', 'storage'])
  })

  it('a list with the mask written back keeps the value; another value replaces it; without the line it is gone', async () => {
    const { id, headers } = await create({ headers: [['X-Api-Key', 'planted']] })
    const longer = [['X-First', '1'], ...headers]
    expect(await change(id, { headers: longer, name: 'renamed' })).toMatchObject({ body: { headers: longer } })
    expect((await sentHeaders(id)).got).toMatchObject({ 'x-api-key': 'planted', 'x-first': '1' })
    await change(id, { timeoutMs: 2000 })
    expect((await sentHeaders(id)).got).toMatchObject({ 'x-api-key': 'planted' })
    await change(id, { headers: [['X-Api-Key', 'other']] })
    expect((await sentHeaders(id)).got).toMatchObject({ 'x-api-key': 'other' })
    await change(id, { headers: [] })
    expect((await sentHeaders(id)).got).not.toHaveProperty('x-api-key')
    const { status, body } = await change(id, { headers: [['X-Api-Key', '•••']] })
    expect(status).toBe(400)
    expect(body.error).toMatchObject({ code: 'INVALID_INPUT', field: 'headers' })
    expect((await read(id)).headers).toEqual([])
  })

  it('any header can be marked; unmarking one needs its value again', async () => {
    const { id } = await create({ headers: [['X-Team', 'planted']] })
    const marked = await change(id, { secretHeaders: ['x-team'] })
    expect(marked.body).toMatchObject({ headers: [['X-Team', '•••']], secretHeaders: ['X-Team'] })
    expect((await sentHeaders(id)).got).toMatchObject({ 'x-team': 'planted' })
    const renamed = await change(id, { name: 'still marked', headers: [['X-Team', '•••']] })
    expect(renamed.body).toMatchObject({ secretHeaders: ['X-Team'] })
    const refused = await change(id, { secretHeaders: [] })
    expect(refused).toMatchObject({ status: 400, body: { error: { field: 'headers' } } })
    expect(refused.body.error.message).toBe('The value of X-Team is secret and cannot be made readable.')
    const open = await change(id, { secretHeaders: [], headers: [['X-Team', 'storage']] })
    expect(open.body).toMatchObject({ headers: [['X-Team', 'storage']], secretHeaders: [] })
  })

  it('another profile keeps what stands behind a mask', async () => {
    const { id } = await create({ headers: [['X-Mine', 'planted']], secretHeaders: ['X-Mine'] })
    const { body } = await change(id, { profile: 'hedge', headers: [['X-Mine', '•••']] })
    expect(body).toMatchObject({ profile: 'hedge', headers: [['X-Mine', '•••']], secretHeaders: ['X-Mine'] })
    expect((await sentHeaders(id)).got).toMatchObject({ 'x-mine': 'planted' })
    expect((await change(id, { profile: 'hedge' })).body).toMatchObject({ headers: [], secretHeaders: [] })
  })

  it('R47: a header that could not be sent is refused with a sentence, and an old one does not stop an edit', async () => {
    for (const name of ['Content-Length', 'Host', 'Expect', 'Proxy-Authorization', 'webhook-id']) {
      const body = { name: 'x', url: sink.url, headers: [[name, '1']] }
      const answer = await host.rest<{ error: ErrorBody }>('POST', '/webhooks', body)
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'INVALID_INPUT', field: 'headers' } } })
      expect(answer.body.error.message).toContain(name)
    }
    const { id } = await create({ headers: [['X-Sig', '1']] })
    const signing = { scheme: 'hmac', algorithm: 'sha256', encoding: 'hex', header: 'x-sig' }
    expect(await change(id, { signing })).toMatchObject({ status: 400, body: { error: { field: 'headers' } } })
  })

  it('R21, R22: a viewer reads no secret, a writer does', async () => {
    for (const [profile, secret] of [
      ['woodwing', undefined],
      ['netbox', 'planted-and-chosen'],
    ] as const) {
      const { id, secret: shown } = await create({
        name: profile,
        profile,
        ...(profile === 'netbox' ? { eventTypes: ['created'], secret } : {}),
      })
      expect((await read(id)).secret).toBe(shown)
      expect((await viewer<Webhook>('GET', `/webhooks/${id}`)).body).toMatchObject({ id, secret: null })
      const { body } = await viewer<{ items: Webhook[] }>('GET', '/webhooks')
      expect(body.items.find(webhook => webhook.id === id)).toMatchObject({ secret: null })
    }
  })
})
