import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyHeaders } from '../../../support/verify-headers.ts'
import type { ErrorBody } from '../../../../src-shared/error.ts'
import type { WebhookCreated } from '../../../../src-shared/model/webhook.ts'
import { type Sink, startSink } from '../../../support/sink.ts'
import { startTestHost, type TestHost } from '../../../support/start-test-host.ts'

const standardSecret = (fill: number): string => `whsec_${Buffer.alloc(32, fill).toString('base64')}`

describe('a secret of one’s own, as when moving from another system', () => {
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

  const create = (profile: string, more: object) =>
    host.rest<WebhookCreated & { error: ErrorBody }>('POST', '/webhooks', {
      name: `${profile} of mine`,
      url: sink.url,
      profile,
      urlPolicy: 'http-or-https',
      ...(profile === 'netbox' ? { eventTypes: ['created'] } : {}),
      ...more,
    })
  const sent = async (id: string) => {
    await host.rest('POST', `/webhooks/${id}/test`)
    const got = sink.requests.at(-1)
    if (got === undefined) throw new Error('nothing arrived')
    return got
  }
  const result = async (id: string, scheme: 'standard' | 'netx', secret: string) => {
    const { rawHeaders, body } = await sent(id)
    const pairs = rawHeaders.flatMap((name, index): [string, string][] =>
      index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : [],
    )
    return verifyHeaders({ scheme, secrets: [secret], rawHeaders: pairs, body, now: Date.now() }).result
  }

  it('signs from the first request on, is replaced by an edit and by a reset, and each is shown as ever', async () => {
    const { body } = await create('standard', { secret: standardSecret(1) })
    expect(body.secret).toBe(standardSecret(1))
    expect(await result(body.id, 'standard', standardSecret(1))).toBe('valid')
    const edited = await host.rest('PATCH', `/webhooks/${body.id}`, { secret: standardSecret(2) })
    expect(edited).toMatchObject({ status: 200, body: { secret: null } })
    expect(await result(body.id, 'standard', standardSecret(2))).toBe('valid')
    const reset = await host.rest('POST', `/webhooks/${body.id}/reset-secret`, { secret: standardSecret(3) })
    expect(reset).toMatchObject({ status: 200, body: { secret: standardSecret(3), publicKey: null } })
    expect(await result(body.id, 'standard', standardSecret(3))).toBe('valid')
    expect(await result(body.id, 'standard', standardSecret(2))).toBe('invalid')
  })

  it('is taken by netx, woodwing and netbox as well', async () => {
    const netx = await create('netx', { secret: 'token-of-before' })
    expect(await result(netx.body.id, 'netx', 'token-of-before')).toBe('valid')
    for (const [profile, algorithm] of [
      ['woodwing', 'sha256'],
      ['netbox', 'sha512'],
    ] as const) {
      const { body } = await create(profile, { secret: 'secret of before' })
      const { headers, body: bytes } = await sent(body.id)
      expect(headers['x-hook-signature']).toBe(createHmac(algorithm, 'secret of before').update(bytes).digest('hex'))
      const reset = await host.rest('POST', `/webhooks/${body.id}/reset-secret`, { secret: 'the next one' })
      expect(reset.body).toMatchObject({ secret: 'the next one' })
    }
  })

  it('B1: where two algorithms sign it replaces its own half and leaves the other', async () => {
    const signing = { scheme: 'standard', algorithms: ['hmac-sha256', 'ed25519'] }
    const { body } = await create('standard', { signing, secret: standardSecret(4) })
    expect(body).toMatchObject({ secret: standardSecret(4), publicKey: expect.stringMatching(/^whpk_/) })
    expect(await result(body.id, 'standard', body.publicKey ?? '')).toBe('valid')
    await host.rest('PATCH', `/webhooks/${body.id}`, { secret: standardSecret(5) })
    for (const secret of [standardSecret(5), body.publicKey ?? '']) {
      expect(await result(body.id, 'standard', secret)).toBe('valid')
    }
  })

  it('is refused in another form, by a create, an edit and a reset, with a sentence about the form', async () => {
    const { body } = await create('standard', {})
    for (const answer of [
      await create('standard', { secret: 'mine' }),
      await create('netx', { secret: 'a b' }),
      await create('hedge', { secret: 'mine' }),
      await host.rest('PATCH', `/webhooks/${body.id}`, { secret: '' }),
      await host.rest('POST', `/webhooks/${body.id}/reset-secret`, { secret: 'mine' }),
    ]) {
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'INVALID_INPUT', field: 'secret' } } })
    }
    expect(await result(body.id, 'standard', body.secret ?? '')).toBe('valid')
  })
})
