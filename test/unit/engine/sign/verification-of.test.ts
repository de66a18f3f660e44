import { describe, expect, it } from 'vitest'
import { signedHeaders } from '../../../support/signed-headers.ts'
import { type HeadersToVerify, verifyHeaders } from '../../../support/verify-headers.ts'
import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import { checkStates, verdictOf } from '../../../../src-shared/model/verification.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const AT = 1_614_265_330_000
const body = Buffer.from('{"test": 2432232314}')
const signing = { scheme: 'standard' as const, algorithms: ['hmac-sha256' as const] }
const signed = signedHeaders({ signing, secrets: [SECRET], messageId: 'msg_p5jX', at: AT, body })

const verify = (change: Partial<HeadersToVerify> = {}) =>
  verifyHeaders({ scheme: 'standard', secrets: [SECRET], rawHeaders: signed, body, now: AT + 2000, ...change })

describe('verifying Standard Webhooks', () => {
  it('R117: a good signature is valid, and the card says what was checked', () => {
    expect(verify()).toEqual({
      scheme: 'standard',
      result: 'valid',
      code: null,
      reason: 'The signature matches the body as received.',
      checks: [
        { name: 'webhook-id', value: 'msg_p5jX', state: 'ok' },
        { name: 'webhook-timestamp', value: '1614265330', state: 'ok' },
        { name: 'webhook-signature', value: signed[2]?.[1], state: 'ok' },
        { name: 'Clock', value: '2 s old, tolerance 300 s', state: 'ok' },
        { name: 'Secret', value: 'whsec_…aSw', state: 'ok' },
        { name: 'Body', value: '20 bytes received', state: 'ok' },
      ],
    })
  })

  it('R117: a changed body is invalid', () => {
    const verification = verify({ body: Buffer.from('{"test":2432232314}') })
    expect(verification.result).toBe('invalid')
    expect(verification.reason).toBe(
      'The signature does not match: the secret, the body or what else is signed differs from what was signed. Which of them is not known.',
    )
  })

  it.each([
    ['a body that was written anew', { body: Buffer.from('{"test":2432232314}') }],
    ['another secret', { secrets: ['whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'] }],
    ['another id', { rawHeaders: signed.with(0, ['webhook-id', 'msg_other']) }],
  ])('R117: after %s no check says which of them is wrong', (_, change) => {
    expect(verify(change).checks.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'webhook-id unknown',
      'webhook-timestamp unknown',
      'webhook-signature mismatch',
      'Clock ok',
      'Secret unknown',
      'Body unknown',
    ])
  })

  it('a signature that cannot be one is told apart from one that does not match', () => {
    const verification = verify({ rawHeaders: signed.with(2, ['webhook-signature', 'v1,AAAA']) })
    expect(verification.reason).toBe(
      'webhook-signature is not v1,<base64> or v1a,<base64>, several separated by spaces.',
    )
    expect(verification.code).toBe('malformed-header')
    expect(verification.checks[2]?.state).toBe('malformed')
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
      name: 'webhook-timestamp',
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

  it('says when the secret of the inbox is none of the standard', () => {
    expect(verify({ secrets: ['not a secret, really'] })).toMatchObject({
      result: 'invalid',
      code: null,
      reason: 'The secret of the inbox is none of Standard Webhooks: The secret is not base64.',
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
    verifyHeaders({ scheme: 'netx', secrets, rawHeaders: [], body: Buffer.from(text), now: AT })

  it('R26: the token in the body equals the secret', () => {
    expect(verifyBody(JSON.stringify({ event: {}, token }))).toEqual({
      scheme: 'netx',
      result: 'valid',
      code: null,
      reason: 'The token is the secret of the inbox.',
      checks: [
        { name: 'token', value: '…uRs', state: 'ok' },
        { name: 'Secret', value: '…uRs', state: 'ok' },
      ],
    })
  })

  it.each([
    ['another token', '{"token":"6od7VUynjVQbDgLUdzeNvc5KuRt"}', 'invalid', 'not the secret'],
    ['a shorter token', '{"token":"6od7"}', 'invalid', 'not the secret'],
    ['a token that is a number', '{"token":42}', 'invalid', 'token is not text'],
    ['no token', '{"event":{}}', 'missing', 'no field token in the body'],
    ['a list', '[1]', 'missing', 'a field of a JSON object'],
    ['null', 'null', 'missing', 'a field of a JSON object'],
    ['text', 'token=abc', 'missing', 'a field of a JSON object'],
    ['nothing', '', 'missing', 'a field of a JSON object'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'missing', 'a field of a JSON object'],
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
  const verifyHook = (change: Partial<HeadersToVerify> = {}) =>
    verifyHeaders({
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
      code: null,
      reason: 'The signature matches the body as received.',
      checks: [
        { name: 'x-hook-signature', value: good, state: 'ok' },
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
      code: 'malformed-header',
      reason: 'X-Hook-Signature is not 128 lower-case hex digits.',
    })
  })

  it.each([
    [
      'a changed body',
      { body: Buffer.from('{"foo": "bar"}') },
      'invalid',
      'the secret, the body or what else is signed differs',
    ],
    ['another secret', { secrets: ['another'] }, 'invalid', 'the secret, the body or what else is signed differs'],
    ['upper-case hex', { rawHeaders: [['x-hook-signature', good.toUpperCase()]] }, 'invalid', '64 lower-case hex'],
    ['no header', { rawHeaders: [] }, 'missing', 'no x-hook-signature header'],
    ['an empty header', { rawHeaders: [['x-hook-signature', '']] }, 'missing', 'no x-hook-signature header'],
  ] as [string, Partial<HeadersToVerify>, string, string][])('R117: %s is told apart', (_, change, result, reason) => {
    const verification = verifyHook(change)
    expect(verification.result).toBe(result)
    expect(verification.reason).toContain(reason)
    if (result === 'missing') expect(JSON.stringify(verification)).not.toContain(good.slice(0, 8))
  })
})

describe('R117: verdict, sentence and checks say the same', () => {
  const hook = { scheme: 'netbox' as const, secrets: ['key'] }
  const netx = { scheme: 'netx' as const, secrets: ['token'] }
  const hex = 'a'.repeat(128)
  it.each([
    [{}, 'signature valid', 'matches the body', ''],
    [{ now: AT + 4_000_000 }, 'signature matches, out of time', 'matches, but it is 4000 s old', 'outside'],
    [{ body: Buffer.from('{}') }, 'signature does not match', 'does not match', 'unknown mismatch'],
    [
      { now: AT + 4_000_000, body: Buffer.from('{}') },
      'signature does not match',
      'does not match',
      'unknown mismatch outside',
    ],
    [
      { now: AT + 4_000_000, rawHeaders: signed.with(2, ['webhook-signature', 'v1,AAAA']) },
      'signature malformed',
      'is not v1',
      'unknown malformed outside',
    ],
    [
      { now: AT + 4_000_000, secrets: ['?'] },
      'not verified: unusable secret',
      'none of Standard Webhooks',
      'unknown outside malformed',
    ],
    [{ rawHeaders: signed.slice(1) }, 'signature missing', 'no webhook-id header', 'missing unknown'],
    [
      { rawHeaders: signed.with(2, ['webhook-signature', 'x']) },
      'signature malformed',
      'is not v1',
      'unknown malformed',
    ],
    [{ secrets: ['?'] }, 'not verified: unusable secret', 'none of Standard Webhooks', 'unknown malformed'],
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
    [{ ...netx, body: Buffer.from('{}') }, 'token missing', 'no field token', 'missing unknown'],
  ] as [Partial<HeadersToVerify>, string, string, string][])('%#: %s', (change, verdict, sentence, states) => {
    const verification = verify(change)
    expect(verdictOf(verification)).toBe(verdict)
    expect(verification.reason).toContain(sentence)
    const told = new Set(verification.checks.map(({ state }) => state).filter(state => state !== 'ok'))
    expect([...told].join(' ')).toBe(states)
  })
})

describe('R117: a verdict says that a signature matches', () => {
  it('only where every check but the clock is ok', () => {
    const shared = { scheme: 'standard', result: 'invalid', code: null, reason: '' } as const
    for (const signature of checkStates) {
      for (const secret of checkStates) {
        const checks = [
          { name: 'webhook-signature', value: '', state: signature },
          { name: 'Clock', value: '', state: 'outside' as const },
          { name: 'Secret', value: '', state: secret },
        ]
        const matches = [signature, secret].every(state => state === 'ok' || state === 'outside')
        expect(verdictOf({ ...shared, checks }).includes('matches'), `${signature}, ${secret}`).toBe(matches)
      }
    }
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
