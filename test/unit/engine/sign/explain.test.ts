import { describe, expect, it } from 'vitest'
import { gzipSync } from 'node:zlib'
import { explanationSchema } from '../../../../src-shared/model/explanation.ts'
import type { SchemeName } from '../../../../src-shared/model/scheme.ts'
import { explain } from '../../../../src-main/engine/sign/explain/explain.ts'
import { bindScheme } from '../../../../src-main/engine/sign/scheme/bind-scheme.ts'
import { verificationOf } from '../../../../src-main/engine/sign/verification-of.ts'

const NOW = 1_770_000_000_000
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const OTHER = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'

interface Given {
  scheme: SchemeName
  /** What the body was when it was signed; the received one by default. */
  signed?: Uint8Array
  body: Uint8Array
  signedWith?: string
  secrets?: string[]
  at?: number
  proven?: boolean
}

const inputOf = ({ scheme: name, body, signed = body, signedWith = SECRET, secrets = [SECRET], at, proven }: Given) => {
  const scheme = bindScheme(name)
  if (scheme?.sign == null) throw new Error(`${name} does not sign`)
  const request = { method: 'POST', url: null, headers: [], body: signed }
  const { headers } = scheme.sign({ request, secrets: [signedWith], id: 'evt_1', at: at ?? NOW })
  return {
    scheme,
    request: { ...request, headers, body },
    secrets,
    known: [],
    now: NOW,
    proven: proven ?? false,
    truncated: false,
  }
}

const utf8 = (text: string): Uint8Array => Buffer.from(text)

describe('a time in the wrong unit', () => {
  it.each<SchemeName>(['stripe', 'slack', 'standard'])(
    'B22: %s signed in milliseconds is explained, also where that is a year of five digits',
    scheme => {
      const explanation = explain(inputOf({ scheme, body: utf8('{}'), at: NOW * 1000 }))
      expect(explanation.code).toBe('timestamp-unit')
      expect(explanationSchema.safeParse(explanation).error).toBeUndefined()
    },
  )

  it('B22: a time that no calendar holds is explained too', () => {
    const input = inputOf({ scheme: 'stripe', body: utf8('{}') })
    const headers: [string, string][] = [['Stripe-Signature', `t=999999999999999,v1=${'0'.repeat(64)}`]]
    const explanation = explain({ ...input, request: { ...input.request, headers } })
    expect(explanationSchema.safeParse(explanation).error).toBeUndefined()
  })

  it('B22: the verdict names the unit, not the age that it would be', () => {
    const verdict = (scheme: SchemeName, at: number) => {
      const verification = verificationOf(inputOf({ scheme, body: utf8(`{"webhookTimestamp":${at}}`), at }))
      return [
        verification.code,
        verification.reason,
        verification.checks.find(({ name }) => name === 'Clock')?.value ?? '',
      ]
    }
    expect(verdict('stripe', NOW * 1000)).toEqual([
      'timestamp-unit',
      'The signature matches, but its time, 1770000000000, is in milliseconds, not in seconds.',
      'in milliseconds, not in seconds',
    ])
    expect(verdict('linear', NOW / 1000)).toEqual([
      'timestamp-unit',
      'The signature matches, but its time, 1770000000, is in seconds, not in milliseconds.',
      'in seconds, not in milliseconds',
    ])
  })
})

describe('a body that is not UTF-8', () => {
  it.each([
    ['bytes of no text', Buffer.from([0x00, 0xff, 0xfe, 0x80, 0x01])],
    ['ISO-8859-1', Buffer.from('{"name":"Zoë"}', 'latin1')],
    ['gzip', gzipSync('{"a":1}')],
    ['a U+FFFD of its own', utf8('{"name":"Zo\ufffd"}')],
  ])('B22: %s under another secret is not told as lost characters', (_, body) => {
    expect(explain(inputOf({ scheme: 'github', body, signedWith: OTHER })).code).toBe('unknown')
  })

  it('B22: a gzipped body that was signed unpacked has lost no characters', () => {
    const body = gzipSync('{"a":1}')
    expect(explain(inputOf({ scheme: 'github', body, signed: utf8('{"a":1}') }))).toMatchObject({
      code: 'body-reserialised',
      evidence: { how: 'over the body before it was packed with gzip' },
    })
  })

  it.each([
    ['ë', utf8('{"name":"Zo\ufffd"}'), utf8('{"name":"Zoë"}')],
    ['the byte EB of ISO-8859-1', utf8('{"name":"Zo\ufffd"}'), Buffer.from('{"name":"Zoë"}', 'latin1')],
    ['€', utf8('{"price":"5 \ufffd"}'), utf8('{"price":"5 €"}')],
  ])('B22: U+FFFD in the place of %s is told, for the signature fits', (_, body, signed) => {
    const explanation = explain(inputOf({ scheme: 'github', body, signed }))
    expect(explanation.code).toBe('charset')
    expect(explanation.evidence?.signedBody).toBe(Buffer.from(signed).toString('base64'))
  })
})

describe('an empty body', () => {
  it('B22: is not said to have been another when the secret may be', () => {
    const { code, reason, fix } = explain(inputOf({ scheme: 'github', body: utf8(''), signedWith: OTHER }))
    expect(code).toBe('body-empty')
    expect(reason).toBe('The request arrived without a body, and no secret of this inbox fits its signature.')
    expect(fix).toContain('secret')
  })

  it('B22: was another one when the secret is known to be right', () => {
    const given = { scheme: 'github' as const, body: utf8(''), signed: utf8('{}'), proven: true }
    expect(explain(inputOf(given)).reason).toBe(
      'The request arrived without a body, and the signature is not over an empty one.',
    )
  })
})

describe('a secret that is none of the scheme', () => {
  it('B22: is the first thing that is said, and not taken for another secret', () => {
    const { code, reason, fix } = explain(
      inputOf({ scheme: 'discord', body: utf8('{}'), signedWith: `seed:${'a1'.repeat(32)}`, secrets: ['nonsense'] }),
    )
    expect(code).toBe('unknown')
    expect(reason).toBe('The secret of the inbox is none of Discord: The key is not 64 hex digits.')
    expect(fix).toContain('public key')
  })

  it('B22: comes before what the body shows', () => {
    const { reason } = explain(inputOf({ scheme: 'standard', body: utf8(''), secrets: ['not base64!'] }))
    expect(reason).toBe('The secret of the inbox is none of Standard Webhooks: The secret is not base64.')
  })

  it('B22: beside a usable one it is not the reason', () => {
    const given = { scheme: 'standard' as const, body: utf8('{}'), secrets: ['not base64!', OTHER] }
    expect(explain(inputOf(given)).code).toBe('wrong-secret')
  })
})
