import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAssetsClient } from '../../support/assets-client.ts'
import { type Sink, startSink } from '../../support/sink.ts'
import { startTestHost, type TestHost } from '../../support/start-test-host.ts'
import { until } from '../../support/until.ts'

let host: TestHost
let sink: Sink
beforeAll(async () => {
  host = await startTestHost()
  sink = await startSink()
})
afterAll(async () => {
  await host.close()
  await sink.close()
})

const call = (method: string, path = '', body?: unknown, token = host.web.token) =>
  createAssetsClient(host.web.url, token)(method, path, body)
const create = (more: object = {}) =>
  call('POST', '', {
    name: 'My Webhook',
    url: `${sink.url}/assets`,
    eventTypes: ['asset_rename', 'asset_update_metadata'],
    ...more,
  })

describe('the Assets-compatible REST', () => {
  test('R99: a webhook is registered and answered whole, with its token', async () => {
    const { status, body } = await create({
      metadataToReturn: ['status'],
      foldersAndQuery: { folders: ['nature'], query: 'filename:flowers*' },
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      name: 'My Webhook',
      eventTypes: ['asset_rename', 'asset_update_metadata'],
      metadataToReturn: ['status'],
      foldersAndQuery: { folders: ['nature'], query: 'filename:flowers*' },
      enabled: true,
    })
    expect(Buffer.from(body.secretToken, 'base64')).toHaveLength(16)
  })

  test('R21, R104: it is listed and read, its token too; an unknown id is 404', async () => {
    const { body } = await create()
    expect((await call('GET', `/${body.id}`)).body).toEqual(body)
    expect(await call('GET')).toMatchObject({ status: 200, body: expect.arrayContaining([body]) })
    expect((await call('GET', '/none')).status).toBe(404)
  })

  test('R101: POST and PUT change the given fields only', async () => {
    const { body } = await create()
    expect((await call('POST', `/${body.id}`, { name: 'Renamed' })).body).toEqual({ ...body, name: 'Renamed' })
    expect((await call('PUT', `/${body.id}`, { eventTypes: [] })).body).toEqual({
      ...body,
      name: 'Renamed',
      eventTypes: [],
    })
  })

  test('R102, R20: a new token signs the next request, also by the path without a slash', async () => {
    const { body } = await create()
    for (const path of [`/${body.id}/generate-token`, `/${body.id}generate-token`]) {
      const { status, body: made } = await call('POST', path, {})
      expect(status).toBe(200)
      expect(made.secretToken).not.toBe(body.secretToken)
      const before = sink.requests.length
      const event = { assetId: '2n-UzMFgate9nAwg8zLXCs', metadata: { filename: 'a.jpg' } }
      await host.rest('POST', '/messages', { type: 'asset_rename', data: event })
      const signed = () =>
        sink.requests
          .slice(before)
          .some(
            ({ headers, body: bytes }) =>
              headers['x-hook-signature'] === createHmac('sha256', made.secretToken).update(bytes).digest('hex'),
          )
      await until(() => expect(signed()).toBe(true))
    }
  })

  test('R103: it is deleted with 204 and nothing else, and then is 404', async () => {
    const { body } = await create()
    expect(await call('DELETE', `/${body.id}`)).toEqual({ status: 204, body: null })
    expect((await call('GET', `/${body.id}`)).status).toBe(404)
  })

  test('R105: it is disabled and enabled', async () => {
    const { body } = await create()
    expect((await call('PUT', `/${body.id}/disable`)).body.enabled).toBe(false)
    expect((await call('PUT', `/${body.id}/enable`)).body.enabled).toBe(true)
  })

  test('R100: a missing or null field, or an unknown event type, is 400 naming the field; R39: an empty list is right', async () => {
    const base = { name: 'x', url: sink.url, eventTypes: [] }
    expect((await call('POST', '', base)).status).toBe(201)
    for (const [field, value] of [
      ['name', undefined],
      ['name', null],
      ['url', null],
      ['eventTypes', null],
      ['eventTypes', ['asset_nothing']],
      ['metadataToReturn', null],
    ] as const) {
      const { status, body } = await call('POST', '', { ...base, [field]: value })
      expect([status, body.error.field], `${field} ${JSON.stringify(value)}`).toEqual([400, field])
      expect(body.error.message).toMatch(/\.$/)
    }
  })

  test('R106, R127: no token is 401; a viewer or a free tier 403; a super-user with Pro or API may', async () => {
    expect((await call('GET', '', undefined, 'wrong')).status).toBe(401)
    const token = async (role: string, tier: string): Promise<string> =>
      (await host.rest<{ token: string }>('POST', '/tokens', { name: `${role} ${tier}`, role, tier })).body.token
    expect((await call('GET', '', undefined, await token('viewer', 'pro'))).status).toBe(403)
    expect((await call('GET', '', undefined, await token('super-user', 'free'))).status).toBe(403)
    expect((await call('GET', '', undefined, await token('super-user', 'pro'))).status).toBe(200)
    expect((await call('GET', '', undefined, await token('super-user', 'api'))).status).toBe(200)
  })

  test('R127: a viewer’s token reads our own API and cannot write; only an admin sees tokens; a deleted token is refused', async () => {
    const made = await host.rest<{ id: string; token: string }>('POST', '/tokens', {
      name: 'dashboard',
      role: 'viewer',
    })
    const headers = { authorization: `Bearer ${made.body.token}` }
    expect((await host.rest('GET', '/webhooks', undefined, headers)).status).toBe(200)
    const start = { serve: ['--port', '4200'], reach: [] }
    host.engine.setStart(start)
    expect((await host.rest('GET', '/status', undefined, headers)).body).toMatchObject({ start: null })
    expect((await host.rest('GET', '/status')).body).toMatchObject({ start })
    expect((await host.rest('POST', '/messages', { type: 'a', data: 1 }, headers)).status).toBe(403)
    expect(
      (
        await host.rest('POST', '/messages/batch', '{"type":"a","data":1}', {
          ...headers,
          'content-type': 'application/x-ndjson',
        })
      ).status,
    ).toBe(403)
    expect((await host.rest('GET', '/tokens', undefined, headers)).status).toBe(403)
    const { body } = await host.rest<{ items: object[] }>('GET', '/tokens')
    expect(JSON.stringify(body)).not.toContain(made.body.token)
    expect((await host.rest('DELETE', `/tokens/${made.body.id}`)).status).toBe(204)
    expect((await host.rest('GET', '/webhooks', undefined, headers)).status).toBe(401)
  })
})
