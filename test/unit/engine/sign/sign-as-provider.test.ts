import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { providerSchemes, usesKeyPair } from '../../../../src-shared/model/scheme.ts'
import { keysOf } from '../../../conformance/signing/scheme-rig.ts'
import { startTestHost, type TestHost } from '../../../support/start-test-host.ts'

interface Made {
  id: string
  secret: string | null
}

let host: TestHost
beforeAll(async () => {
  host = await startTestHost()
})
afterAll(() => host.close())

const inbox = async (name: string, scheme: string, secret: string, options: object = {}): Promise<string> => {
  const { body } = await host.rest<{ url: string }>('POST', '/inboxes', { name, scheme, secret, options })
  return body.url
}

const webhook = (settings: object): Promise<{ status: number; body: Made }> =>
  host.rest<Made>('POST', '/webhooks', { profile: 'standard', ...settings })

const newest = async (name: string) => {
  const { body } = await host.rest<{ items: { verification: unknown }[] }>('GET', `/inboxes/${name}/captures?limit=1`)
  return body.items[0]?.verification
}

describe('B2: a webhook signs as a provider does', () => {
  it.each(providerSchemes)('%s: an inbox of that scheme verifies what it sends', async scheme => {
    const { sign, verify } = keysOf(scheme)
    const url = await inbox(scheme, scheme, verify)
    const { body } = await webhook({ name: scheme, url: `${url}/a?b=1`, signing: { scheme }, secret: sign })
    const attempt = await host.rest<{ response: unknown; request: { body: string } }>(
      'POST',
      `/webhooks/${body.id}/test`,
    )
    expect(attempt.body.response).toMatchObject({ status: 200 })
    expect(await newest(scheme)).toMatchObject({ scheme, result: 'valid' })
  })

  it('makes a secret in the provider’s form, and asks for a private key where one signs', async () => {
    for (const scheme of providerSchemes) {
      const { status, body } = await webhook({ name: `new ${scheme}`, url: 'http://127.0.0.1:1/', signing: { scheme } })
      if (usesKeyPair(scheme)) {
        expect([scheme, status, body]).toEqual([
          scheme,
          400,
          expect.objectContaining({ error: expect.objectContaining({ field: 'secret' }) }),
        ])
      } else expect([scheme, status, body.secret]).toEqual([scheme, 201, expect.any(String)])
    }
  })

  it('takes the options of the scheme', async () => {
    const { sign, verify } = keysOf('paypal')
    const url = await inbox('pay', 'paypal', verify, { webhookId: 'WH-1' })
    const made = await webhook({
      name: 'pay',
      url,
      signing: { scheme: 'paypal', options: { webhookId: 'WH-1' } },
      secret: sign,
    })
    await host.rest('POST', `/webhooks/${made.body.id}/test`)
    expect(await newest('pay')).toMatchObject({ result: 'valid' })
  })

  it('refuses options, secrets and headers that cannot be, with their field', async () => {
    const problem = async (settings: object) =>
      (await webhook({ name: 'wrong', url: 'http://127.0.0.1:1/', ...settings })).body
    expect(await problem({ signing: { scheme: 'paypal', options: { webhook: 'x' } } })).toMatchObject({
      error: { code: 'INVALID_INPUT', field: 'signing.options' },
    })
    expect(await problem({ signing: { scheme: 'adyen' }, secret: 'not hex at all' })).toMatchObject({
      error: { code: 'INVALID_INPUT', field: 'secret' },
    })
    expect(await problem({ signing: { scheme: 'github' }, headers: [['x-hub-signature-256', 'mine']] })).toMatchObject({
      error: { code: 'INVALID_INPUT', field: 'headers.0.0' },
    })
    expect(await problem({ signing: { scheme: 'httpsig', options: { components: ['x-tenant'] } } })).toMatchObject({
      error: { code: 'INVALID_INPUT', field: 'signing.options' },
    })
  })

  it('shows the body as it went out where the signature stands in it', async () => {
    const { sign, verify } = keysOf('sns')
    const url = await inbox('topic', 'sns', verify)
    const made = await webhook({ name: 'topic', url, signing: { scheme: 'sns' }, secret: sign })
    const attempt = await host.rest<{ request: { body: string; headers: [string, string][] } }>(
      'POST',
      `/webhooks/${made.body.id}/test`,
    )
    const { body, headers } = attempt.body.request
    expect(JSON.parse(body)).toMatchObject({ Type: 'Notification', Message: expect.stringContaining('"type"') })
    expect(headers.filter(([name]) => name.toLowerCase() === 'content-type')).toEqual([
      ['Content-Type', 'text/plain; charset=UTF-8'],
    ])
  })
})
