import { expect, it } from 'vitest'
import { bindScheme } from '../../../src-main/engine/sign/scheme/bind-scheme.ts'
import type { SignedRequest } from '../../../src-main/engine/sign/scheme/scheme.ts'
import { verify } from '../../../src-main/engine/sign/verify.ts'

/** RFC 9421, appendix B.2: the request of every example there. */
const request = (headers: [string, string][]): SignedRequest => ({
  method: 'POST',
  url: 'https://example.com/foo?param=Value&Pet=dog',
  headers: [
    ['Host', 'example.com'],
    ['Date', 'Tue, 20 Apr 2021 02:07:55 GMT'],
    ['Content-Type', 'application/json'],
    [
      'Content-Digest',
      'sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:',
    ],
    ['Content-Length', '18'],
    ...headers,
  ],
  body: Buffer.from('{"hello": "world"}'),
})
const CREATED = 1_618_884_473_000

const outcome = (options: unknown, secret: string, signed: SignedRequest, now = CREATED): string => {
  const scheme = bindScheme('httpsig', options)
  return scheme === null ? 'none' : verify(scheme, [secret], signed, now).outcome
}

it('B32: HTTP Message Signatures: B.2.5 of RFC 9421, HMAC-SHA256 over a header and the authority', () => {
  const secret = 'uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ=='
  const options = { label: 'sig-b25', components: ['date', '@authority', 'content-type'] }
  const signed = request([
    ['Signature-Input', 'sig-b25=("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"'],
    ['Signature', 'sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:'],
  ])
  expect(outcome(options, secret, signed)).toBe('valid')
  expect(outcome(options, secret, { ...signed, url: 'https://example.org/foo' })).toBe('invalid')
  expect(outcome(options, secret, signed, CREATED + 301_000)).toBe('invalid')
})

it('B32: HTTP Message Signatures: B.2.6 of RFC 9421, Ed25519', () => {
  const options = {
    algorithm: 'ed25519',
    label: 'sig-b26',
    components: ['date', '@method', '@path', '@authority', 'content-type', 'content-length'],
  }
  const signed = request([
    [
      'Signature-Input',
      'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
    ],
    ['Signature', 'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:'],
  ])
  const key = 'MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs='
  expect(outcome(options, key, signed)).toBe('valid')
  expect(outcome(options, key, { ...signed, method: 'PUT' })).toBe('invalid')
  expect(outcome({ ...options, components: ['content-digest'] }, key, signed)).toBe('invalid')
})
