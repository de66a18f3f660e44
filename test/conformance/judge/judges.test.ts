import { describe, expect, it } from 'vitest'
import { verify as verifyGithub, sign as signGithub } from '@octokit/webhooks-methods'
import { EventWebhook } from '@sendgrid/eventwebhook'
import { ApiVersion, shopifyApi } from '@shopify/shopify-api'
import '@shopify/shopify-api/adapters/node'
import { verifySlackRequest } from '@slack/bolt'
import { Paddle } from '@paddle/paddle-node-sdk'
import { LinearWebhookClient } from '@linear/sdk/webhooks'
import { WorkOS } from '@workos-inc/node'
import { WebhooksHelper } from 'square'
import Razorpay from 'razorpay'
import { verifyKey } from 'discord-interactions'
import Mux from '@mux/mux-node'
import StripeClient from 'stripe'
import twilio from 'twilio'
import type { SchemeName } from '../../../src-shared/model/scheme.ts'
import { schemes } from '../../../src-main/engine/sign/scheme/index.ts'
import { verify } from '../../../src-main/engine/sign/verify.ts'
import type { SignedRequest } from '../../../src-main/engine/sign/scheme/scheme.ts'
import { keysOf, signedRequest } from '../signing/scheme-rig.ts'

/** Whether somebody else's library accepts the request. It may throw instead of saying no. */
type Judge = (request: SignedRequest, secret: string, at: number) => unknown

const text = ({ body }: SignedRequest): string => Buffer.from(body).toString('utf8')
const header = ({ headers }: SignedRequest, name: string): string =>
  headers.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1] ?? ''

const stripe = new StripeClient('sk_test_unused')
const shopify = (secret: string) =>
  shopifyApi({
    apiKey: 'unused',
    apiSecretKey: secret,
    apiVersion: ApiVersion.July26,
    hostName: 'hooks.example.com',
    isEmbeddedApp: false,
    logger: { log: () => {} },
  })

const judges: Partial<Record<SchemeName, Judge>> = {
  github: (request, secret) => verifyGithub(secret, text(request), header(request, 'X-Hub-Signature-256')),
  meta: (request, secret) => verifyGithub(secret, text(request), header(request, 'X-Hub-Signature-256')),
  stripe: (request, secret) =>
    stripe.webhooks.constructEvent(Buffer.from(request.body), header(request, 'Stripe-Signature'), secret) !== null,
  slack: (request, secret) => {
    verifySlackRequest({
      signingSecret: secret,
      body: text(request),
      headers: {
        'x-slack-signature': header(request, 'X-Slack-Signature'),
        'x-slack-request-timestamp': Number(header(request, 'X-Slack-Request-Timestamp')),
      },
    })
    return true
  },
  shopify: async (request, secret) => {
    const headers = Object.fromEntries([
      ...request.headers,
      ['X-Shopify-Topic', 'orders/create'],
      ['X-Shopify-Shop-Domain', 'shop.example.com'],
      ['X-Shopify-API-Version', '2026-07'],
      ['X-Shopify-Webhook-Id', 'wh_1'],
    ])
    const { valid } = await shopify(secret).webhooks.validate({
      rawBody: text(request),
      rawRequest: { method: 'POST', url: '/', headers },
    })
    return valid
  },
  twilio: (request, secret) =>
    twilio.validateRequestWithBody(secret, header(request, 'X-Twilio-Signature'), request.url ?? '', text(request)),
  sendgrid: (request, secret) => {
    const judge = new EventWebhook()
    return judge.verifySignature(
      judge.convertPublicKeyToECDSA(secret),
      text(request),
      header(request, 'X-Twilio-Email-Event-Webhook-Signature'),
      header(request, 'X-Twilio-Email-Event-Webhook-Timestamp'),
    )
  },
  paddle: async (request, secret) =>
    await new Paddle('unused').webhooks.isSignatureValid(text(request), secret, header(request, 'Paddle-Signature')),
  linear: (request, secret) =>
    new LinearWebhookClient(secret).verify(Buffer.from(request.body), header(request, 'Linear-Signature')),
  workos: async (request, secret) =>
    (await new WorkOS('sk_unused').webhooks.constructEvent({
      payload: JSON.parse(text(request)) as Record<string, unknown>,
      sigHeader: header(request, 'WorkOS-Signature'),
      secret,
    })) !== null,
  square: (request, secret) =>
    WebhooksHelper.verifySignature({
      requestBody: text(request),
      signatureHeader: header(request, 'x-square-hmacsha256-signature'),
      signatureKey: secret,
      notificationUrl: request.url ?? '',
    }),
  razorpay: (request, secret) =>
    Razorpay.validateWebhookSignature(text(request), header(request, 'X-Razorpay-Signature'), secret),
  discord: (request, secret) =>
    verifyKey(request.body, header(request, 'X-Signature-Ed25519'), header(request, 'X-Signature-Timestamp'), secret),
  mux: async (request, secret) => {
    const headers = Object.fromEntries(request.headers)
    await new Mux({ tokenId: 'unused', tokenSecret: 'unused' }).webhooks.verifySignature(text(request), headers, secret)
    return true
  },
}

