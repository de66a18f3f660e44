import { hash } from 'node:crypto'
import https from 'node:https'
import { Readable } from 'node:stream'
import AdyenHmac from '@adyen/api-library/lib/src/utils/hmacValidator.js'
import { verify as verifyGithub } from '@octokit/webhooks-methods'
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
import { createVerifier, httpbis } from 'http-message-signatures'
import { importJWK, jwtVerify } from 'jose'
import MessageValidator from 'sns-validator'
import Mux from '@mux/mux-node'
import StripeClient from 'stripe'
import twilio from 'twilio'
import type { SchemeName } from '../../../src-shared/model/scheme.ts'
import type { SignedRequest } from '../../../src-main/engine/sign/scheme/scheme.ts'

/** Whether somebody else's library accepts the request. It may throw instead of saying no. */
type Judge = (request: SignedRequest, secret: string, at: number) => unknown

export const text = ({ body }: SignedRequest): string => Buffer.from(body).toString('utf8')
export const header = ({ headers }: SignedRequest, name: string): string =>
  headers.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1] ?? ''

/** SNS messages as their library judges them; the certificate comes from here, not from the address in the message. */
export const judgeSns = (message: Record<string, unknown>, certificate: string): Promise<boolean> => {
  const get = https.get
  https.get = ((_url: string, done: (answer: unknown) => void) => {
    done(Object.assign(Readable.from([Buffer.from(certificate)]), { statusCode: 200 }))
    return { on: () => undefined }
  }) as unknown as typeof https.get
  // One address each, since the library keeps certificates by it.
  const address = `https://sns.eu-central-1.amazonaws.com/${hash('sha256', certificate)}.pem`
  return new Promise<boolean>(resolve =>
    new MessageValidator().validate({ ...message, SigningCertURL: address }, error => resolve(error === null)),
  ).finally(() => {
    https.get = get
  })
}

export const judgeHttpSignature = async (
  request: SignedRequest,
  algorithm: 'hmac-sha256' | 'ed25519',
  key: Buffer | string,
) =>
  (await httpbis.verifyMessage(
    {
      keyLookup: async () => ({ id: 'k', algs: [algorithm], verify: createVerifier(key, algorithm) }),
      requiredFields: ['@method', '@target-uri', 'content-digest'],
    },
    {
      method: request.method,
      url: request.url ?? '',
      headers: Object.fromEntries(request.headers),
    },
  )) === true && header(request, 'Content-Digest') === `sha-256=:${hash('sha256', request.body, 'base64')}:`

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

/** By what they judge. */
export const judges: Partial<Record<SchemeName, Judge>> = {
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
  adyen: (request, secret) =>
    new AdyenHmac().validateHMACSignature(secret, header(request, 'HmacSignature'), text(request)),
  plaid: async (request, secret) => {
    const key = await importJWK(JSON.parse(secret), 'ES256')
    const { payload } = await jwtVerify(header(request, 'Plaid-Verification'), key, {
      algorithms: ['ES256'],
      maxTokenAge: '5 min',
    })
    return payload['request_body_sha256'] === hash('sha256', request.body)
  },
  sns: (request, secret) => judgeSns(JSON.parse(text(request)), secret),
  httpsig: (request, secret) => judgeHttpSignature(request, 'hmac-sha256', Buffer.from(secret, 'base64')),
  mux: async (request, secret) => {
    const headers = Object.fromEntries(request.headers)
    await new Mux({ tokenId: 'unused', tokenSecret: 'unused' }).webhooks.verifySignature(text(request), headers, secret)
    return true
  },
}

/** Whether it says yes, without throwing. */
export const accepts = async (judge: Judge, request: SignedRequest, secret: string, at: number): Promise<boolean> => {
  try {
    return (await judge(request, secret, at)) === true
  } catch {
    return false
  }
}
