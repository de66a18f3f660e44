import { generateKeyPairSync, hash } from 'node:crypto'
import https from 'node:https'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import AdyenHmac from '@adyen/api-library/lib/src/utils/hmacValidator.js'
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
import { createVerifier, httpbis } from 'http-message-signatures'
import { importJWK, jwtVerify, SignJWT } from 'jose'
import MessageValidator from 'sns-validator'
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

/** SNS messages as their library judges them; the certificate comes from here, not from the address in the message. */
const judgeSns = (message: Record<string, unknown>, certificate: string): Promise<boolean> => {
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

const judgeHttpSignature = async (request: SignedRequest, algorithm: 'hmac-sha256' | 'ed25519', key: Buffer | string) =>
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

  it('agrees with us for each bit of the body', async () => {
    const at = Date.now()
    const request = signedRequest(name, Buffer.from(`{"event":"order.paid","webhookTimestamp":${at}}`), { at })
    const secret = keysOf(name).verify
    const scheme = schemes[name].with(undefined)
    const unjudged = addressOf(request)
    for (let bit = 0; bit < request.body.length * 8; bit++) {
      if (bit >> 3 >= unjudged.from && bit >> 3 < unjudged.to) continue
      const body = Uint8Array.from(request.body)
      body[bit >> 3] = (body[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const flipped = { ...request, body }
      if (name === 'sns' && spellsTheSame(flipped, request)) continue
      const ours = verify(scheme, [secret], flipped, at).outcome === 'valid'
      expect([bit, ours]).toEqual([bit, await accepts(judge, flipped, secret, at)])
    }
  })
})

/** Where the address of the certificate stands, which SNS does not sign and we do not look at. */
const addressOf = (request: SignedRequest): { from: number; to: number } => {
  const body = text(request)
  const from = body.indexOf('"SigningCertURL"')
  return from < 0 ? { from: 0, to: 0 } : { from, to: body.indexOf('\n', from) }
}

const signatureIn = (request: SignedRequest): Buffer | null => {
  try {
    return Buffer.from(JSON.parse(text(request)).Signature, 'base64')
  } catch {
    return null
  }
}

/** Another base64 of the same signature, which their library takes and we do not. */
const spellsTheSame = (changed: SignedRequest, request: SignedRequest): boolean => {
  const [a, b] = [signatureIn(changed), signatureIn(request)]
  return a !== null && b !== null && a.equals(b) && !text(changed).includes(b.toString('base64'))
}

describe('B32: more of what libraries of others judge', () => {
  const at = Date.now()

  it('Adyen: the fields of an item of a payment webhook', () => {
    const item = {
      pspReference: '7914073381342284',
      merchantAccountCode: 'AcmeECOM',
      merchantReference: 'order:1042\\a',
      amount: { value: 12990, currency: 'EUR' },
      eventCode: 'AUTHORISATION',
      success: 'true',
      additionalData: { authCode: '1234' },
    }
    const body = Buffer.from(JSON.stringify({ live: 'false', notificationItems: [{ NotificationRequestItem: item }] }))
    const request = signedRequest('adyen', body, { at })
    const { verify: secret } = keysOf('adyen')
    const judge = new AdyenHmac()
    const itemOf = (signed: SignedRequest) => JSON.parse(text(signed)).notificationItems[0].NotificationRequestItem
    const outcome = (signed: SignedRequest): string =>
      verify(schemes.adyen.with(undefined), [secret], signed, at).outcome
    expect(judge.validateHMAC(itemOf(request), secret)).toBe(true)
    expect(outcome(request)).toBe('valid')
    for (const [from, to] of [
      ['12990', '12991'],
      ['EUR', 'USD'],
      ['AUTHORISATION', 'REFUND'],
      ['"true"', '"false"'],
      ['AcmeECOM', 'OtherECOM'],
      ['order:1042', 'order:1043'],
      ['7914073381342284', '7914073381342285'],
    ] as const) {
      const changed = { ...request, body: Buffer.from(text(request).replace(from, to)) }
      expect([from, judge.validateHMAC(itemOf(changed), secret)]).toEqual([from, false])
      expect([from, outcome(changed)]).toEqual([from, 'invalid'])
    }
    const theirs = { ...item, additionalData: { hmacSignature: judge.calculateHmac(item as never, secret) } }
    const sent = {
      ...request,
      body: Buffer.from(JSON.stringify({ notificationItems: [{ NotificationRequestItem: theirs }] })),
    }
    expect(outcome(sent)).toBe('valid')
    const twice = {
      notificationItems: [
        { NotificationRequestItem: theirs },
        { NotificationRequestItem: { ...theirs, success: 'false' } },
      ],
    }
    expect(outcome({ ...request, body: Buffer.from(JSON.stringify(twice)) })).toBe('invalid')
  })

  it.each(['1', '2'])('AWS SNS: a confirmation and a notification of signature version %s', async signatureVersion => {
    const { verify: secret } = keysOf('sns')
    const topic = 'arn:aws:sns:eu-central-1:123456789012:Orders'
    for (const message of [
      {
        Type: 'Notification',
        MessageId: 'm1',
        TopicArn: topic,
        Subject: 'Ünlaut',
        Message: 'a\nb',
        Timestamp: '2026-11-24T10:00:00.000Z',
      },
      {
        Type: 'SubscriptionConfirmation',
        MessageId: 'm2',
        Token: 't',
        TopicArn: topic,
        Message: 'x',
        SubscribeURL: 'https://a.example/',
        Timestamp: '2026-11-24T10:00:00.000Z',
      },
    ]) {
      const request = signedRequest('sns', Buffer.from(JSON.stringify(message)), { at, options: { signatureVersion } })
      expect(await judgeSns(JSON.parse(text(request)), secret)).toBe(true)
      expect(verify(schemes.sns.with(undefined), [secret], request, at).outcome).toBe('valid')
    }
  })

  it('HTTP Message Signatures: Ed25519, by us and by them', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString()
    const scheme = schemes.httpsig.with({ algorithm: 'ed25519', keyId: 'k1' })
    const bare: SignedRequest = {
      method: 'POST',
      url: 'https://hooks.example.com/shop?a=1',
      headers: [['Content-Type', 'application/json']],
      body: Buffer.from('{"a":1}'),
    }
    const signed = scheme.sign?.({
      request: bare,
      secrets: [privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()],
      id: 'msg_1',
      at,
    })
    const request = { ...bare, headers: [...bare.headers, ...(signed?.headers ?? [])] }
    expect(await judgeHttpSignature(request, 'ed25519', pem)).toBe(true)
    expect(verify(scheme, [pem], request, at).outcome).toBe('valid')
    const put = judgeHttpSignature({ ...request, method: 'PUT' }, 'ed25519', pem)
    expect(await put.catch(() => false)).toBe(false)
    expect(verify(scheme, [pem], { ...request, method: 'PUT' }, at).outcome).toBe('invalid')
  })

  it('HTTP Message Signatures: what they sign over other components, we verify', async () => {
    const secret = keysOf('httpsig').verify
    const { createSigner } = await import('http-message-signatures')
    const body = Buffer.from('{"a":1}')
    const theirs = await httpbis.signMessage(
      {
        key: createSigner(Buffer.from(secret, 'base64'), 'hmac-sha256', 'k1'),
        fields: ['@method', '@authority', '@path', '@query', 'content-type', 'content-digest'],
        name: 'theirs',
        params: ['created', 'expires', 'keyid', 'alg', 'nonce'],
        paramValues: { created: new Date(at), expires: new Date(at + 60_000), nonce: 'a,b("c' },
      },
      {
        method: 'POST',
        url: 'https://hooks.example.com:8443/a%20b?x=1',
        headers: {
          'Content-Type': 'application/json',
          'Content-Digest': `sha-256=:${hash('sha256', body, 'base64')}:`,
        },
      },
    )
    const scheme = schemes.httpsig.with({ components: ['@method', '@path', 'content-digest'] })
    const request: SignedRequest = {
      method: 'POST',
      url: 'https://hooks.example.com:8443/a%20b?x=1',
      headers: Object.entries(theirs.headers).map(([name, value]) => [name, String(value)]),
      body,
    }
    expect(verify(scheme, [secret], request, at).outcome).toBe('valid')
    expect(verify(scheme, [secret], request, at + 61_000).outcome).toBe('invalid')
    expect(verify(scheme, [secret], { ...request, body: Buffer.from('{"a":2}') }, at).outcome).toBe('invalid')
    expect(verify(schemes.httpsig.with(undefined), [secret], request, at).outcome).toBe('invalid')
  })

  it('Plaid: what they sign, we verify, and not what says that it is unsigned', async () => {
    const { sign, verify: secret } = keysOf('plaid')
    const body = Buffer.from('{\n  "a": 1\n}')
    const jwt = await new SignJWT({ request_body_sha256: hash('sha256', body) })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1', typ: 'JWT' })
      .setIssuedAt()
      .sign(await importJWK(JSON.parse(sign), 'ES256'))
    const request = (token: string): SignedRequest => ({
      method: 'POST',
      url: null,
      headers: [['Plaid-Verification', token]],
      body,
    })
    const outcome = (token: string): string =>
      verify(schemes.plaid.with(undefined), [secret], request(token), Date.now()).outcome
    expect(outcome(jwt)).toBe('valid')
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')
    expect(outcome(jwt.replace(/^[^.]+/, none))).toBe('invalid')
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
