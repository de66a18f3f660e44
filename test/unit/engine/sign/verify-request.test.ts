import { describe, expect, it } from 'vitest'
import { signRequest } from '../../../../src-main/engine/sign/sign-request.ts'
import type { VerifyRequest } from '../../../../src-main/engine/sign/verify-input.ts'
import { verifyRequest } from '../../../../src-main/engine/sign/verify-request.ts'
import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import { verdictOf } from '../../../../src-shared/model/verification.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const AT = 1_614_265_330_000
const body = Buffer.from('{"test": 2432232314}')
const signing = { scheme: 'standard' as const, algorithms: ['hmac-sha256' as const] }
const signed = signRequest({ signing, secrets: [SECRET], messageId: 'msg_p5jX', at: AT, body })

const verify = (change: Partial<VerifyRequest> = {}) =>
  verifyRequest({ scheme: 'standard', secrets: [SECRET], rawHeaders: signed, body, now: AT + 2000, ...change })

describe('verifying Standard Webhooks', () => {
  it('R117: a good signature is valid, and the card says what was checked', () => {
    expect(verify()).toEqual({
      scheme: 'standard',
      result: 'valid',
      reason: 'The signature matches the body as received.',
      checks: [
        { name: 'Signature', value: 'v1, HMAC-SHA256 in base64', state: 'ok' },
        { name: 'Timestamp', value: '2 s old, tolerance 300 s', state: 'ok' },
        { name: 'Signed text', value: 'msg_p5jX.1614265330. + 20 bytes of body', state: 'ok' },
        { name: 'Secret', value: 'whsec_…aSw', state: 'ok' },
        { name: 'Body', value: '20 bytes received', state: 'ok' },
      ],
    })
  })

  it('R117: a changed body is invalid', () => {
    const verification = verify({ body: Buffer.from('{"test":2432232314}') })
    expect(verification.result).toBe('invalid')
    expect(verification.reason).toBe(
      'No signature matches: the secret, the body or the signed id and time differ from what was signed. Which of them is not known.',
    )
  })

  it.each([
    ['a body that was written anew', { body: Buffer.from('{"test":2432232314}') }],
    ['another secret', { secrets: ['whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'] }],
    ['another id', { rawHeaders: signed.with(0, ['webhook-id', 'msg_other']) }],
  ])('R117: after %s no check says which of them is wrong', (_, change) => {
    expect(verify(change).checks.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'Signature mismatch',
      'Timestamp ok',
      'Signed text unknown',
      'Secret unknown',
      'Body unknown',
    ])
  })

  it('a signature that cannot be one is told apart from one that does not match', () => {
    const verification = verify({ rawHeaders: signed.with(2, ['webhook-signature', 'v1,AAAA']) })
    expect(verification.reason).toBe('No signature in webhook-signature has the form of v1, HMAC-SHA256 in base64.')
    expect(verification.checks[0]?.state).toBe('malformed')
  })

  it('R117: missing headers are named', () => {
    expect(verify({ rawHeaders: [] })).toMatchObject({
      result: 'missing',
      reason: 'The request has no webhook-id, webhook-timestamp or webhook-signature header.',
    })
    expect(verify({ rawHeaders: signed.slice(0, 2) })).toMatchObject({
      result: 'missing',
      reason: 'The request has no webhook-signature header.',
    })
  })

  it.each([
    { offSec: -300, result: 'valid' },
    { offSec: 300, result: 'valid' },
    { offSec: 301, result: 'invalid' },
    { offSec: -301, result: 'invalid' },
  ])('a timestamp $offSec s off is $result', ({ offSec, result }) => {
    expect(verify({ now: AT + offSec * 1000 }).result).toBe(result)
  })

  it('says by how much a timestamp is off', () => {
    expect(verify({ now: AT + 412_000 }).reason).toBe(
      'The signature matches, but it is 412 s old; 300 s are tolerated.',
    )
    expect(verify({ now: AT - 412_000 }).reason).toContain('412 s in the future')
  })

  it('a timestamp that is no Unix time is invalid even when it was signed', () => {
    const rawHeaders = signed.with(1, ['webhook-timestamp', '2021-02-25T15:02:10Z'])
    const verification = verify({ rawHeaders })
    expect(verification.result).toBe('invalid')
    expect(verification.checks).toContainEqual({
      name: 'Timestamp',
      value: '2021-02-25T15:02:10Z is not a Unix time in seconds',
      state: 'malformed',
    })
  })

  it('reads header names in any case and finds the good one of several signatures', () => {
    const [, , signature = ['', '']] = signed
    const rawHeaders: HeaderList = [
      ['Webhook-Id', 'msg_p5jX'],
      ['WEBHOOK-TIMESTAMP', '1614265330'],
      ['Webhook-Signature', `v1,AAAA  v2,abc v1a,BBBB ${signature[1]}`],
    ]
    expect(verify({ rawHeaders }).result).toBe('valid')
  })

  it('reads the svix names too', () => {
    const rawHeaders = signed.map(([name, value]): [string, string] => [name.replace('webhook', 'svix'), value])
    expect(verify({ rawHeaders }).result).toBe('valid')
    expect(verify({ rawHeaders: rawHeaders.slice(1) }).reason).toBe('The request has no svix-id header.')
  })

  it('says when only the other kind of signature is there', () => {
    const rawHeaders = signed.with(2, ['webhook-signature', 'v1a,AAAA'])
    expect(verify({ rawHeaders })).toMatchObject({
      result: 'invalid',
      reason: 'The request has no v1 signature, which the secret of the inbox is for.',
    })
  })

  it('says when the secret of the inbox is none of the standard', () => {
    expect(verify({ secrets: ['not a secret, really'] })).toMatchObject({
      result: 'invalid',
      reason: 'The secret of the inbox is not a Standard Webhooks secret (whsec_… or whpk_…).',
    })
  })

  it('never shows the expected signature', () => {
    const expected = signed[2]?.[1].slice(3) ?? ''
    const rawHeaders = signed.with(2, ['webhook-signature', 'v1,AAAA'])
    expect(JSON.stringify(verify({ rawHeaders }))).not.toContain(expected.slice(0, 8))
  })
})

