import { expect, it } from 'vitest'
import { exampleOf } from '../../../../src-main/engine/sample/example-of.ts'
import { schemeNames } from '../../../../src-shared/model/scheme.ts'
import type { Sample, SampleSent, SampleSummary } from '../../../../src-shared/model/sample.ts'
import { createHmac } from 'node:crypto'
import { startSink } from '../../../support/sink.ts'
import { startTestHost } from '../../../support/start-test-host.ts'

const AT = Date.UTC(2026, 10, 24)

it.each(schemeNames)('B29: there is a sample for the scheme %s, with the headers that its provider sends', scheme => {
  const sample = exampleOf(scheme, AT)
  expect(sample.scheme).toBe(scheme)
  expect(sample.headers.some(([name]) => name === 'Content-Type')).toBe(true)
  expect(sample.body).not.toBe('')
})

const open = async () => {
  const host = await startTestHost()
  const sink = await startSink()
  return {
    ...host,
    sink,
    async [Symbol.asyncDispose]() {
      await sink.close()
      await host.close()
    },
  }
}

it('B29: every event of GitHub is among the samples, each with an id of its own', async () => {
  await using host = await open()
  const { body } = await host.rest<{ items: SampleSummary[] }>('GET', '/samples')
  const github = body.items.filter(({ provider }) => provider === 'GitHub')
  expect(github.length).toBeGreaterThan(300)
  expect(new Set(body.items.map(({ id }) => id)).size).toBe(body.items.length)
  const opened = await host.rest<Sample>('GET', '/samples/github.issues.opened')
  expect(opened.body).toMatchObject({ provider: 'GitHub', type: 'issues.opened', method: 'POST' })
  expect(opened.body.headers).toContainEqual(['X-GitHub-Event', 'issues'])
  expect(JSON.parse(opened.body.body)).toMatchObject({ action: 'opened', issue: { state: 'open' } })
  expect((await host.rest('GET', '/samples/github.nothing')).body).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

it('B29: a sample goes to any URL, signed as its provider signs it', async () => {
  await using host = await open()
  const sent = await host.rest<SampleSent>('POST', '/samples/github.push/send', {
    to: `${host.sink.url}/hook?x=1`,
    secret: 'It’s a secret',
  })
  expect(sent.body).toMatchObject({ response: { status: 200 }, error: null, captureId: null })
  const [got] = host.sink.requests
  expect(got?.target).toBe('/hook?x=1')
  expect(got?.headers['x-github-event']).toBe('push')
  expect(got?.headers['x-hub-signature-256']).toBe(
    `sha256=${createHmac('sha256', 'It’s a secret')
      .update(got?.body ?? '')
      .digest('hex')}`,
  )
})

it('B29: body and headers of a sample can be replaced, and the signature is over the new body', async () => {
  await using host = await open()
  await host.rest('POST', '/samples/shopify.orders-create/send', {
    to: host.sink.url,
    secret: 'hush',
    body: '{"mine":true}',
    headers: [['X-Mine', '1']],
  })
  const [got] = host.sink.requests
  expect(got?.body.toString()).toBe('{"mine":true}')
  expect(got?.headers['x-mine']).toBe('1')
  expect(got?.headers['x-shopify-topic']).toBeUndefined()
  expect(got?.headers['x-shopify-hmac-sha256']).toBe(
    createHmac('sha256', 'hush').update('{"mine":true}').digest('base64'),
  )
})

it('B29: without a secret nothing is signed, but an inbox of our own lends its secret', async () => {
  await using host = await open()
  await host.rest('POST', '/samples/stripe.payment_intent.succeeded/send', { to: host.sink.url })
  expect(host.sink.requests[0]?.headers['stripe-signature']).toBeUndefined()

  await host.rest('POST', '/inboxes', { name: 'pay', scheme: 'stripe', secret: 'whsec_own' })
  const { url } = (await host.rest<{ url: string }>('GET', '/inboxes/pay')).body
  const sent = await host.rest<SampleSent>('POST', '/samples/stripe.payment_intent.succeeded/send', { to: `${url}/x` })
  expect(sent.body.response?.status).toBe(200)
  const captures = await host.rest<{ items: { id: string }[] }>('GET', '/inboxes/pay/captures')
  expect(captures.body.items).toMatchObject([{ verification: { result: 'valid' } }])
  expect(sent.body.captureId).toBe(captures.body.items[0]?.id)
  expect((await host.rest('GET', `/captures/${sent.body.captureId}`)).body).toMatchObject({ replayOf: null })
})

it('B29: the secret that an inbox lends is in no answer, also where the request carries it', async () => {
  await using host = await open()
  for (const [scheme, id] of [
    ['gitlab', 'gitlab.Push-Hook'],
    ['netx', 'netx.asset.create'],
  ] as const) {
    await host.rest('POST', '/inboxes', { name: scheme, scheme, secret: 'a-token-of-the-inbox' })
    const { url } = (await host.rest<{ url: string }>('GET', `/inboxes/${scheme}`)).body
    const sent = await host.rest<SampleSent>('POST', `/samples/${id}/send`, { to: url })
    expect([scheme, sent.body.response?.status]).toEqual([scheme, 200])
    expect(JSON.stringify(sent.body)).not.toContain('a-token-of-the-inbox')
  }
})

it('B29: an inbox that is known by another address verifies a sample of a scheme that signs the URL', async () => {
  await using host = await open()
  for (const [name, scheme] of [
    ['text', 'twilio'],
    ['crm', 'hubspot'],
  ] as const) {
    await host.rest('POST', '/inboxes', { name, scheme, secret: 's3cret', publicUrl: 'https://hooks.example.com' })
    const { url } = (await host.rest<{ url: string }>('GET', `/inboxes/${name}`)).body
    for (const id of name === 'text'
      ? ['twilio.incoming-message', 'twilio.event-streams']
      : ['hubspot.contact.propertyChange']) {
      const sent = await host.rest<SampleSent>('POST', `/samples/${id}/send`, { to: url })
      expect([id, sent.body.response?.status]).toEqual([id, 200])
    }
  }
})

it('B29: a secret that the scheme cannot sign with is refused in words', async () => {
  await using host = await open()
  const refused = await host.rest('POST', '/samples/discord.PING/send', { to: host.sink.url, secret: 'nonsense' })
  expect(refused).toMatchObject({ status: 400, body: { error: { code: 'INVALID_INPUT', field: 'secret' } } })
  expect(host.sink.requests).toEqual([])
})
