import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Webhook, WebhookCreated } from '../../../../src-shared/model/webhook.ts'
import type { ErrorBody } from '../../../../src-shared/error.ts'
import { startTestHost, type TestHost } from '../../../support/start-test-host.ts'

describe('webhooks of the four systems', () => {
  let host: TestHost
  beforeAll(async () => {
    host = await startTestHost()
  })
  afterAll(() => host.close())

  let names = 0
  const bodyOf = (profile: string, more: object = {}) => ({
    name: `${profile} ${++names}`,
    url: 'https://example.com/hook',
    profile,
    ...(profile === 'netbox' ? { eventTypes: ['created'] } : {}),
    ...more,
  })
  const create = async (profile: string, more: object = {}): Promise<WebhookCreated> => {
    const { status, body } = await host.rest<WebhookCreated>('POST', '/webhooks', bodyOf(profile, more))
    expect(body).toMatchObject({ profile })
    expect(status).toBe(201)
    return body
  }
  const refused = async (method: string, path: string, body: object = {}): Promise<ErrorBody & { status: number }> => {
    const answer = await host.rest<{ error: ErrorBody }>(method, path, body)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    return { ...answer.body.error, status: answer.status }
  }
  const read = async (id: string): Promise<Webhook> => (await host.rest<Webhook>('GET', `/webhooks/${id}`)).body
  const change = async (id: string, more: object): Promise<Webhook> =>
    (await host.rest<Webhook>('PATCH', `/webhooks/${id}`, more)).body
  const reset = (id: string) => host.rest<{ secret: string | null }>('POST', `/webhooks/${id}/reset-secret`)

  it('R21: a woodwing secret is base64 of 16 bytes and can be read at any time', async () => {
    const { id, secret } = await create('woodwing')
    expect(secret).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect((await read(id)).secret).toBe(secret)
    const list = await host.rest<{ items: Webhook[] }>('GET', '/webhooks')
    expect(list.body.items.find(webhook => webhook.id === id)?.secret).toBe(secret)
  })

  it('R107: one part of a group of settings can be given alone; the others keep the preset’s or their own value', async () => {
    const { id, filter, retry } = await create('woodwing', {
      filter: { metadataToReturn: ['status'] },
      retry: { delaysSec: [1] },
    })
    expect(filter).toMatchObject({ metadataToReturn: ['status'], triggerMetadataFields: [], foldersAndQuery: null })
    expect(retry).toMatchObject({ delaysSec: [1], on: { status: '5xx', timeout: true, network: true } })
    const changed = await change(id, { filter: { triggerMetadataFields: ['status'] }, tls: { verify: false } })
    expect(changed.filter).toMatchObject({ metadataToReturn: ['status'], triggerMetadataFields: ['status'] })
    expect(changed.tls).toEqual({ verify: false, trustLocalCa: false, caFile: null })
    const { field } = await refused('PATCH', `/webhooks/${id}`, { filter: { nonsense: [] } })
    expect(field).toBe('filter.nonsense')
  })

  it('R14: the form, the switch and the buttons change one and the same field', async () => {
    const { id } = await create('standard')
    const enabled = async () => (await read(id)).enabled
    await change(id, { enabled: false })
    expect(await enabled()).toBe(false)
    await host.rest('POST', `/webhooks/${id}/enable`)
    expect(await enabled()).toBe(true)
    await host.rest('POST', `/webhooks/${id}/disable`)
    expect(await enabled()).toBe(false)
    expect((await change(id, { enabled: true })).disabled).toBeNull()
    expect(await enabled()).toBe(true)
  })

  it('R20, R21: regenerating gives a new woodwing secret, which is read from then on', async () => {
    const { id, secret } = await create('woodwing')
    const { body } = await reset(id)
    expect(body.secret).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect(body.secret).not.toBe(secret)
    expect((await read(id)).secret).toBe(body.secret)
  })

  it('R19: a netx or standard secret is read by nobody later, also when the webhook signs in another way', async () => {
    const hmac = { scheme: 'hmac', algorithm: 'sha256', encoding: 'hex', header: 'X-Sig' }
    for (const more of [{}, { signing: hmac }]) {
      for (const profile of ['netx', 'standard']) {
        const { id, secret } = await create(profile, more)
        expect(secret).not.toBeNull()
        expect((await read(id)).secret).toBeNull()
      }
    }
    const { id } = await create('woodwing', { signing: { scheme: 'standard', algorithms: ['hmac-sha256'] } })
    expect((await read(id)).secret).toBeNull()
  })

  it('R22: the owner of a netbox webhook chooses, changes and removes its secret', async () => {
    const { id, secret } = await create('netbox', { secret: 'geheim ✓' })
    expect(secret).toBe('geheim ✓')
    expect((await read(id)).secret).toBe('geheim ✓')
    expect((await change(id, { name: 'renamed', contentType: 'text/json' })).secret).toBe('geheim ✓')
    const signing = { scheme: 'hmac', algorithm: 'sha256', encoding: 'hex', header: 'X-Sig' }
    expect((await change(id, { signing })).secret).toBe('geheim ✓')
    expect((await change(id, { secret: 'other' })).secret).toBe('other')
    expect((await change(id, { secret: '' })).secret).toBeNull()
    expect((await create('netbox')).secret).toBeNull()
    expect((await create('netbox', { secret: 'x'.repeat(255) })).secret).toHaveLength(255)
    expect(await refused('POST', '/webhooks', bodyOf('netbox', { secret: 'x'.repeat(256) }))).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'secret',
    })
    expect(await refused('POST', `/webhooks/${id}/reset-secret`)).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'secret',
      message: 'The secret of this webhook is chosen by its owner.',
    })
  })

  it('R22: a secret of one’s own in a wrong form is refused and changes nothing', async () => {
    for (const profile of ['standard', 'netx', 'woodwing', 'hedge']) {
      const answer = await refused('POST', '/webhooks', bodyOf(profile, { secret: 'mine' }))
      expect(answer).toMatchObject({ status: 400, code: 'INVALID_INPUT', field: 'secret' })
    }
    const { id, secret } = await create('woodwing')
    expect(await refused('PATCH', `/webhooks/${id}`, { name: 'not kept', secret: 'mine' })).toMatchObject({
      field: 'secret',
    })
    expect(await read(id)).toMatchObject({ name: expect.stringContaining('woodwing'), secret })
  })

  it('R23: a hedge webhook has no secret and signs nothing', async () => {
    const { id, secret } = await create('hedge')
    expect(secret).toBeNull()
    expect((await reset(id)).body.secret).toBeNull()
    expect((await read(id)).signing).toEqual({ scheme: 'none' })
  })

  it('R8: another profile brings a secret as it has them', async () => {
    const { id } = await create('netbox', { secret: 'mine' })
    expect((await change(id, { profile: 'woodwing' })).secret).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect((await change(id, { profile: 'netbox' })).secret).toBeNull()
    expect((await change(id, { profile: 'netx' })).secret).toBeNull()
    expect((await change(id, { profile: 'netbox', secret: 'mine' })).secret).toBe('mine')
  })

  it('R3: the name of a netbox webhook is unique, at a create, a change and when two come at once', async () => {
    const { id } = await create('netbox', { name: 'Sites' })
    const taken = { status: 409, code: 'CONFLICT', field: 'name', message: 'A NetBox webhook named Sites exists.' }
    expect(await refused('POST', '/webhooks', bodyOf('netbox', { name: 'Sites' }))).toMatchObject(taken)
    const other = await create('netbox')
    expect(await refused('PATCH', `/webhooks/${other.id}`, { name: 'Sites' })).toMatchObject(taken)
    expect((await change(id, { name: 'Sites', enabled: false })).enabled).toBe(false)
    const plain = await create('hedge', { name: 'Sites' })
    expect(
      await refused('PATCH', `/webhooks/${plain.id}`, { profile: 'netbox', eventTypes: ['created'] }),
    ).toMatchObject(taken)
    const twins = await Promise.all(
      [1, 2].map(() => host.rest('POST', '/webhooks', bodyOf('netbox', { name: 'Twin' }))),
    )
    expect(twins.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
  })

  it('R17: a netbox webhook needs at least one event type', async () => {
    const message = 'You must select at least one type: create, update, and/or delete.'
    for (const eventTypes of [[], undefined]) {
      const answer = await refused('POST', '/webhooks', bodyOf('netbox', { eventTypes }))
      expect(answer).toMatchObject({ status: 400, code: 'INVALID_INPUT', field: 'eventTypes', message })
    }
    const { id } = await create('netbox')
    expect(await refused('PATCH', `/webhooks/${id}`, { eventTypes: [] })).toMatchObject({ field: 'eventTypes' })
    const woodwing = await create('woodwing')
    expect(woodwing.eventTypes).toEqual([])
    expect(await refused('PATCH', `/webhooks/${woodwing.id}`, { profile: 'netbox' })).toMatchObject({ message })
  })

  it('R47: a CA file without verification, a broken query and a broken template are refused, naming the field', async () => {
    const tls = { verify: false, trustLocalCa: false, caFile: '/ca.pem' }
    expect(await refused('POST', '/webhooks', bodyOf('netbox', { tls }))).toMatchObject({ field: 'tls.caFile' })
    const template = { body: '{{ data', url: false }
    expect(await refused('POST', '/webhooks', bodyOf('netbox', { template }))).toMatchObject({ field: 'template.body' })
    const { filter } = await create('woodwing')
    const broken = { ...filter, foldersAndQuery: { folders: [], query: '(a:b' } }
    expect(await refused('POST', '/webhooks', bodyOf('woodwing', { filter: broken }))).toMatchObject({
      status: 400,
      field: 'filter.foldersAndQuery.query',
    })
  })
})