describe('verifying netx', () => {
  const token = '6od7VUynjVQbDgLUdzeNvc5KuRs'
  const verifyBody = (text: string | Uint8Array, secrets = [token]) =>
    verifyRequest({ scheme: 'netx', secrets, rawHeaders: [], body: Buffer.from(text), now: AT })

  it('R26: the token in the body equals the secret', () => {
    expect(verifyBody(JSON.stringify({ event: {}, token }))).toEqual({
      scheme: 'netx',
      result: 'valid',
      reason: 'The token in the body is the secret of the inbox.',
      checks: [
        { name: 'Body', value: '50 bytes received, a JSON object', state: 'ok' },
        { name: 'Token', value: '…uRs in field token', state: 'ok' },
        { name: 'Secret', value: '…uRs', state: 'ok' },
      ],
    })
  })

  it.each([
    ['another token', '{"token":"6od7VUynjVQbDgLUdzeNvc5KuRt"}', 'invalid', 'not the secret'],
    ['a shorter token', '{"token":"6od7"}', 'invalid', 'not the secret'],
    ['a token that is a number', '{"token":42}', 'invalid', 'is not text'],
    ['no token', '{"event":{}}', 'missing', 'no field token'],
    ['a list', '[1]', 'missing', 'not an object'],
    ['null', 'null', 'missing', 'not an object'],
    ['text', 'token=abc', 'missing', 'not JSON'],
    ['nothing', '', 'missing', 'not JSON'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'missing', 'not JSON'],
  ])('R117: %s is told apart', (_, text, result, reason) => {
    const verification = verifyBody(text)
    expect(verification.result).toBe(result)
    expect(verification.reason).toContain(reason)
  })
})

