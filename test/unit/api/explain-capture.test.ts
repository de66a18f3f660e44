import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Explanation } from '../../../src-shared/model/explanation.ts'
import type { Inbox } from '../../../src-shared/model/inbox.ts'
import type { SchemeInfo } from '../../../src-shared/model/scheme-info.ts'
import { schemeNames } from '../../../src-shared/model/scheme.ts'
import { startTestHost } from '../../support/start-test-host.ts'

const hexOf = (key: string, body: string): string => createHmac('sha256', key).update(body).digest('hex')

const open = async () => {
  const host = await startTestHost()
  const { url } = (await host.engine.status()).receiver
  const send = async (path: string, body: string, headers: Record<string, string>): Promise<Response> =>
    fetch(`${url}/${path}`, { method: 'POST', body, headers })
  const newest = async (inbox: string): Promise<string> => {
    const { body } = await host.rest<{ items: { id: string }[] }>('GET', `/inboxes/${inbox}/captures?limit=1`)
    return body.items[0]?.id ?? ''
  }
  const explain = async (inbox: string): Promise<Explanation> =>
    (await host.rest<Explanation>('GET', `/captures/${await newest(inbox)}/explain`)).body
  return { host, send, explain, newest, url, [Symbol.asyncDispose]: () => host.close() }
}

it('B32: one of several secrets is enough, and those that are known by their place only stay', async () => {
  await using rig = await open()
  const { host, send } = rig
  const made = await host.rest<Inbox>('POST', '/inboxes', {
    name: 'hub',
    scheme: 'github',
    secrets: ['new one', 'old one'],
  })
  expect(made.body).toMatchObject({ secrets: 2, hasSecret: true, maskedSecrets: ['…', '…'] })
  const post = async (key: string): Promise<number> =>
    (await send('hub', '{}', { 'X-Hub-Signature-256': `sha256=${hexOf(key, '{}')}` })).status
  expect([await post('new one'), await post('old one'), await post('other')]).toEqual([200, 200, 400])

  const changed = await host.rest<Inbox>('PATCH', '/inboxes/hub', { secrets: ['newest', 0], onBadSignature: 'accept' })
  expect(changed.body).toMatchObject({ secrets: 2, onBadSignature: 'accept' })
  expect([await post('newest'), await post('new one'), await post('old one')]).toEqual([200, 200, 200])
  expect((await host.rest('GET', `/captures/${await rig.newest('hub')}`)).body).toMatchObject({
    verification: { result: 'invalid' },
  })
  expect((await host.rest('PATCH', '/inboxes/hub', { secrets: [7] })).body).toMatchObject({
    error: { code: 'INVALID_INPUT', field: 'secrets' },
  })
})

it('B32: options are those of the scheme; a wrong one is named', async () => {
  await using rig = await open()
  const inbox = { name: 'own', scheme: 'hmac', secret: 'key', options: { header: 'X-Sig', prefix: 'v=' } }
  expect((await rig.host.rest<Inbox>('POST', '/inboxes', inbox)).body.options).toMatchObject({
    header: 'X-Sig',
    prefix: 'v=',
    algorithm: 'sha256',
  })
  expect((await rig.send('own', 'a', { 'X-Sig': `v=${hexOf('key', 'a')}` })).status).toBe(200)
  const wrong = await rig.host.rest('PATCH', '/inboxes/own', { options: { algorithm: 'crc32' } })
  expect([wrong.status, wrong.body]).toMatchObject([
    400,
    { error: { code: 'INVALID_INPUT', field: 'options.algorithm' } },
  ])
  await rig.host.rest('PATCH', '/inboxes/own', { scheme: 'github' })
  expect((await rig.host.rest<Inbox>('GET', '/inboxes/own')).body).toMatchObject({ options: {}, secrets: 1 })
})