const accepts = async (judge: Judge, request: SignedRequest, secret: string, at: number): Promise<boolean> => {
  try {
    return (await judge(request, secret, at)) === true
  } catch {
    return false
  }
}

describe.each(Object.keys(judges) as SchemeName[])('B32: the library of others for %s', name => {
  const judge = judges[name] ?? (() => false)

  it('accepts what we sign, and nothing else', async () => {
    const at = Date.now()
    const body = Buffer.from(JSON.stringify({ id: 'evt_1', event: 'order.paid', name: 'Zoë', webhookTimestamp: at }))
    const request = signedRequest(name, body, { at })
    const { verify: secret, other } = keysOf(name)
    expect(await accepts(judge, request, secret, at)).toBe(true)
    expect(await accepts(judge, request, other, at)).toBe(false)
    const changed = Buffer.from(Buffer.from(request.body).toString('utf8').replace('order.paid', 'order.pbid'))
    expect(await accepts(judge, { ...request, body: changed }, secret, at)).toBe(false)
  })
})

describe('B32: what libraries of others sign, we verify', () => {
  const at = Date.now()
  const body = Buffer.from('{"id":"evt_1","name":"Zoë"}')
  const secret = 'whsec_0123456789abcdef'
  const url = 'https://hooks.example.com/shop?a=1'
  const form = new URLSearchParams({ From: '+1555', Body: 'Hello wörld', To: '+1666' })

  it.each<[SchemeName, () => Promise<Pick<SignedRequest, 'headers'> & Partial<SignedRequest>>]>([
    ['github', async () => ({ headers: [['X-Hub-Signature-256', await signGithub(secret, body.toString())]] })],
    [
      'stripe',
      async () => ({
        headers: [['Stripe-Signature', stripe.webhooks.generateTestHeaderString({ payload: body.toString(), secret })]],
      }),
    ],
    [
      'twilio',
      async () => ({
        headers: [
          ['Content-Type', 'application/x-www-form-urlencoded'],
          ['X-Twilio-Signature', twilio.getExpectedTwilioSignature(secret, url, Object.fromEntries(form))],
        ],
        body: Buffer.from(form.toString()),
      }),
    ],
  ])('%s', async (name, make) => {
    const request: SignedRequest = { method: 'POST', url, body, ...(await make()) }
    const outcome = (changed: Partial<SignedRequest>): string =>
      verify(schemes[name].with(undefined), [secret], { ...request, ...changed }, at).outcome
    expect(outcome({})).toBe('valid')
    expect(outcome({ body: Buffer.concat([request.body, Buffer.from('&x=1')]) })).toBe('invalid')
  })
})