describe('verifying woodwing and netbox', () => {
  const key = '8/+6zgwqUERB1q1oS3Xhxw=='
  const text = Buffer.from('{"foo":"bar"}')
  const good = '4ef7cbf3d28f5ed3e36b77fe83ad08ed5ddd1ac2401771e8c955b5e4679b49cc'
  const verifyHook = (change: Partial<VerifyRequest> = {}) =>
    verifyRequest({
      scheme: 'woodwing',
      secrets: [key],
      rawHeaders: [['X-Hook-Signature', good]],
      body: text,
      now: AT,
      ...change,
    })

  it('R25, R117: a good signature is valid, and the card says what was checked', () => {
    expect(verifyHook()).toEqual({
      scheme: 'woodwing',
      result: 'valid',
      reason: 'The signature matches the body as received.',
      checks: [
        { name: 'x-hook-signature', value: 'HMAC-SHA256, lower-case hex', state: 'ok' },
        { name: 'Secret', value: '…w==', state: 'ok' },
        { name: 'Body', value: '13 bytes received', state: 'ok' },
      ],
    })
  })

  it('R24, R117: netbox signs with SHA-512, and SHA-256 is told apart from it', () => {
    const sha512 =
      '91863874962c9ea8df32ad7d705d3d79d91571fb7b23e129b25dbe90e8e98ae38798eb85af6a6a091e34bc1845994736945e46c9b0934f60bc0d9ea3815cbbcc'
    const netbox = { scheme: 'netbox' as const, secrets: ['other', 'LOOKATMEIMASECRETSTRING'] }
    expect(verifyHook({ ...netbox, rawHeaders: [['x-hook-signature', sha512]] }).result).toBe('valid')
    expect(verifyHook(netbox)).toMatchObject({
      result: 'invalid',
      reason: 'The signature in X-Hook-Signature is not 128 lower-case hex digits, as HMAC-SHA512 gives.',
    })
  })

  it.each([
    ['a changed body', { body: Buffer.from('{"foo": "bar"}') }, 'invalid', 'the secret or the body differs'],
    ['another secret', { secrets: ['another'] }, 'invalid', 'the secret or the body differs'],
    ['upper-case hex', { rawHeaders: [['x-hook-signature', good.toUpperCase()]] }, 'invalid', '64 lower-case hex'],
    ['no header', { rawHeaders: [] }, 'missing', 'no x-hook-signature header'],
    ['an empty header', { rawHeaders: [['x-hook-signature', '']] }, 'missing', 'no x-hook-signature header'],
  ] as [string, Partial<VerifyRequest>, string, string][])('R117: %s is told apart', (_, change, result, reason) => {
    const verification = verifyHook(change)
    expect(verification.result).toBe(result)
    expect(verification.reason).toContain(reason)
    expect(JSON.stringify(verification)).not.toContain(good.slice(0, 8))
  })
})

describe('R117: verdict, sentence and checks say the same', () => {
  const hook = { scheme: 'netbox' as const, secrets: ['key'] }
  const netx = { scheme: 'netx' as const, secrets: ['token'] }
  const hex = 'a'.repeat(128)
  it.each([
    [{}, 'signature valid', 'matches the body', ''],
    [{ now: AT + 4_000_000 }, 'signature matches, out of time', 'matches, but it is 4000 s old', 'outside'],
    [{ body: Buffer.from('{}') }, 'signature does not match', 'No signature matches', 'mismatch unknown'],
    [{ rawHeaders: signed.slice(1) }, 'signature missing', 'no webhook-id header', 'missing unknown'],
    [{ rawHeaders: signed.with(2, ['webhook-signature', 'x']) }, 'signature malformed', 'no v1', 'malformed unknown'],
    [{ secrets: ['?'] }, 'not verified: unusable secret', 'not a Standard Webhooks secret', 'malformed unknown'],
    [{ secrets: [] }, 'not verified: no secret', 'no secret', ''],
    [{ scheme: 'none' as const }, 'not verified', 'does not verify', ''],
    [
      { ...hook, rawHeaders: [['X-Hook-Signature', hex]] },
      'signature does not match',
      'does not match',
      'mismatch unknown',
    ],
    [{ ...hook, rawHeaders: [['X-Hook-Signature', 'A']] }, 'signature malformed', 'not 128', 'malformed unknown'],
    [{ ...hook, rawHeaders: [] }, 'signature missing', 'no X-Hook', 'missing unknown'],
    [{ ...netx, body: Buffer.from('{"token":"x"}') }, 'token does not match', 'is not the secret', 'mismatch unknown'],
    [{ ...netx, body: Buffer.from('{}') }, 'token missing', 'no field token', 'missing'],
  ] as [Partial<VerifyRequest>, string, string, string][])('%#: %s', (change, verdict, sentence, states) => {
    const verification = verify(change)
    expect(verdictOf(verification)).toBe(verdict)
    expect(verification.reason).toContain(sentence)
    const told = new Set(verification.checks.map(({ state }) => state).filter(state => state !== 'ok'))
    expect([...told].join(' ')).toBe(states)
  })
})

describe('an inbox that does not verify', () => {
  it('R117: has the result none, and says why', () => {
    expect(verify({ scheme: 'none' })).toMatchObject({ result: 'none', reason: 'The inbox does not verify requests.' })
    expect(verify({ secrets: [] })).toMatchObject({
      scheme: 'standard',
      result: 'none',
      reason: 'The inbox has no secret to verify with.',
    })
  })
})
