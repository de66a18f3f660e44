import { describe, expect, it } from 'vitest'
import { sign as signGithub } from '@octokit/webhooks-methods'
import StripeClient from 'stripe'
import twilio from 'twilio'
import type { SchemeName } from '../../../src-shared/model/scheme.ts'
import { schemes } from '../../../src-main/engine/sign/scheme/index.ts'
import { verify } from '../../../src-main/engine/sign/verify.ts'
import type { SignedRequest } from '../../../src-main/engine/sign/scheme/scheme.ts'
import { keysOf, signedRequest } from '../signing/scheme-rig.ts'
import { accepts, judges, text } from './judges.ts'

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

const stripe = new StripeClient('sk_test_unused')

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
