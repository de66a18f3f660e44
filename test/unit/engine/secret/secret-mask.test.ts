import { describe, expect, test } from 'vitest'
import { knownSecrets } from '../../../../src-main/engine/secret/known-secrets.ts'
import { createSecretMask } from '../../../../src-main/engine/secret/secret-mask.ts'

const SECRET = 'p4ss/"w<ö>rd" &+'
const bytes = (text: string): Buffer => Buffer.from(text)

describe('a secret that an endpoint repeats', () => {
  test('is masked as it is, in JSON, in JSON in JSON, in a URL, a form and HTML', () => {
    const mask = createSecretMask([SECRET])
    const json = JSON.stringify(SECRET).slice(1, -1)
    for (const spelled of [
      SECRET,
      json,
      JSON.stringify(json).slice(1, -1),
      json.replaceAll('/', '\\/'),
      'p4ss/\\"w\\u003c\\u00f6\\u003erd\\" \\u0026+',
      encodeURIComponent(SECRET),
      encodeURIComponent(SECRET).replaceAll(/%../g, hex => hex.toLowerCase()),
      new URLSearchParams({ '': SECRET }).toString().slice(1),
      'p4ss/&quot;w&lt;ö&gt;rd&quot; &amp;+',
    ]) {
      expect(mask.text(`<${spelled}>`), spelled).toBe('<•••>')
      expect(Buffer.from(mask.bytes(bytes(`<${spelled}>`), false)).toString(), spelled).toBe('<•••>')
    }
  })

  test('is masked in a body that is no text, and everything else stays byte for byte', () => {
    const mask = createSecretMask(['planted-secret'])
    const noise = Buffer.from(Array.from({ length: 256 }, (_, value) => value))
    const body = Buffer.concat([noise, bytes('planted-secret'), noise])
    expect(Buffer.from(mask.bytes(body, false))).toEqual(Buffer.concat([noise, bytes('•••'), noise]))
    expect(mask.bytes(noise, false)).toBe(noise)
  })

  test('is masked where the end of what is kept cuts it, however little of it is left', () => {
    const mask = createSecretMask(['planted-secret', 'plan-b-is-longer-than-that'])
    for (const length of [4, 5, 9, 13]) {
      const cut = bytes(`answer ${'planted-secret'.slice(0, length)}`)
      expect(Buffer.from(mask.bytes(cut, true)).toString()).toBe('answer •••')
      expect(Buffer.from(mask.bytes(cut, false)).toString()).toBe(cut.toString())
    }
    expect(Buffer.from(mask.bytes(bytes('whatever'), true)).toString()).toBe('whatever')
  })

  test('is left alone when it is so short that it would be found everywhere', () => {
    const mask = createSecretMask(['', 'a', 'true'])
    expect(mask.text('{"a":true}')).toBe('{"a":true}')
  })
})

describe('what of a webhook is a secret', () => {
  test('is its secrets, its secret header values, and the part of them that works alone', () => {
    const basic = `Basic ${Buffer.from('user:s3cret-of-mine').toString('base64')}`
    const known = knownSecrets(
      ['whsec_MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0', 'token-1'],
      [
        ['Authorization', 'Bearer abcdefghij'],
        ['X-Api-Key', basic],
        ['Cookie', 'session=0123456789; theme=dark'],
      ],
    )
    for (const part of [
      'whsec_MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0',
      'MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0',
      'token-1',
      'Bearer abcdefghij',
      'abcdefghij',
      basic.slice('Basic '.length),
      'user:s3cret-of-mine',
      's3cret-of-mine',
      '0123456789',
    ]) {
      expect(known).toContain(part)
    }
    expect(known).not.toContain('dark')
  })
})
