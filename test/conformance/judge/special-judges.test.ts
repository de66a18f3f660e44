import { generateKeyPairSync, hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import AdyenHmac from '@adyen/api-library/lib/src/utils/hmacValidator.js'
import { createSigner, httpbis } from 'http-message-signatures'
import { importJWK, SignJWT } from 'jose'
import { schemes } from '../../../src-main/engine/sign/scheme/index.ts'
import { verify } from '../../../src-main/engine/sign/verify.ts'
import type { SignedRequest } from '../../../src-main/engine/sign/scheme/scheme.ts'
import { keysOf, signedRequest } from '../signing/scheme-rig.ts'
import { judgeHttpSignature, judgeSns, text } from './judges.ts'

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
    const both = (...items: object[]): SignedRequest => ({
      ...request,
      body: Buffer.from(JSON.stringify({ notificationItems: items.map(each => ({ NotificationRequestItem: each })) })),
    })
    expect(outcome(both(theirs, theirs))).toBe('valid')
    expect(outcome(both(theirs, { ...theirs, success: 'false' }))).toBe('invalid')
    expect(outcome(both({ ...theirs, success: 'false' }, theirs))).toBe('invalid')
    expect(outcome(both())).toBe('missing')
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
      headers: Object.entries(theirs.headers).map(([name, value]) => [name, value]),
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
