import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type SchemeName, schemeNames } from '../../../src-shared/model/scheme.ts'
import { schemes } from '../../../src-main/engine/sign/scheme/index.ts'
import type { SignedRequest } from '../../../src-main/engine/sign/scheme/scheme.ts'
import { verify } from '../../../src-main/engine/sign/verify.ts'
import { keysOf, signedRequest } from './scheme-rig.ts'

const AT = 1_770_000_000_000
/** These carry the secret, or sign a part of the body only. */
const notOverBody: ReadonlySet<SchemeName> = new Set<SchemeName>(['netx', 'gitlab', 'mailgun', 'sns'])

const bodies = fc.json({ maxDepth: 2 }).map(json => Buffer.from(`{"event":${json},"webhookTimestamp":${AT}}`))

const checkWith =
  (name: SchemeName) =>
  (request: SignedRequest, secret = keysOf(name).verify, now = AT): string =>
    verify(schemes[name].with(undefined), [secret], request, now).outcome

describe.each(schemeNames)('B32: the scheme %s', name => {
  const check = checkWith(name)

  it('verifies what it signed, whatever the body', () => {
    fc.assert(
      fc.property(bodies, body => {
        expect(check(signedRequest(name, body))).toBe('valid')
      }),
    )
  })

  it('is not satisfied by another secret', () => {
    expect(check(signedRequest(name, Buffer.from('{"a":1}')), keysOf(name).other)).not.toBe('valid')
  })

  it('says that a signature is missing when its headers or fields are', () => {
    const bare: SignedRequest = {
      method: 'POST',
      url: 'https://a.example/x',
      headers: [],
      body: Buffer.from('{"a":1}'),
    }
    expect(check(bare)).toBe('missing')
  })

  it('no character of the signature can be changed', () => {
    const request = signedRequest(name, Buffer.from(`{"event":"order.paid","webhookTimestamp":${AT}}`))
    const [last = '', value = ''] =
      request.headers.toReversed().find(([header]) => /signature|hmac|token|verification|-sig$/i.test(header)) ?? []
    for (let index = value.indexOf('=') + 1; last !== '' && index < value.length; index++) {
      const changed = value.slice(0, index) + (value[index] === 'f' ? 'e' : 'f') + value.slice(index + 1)
      const headers = request.headers.map(([header, text]): [string, string] => [
        header,
        header === last ? changed : text,
      ])
      expect([index, check({ ...request, headers })]).not.toEqual([index, 'valid'])
    }
  })
})

test.each(schemeNames.filter(name => !notOverBody.has(name)))(
  'B32: no bit of a body signed as %s can be changed',
  name => {
    const check = checkWith(name)
    const request = signedRequest(name, Buffer.from(`{"event":"order.paid","webhookTimestamp":${AT}}`))
    for (let bit = 0; bit < request.body.length * 8; bit++) {
      const body = Uint8Array.from(request.body)
      body[bit >> 3] = (body[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(check({ ...request, body })).not.toBe('valid')
    }
  },
)

test.each([...notOverBody])('B32: the scheme %s says that it does not sign the body', name => {
  expect(schemes[name].summary).toMatch(/not signed/)
})