it('B32: a scheme that signs the URL is checked with the public one of the inbox', async () => {
  await using rig = await open()
  const sign = (url: string): Record<string, string> => ({
    'x-square-hmacsha256-signature': createHmac('sha256', 'key').update(`${url}{}`).digest('base64'),
  })
  await rig.host.rest('POST', '/inboxes', { name: 'pay', scheme: 'square', secret: 'key' })
  expect((await rig.send('pay/a?b=1', '{}', sign(`${rig.url}/pay/a?b=1`))).status).toBe(200)
  expect((await rig.send('pay/a?b=1', '{}', sign('https://example.com/pay/a?b=1'))).status).toBe(400)
  await rig.host.rest('PATCH', '/inboxes/pay', { publicUrl: 'https://example.com' })
  expect((await rig.send('pay/a?b=1', '{}', sign('https://example.com/pay/a?b=1'))).status).toBe(200)
  await rig.host.rest('PATCH', '/inboxes/pay', { publicUrl: 'https://example.com/hooks/square/' })
  expect((await rig.send('pay/a?b=1', '{}', sign('https://example.com/hooks/square/a?b=1'))).status).toBe(200)
})

it('B22: a capture tells what is wrong, by a code, with the bytes that were signed and code that verifies', async () => {
  await using rig = await open()
  const { host, send, explain } = rig
  await host.rest('POST', '/inboxes', { name: 'hub', scheme: 'github', secret: 'right' })
  const body = '{"a":1,"b":[true]}'
  const answer = await send('hub', JSON.stringify(JSON.parse(body), null, 2), {
    'X-Hub-Signature-256': `sha256=${hexOf('right', body)}`,
  })
  expect(await answer.text()).toBe('Invalid WebHook signature.')
  const told = await explain('hub')
  expect(told).toMatchObject({ result: 'invalid', code: 'body-reserialised' })
  expect(Buffer.from(told.evidence?.signedBody ?? '', 'base64').toString()).toBe(body)
  expect(told.snippets?.python).toContain('hmac.new')
})

it('B22: the secret of another inbox or of a webhook is named, and what verified before is not called wrong', async () => {
  await using rig = await open()
  const { host, send, explain } = rig
  await host.rest('POST', '/inboxes', { name: 'hub', scheme: 'github', secret: 'right' })
  await host.rest('POST', '/inboxes', { name: 'shop', scheme: 'github', secret: 'of the shop' })
  const url = 'http://127.0.0.1:9/hook'
  const webhook = { name: 'Shop', url, profile: 'netbox', eventTypes: ['created'], secret: 'of the webhook' }
  expect((await host.rest('POST', '/webhooks', webhook)).status).toBe(201)
  const post = (key: string, body = '{}') => send('hub', body, { 'X-Hub-Signature-256': `sha256=${hexOf(key, body)}` })
  await post('of the shop')
  expect(await explain('hub')).toMatchObject({ code: 'other-known-secret', evidence: { owner: 'inbox shop' } })
  await post('of the webhook')
  expect(await explain('hub')).toMatchObject({ code: 'other-known-secret', evidence: { owner: 'webhook Shop' } })
  await post('nobody knows')
  expect((await explain('hub')).code).toBe('wrong-secret')
  await post('right')
  expect(await explain('hub')).toMatchObject({ result: 'valid', code: null })
  await post('nobody knows')
  expect((await explain('hub')).code).toBe('unknown')
  await host.rest('PATCH', '/inboxes/hub', { secret: 'nobody knows' })
  expect(await explain('hub')).toMatchObject({ result: 'valid' })
})

it('B32: every scheme is listed with its secret, its options and whether it signs the URL', async () => {
  await using rig = await open()
  const { items } = (await rig.host.rest<{ items: SchemeInfo[] }>('GET', '/schemes')).body
  expect(items.map(({ name }) => name)).toEqual([...schemeNames])
  expect(items.find(({ name }) => name === 'stripe')).toMatchObject({
    title: 'Stripe',
    toleranceSec: 300,
    headers: ['Stripe-Signature'],
    samples: expect.arrayContaining(['stripe.payment_intent.succeeded']),
  })
  expect(items.find(({ name }) => name === 'hmac')?.options).toHaveProperty('properties.algorithm.enum')
})

it('B22: what explains a capture never leaves by the port of the receiver', async () => {
  await using rig = await open()
  await rig.host.rest('POST', '/inboxes', { name: 'hub', scheme: 'github', secret: 'right' })
  await rig.send('hub', '{}', {})
  const response = await fetch(`${rig.url}/api/v1/captures/${await rig.newest('hub')}/explain`)
  expect(await response.text()).not.toContain('evidence')
})
