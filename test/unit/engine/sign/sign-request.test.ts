import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signedHeaders } from '../../../support/signed-headers.ts'
import { verifyHeaders } from '../../../support/verify-headers.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'

const HMAC_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const ED25519_SECRET = 'whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg=='
const ED25519_PUBLIC = 'whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4='
const HMAC_SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
const ED25519_SIGNATURE = 'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg=='

const vector = {
  signing: { scheme: 'standard' as const, algorithms: ['hmac-sha256' as const, 'ed25519' as const] },
  messageId: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  at: 1_614_265_330_999,
  body: '{"test": 2432232314}',
}

describe('signRequest', () => {
  it('B1: gives the published Standard Webhooks vectors for v1 and v1a', () => {
    expect(signedHeaders({ ...vector, secrets: [HMAC_SECRET, ED25519_SECRET] })).toEqual([
      ['webhook-id', 'msg_p5jXN8AQM9LWM0D4loKWxJek'],
      ['webhook-timestamp', '1614265330'],
      ['webhook-signature', `${HMAC_SIGNATURE} ${ED25519_SIGNATURE}`],
    ])
  })

  it('B1: the same signature for a body given as text, as bytes and with the secret written without its prefix', () => {
    const secrets = [HMAC_SECRET, ED25519_SECRET]
    const asText = signedHeaders({ ...vector, secrets })
    expect(signedHeaders({ ...vector, secrets, body: Buffer.from(vector.body) })).toEqual(asText)
    expect(signedHeaders({ ...vector, secrets: [HMAC_SECRET.slice(6), ED25519_SECRET] })).toEqual(asText)
  })

  it('B1: the public key of the published vector verifies it', () => {
    const rawHeaders = signedHeaders({ ...vector, secrets: [ED25519_SECRET] })
    const body = Buffer.from(vector.body)
    for (const secret of [ED25519_PUBLIC, ED25519_SECRET]) {
      const verification = verifyHeaders({ scheme: 'standard', secrets: [secret], rawHeaders, body, now: vector.at })
      expect(verification.result).toBe('valid')
    }
  })

  it('signs with the chosen algorithms only', () => {
    const signing = { scheme: 'standard' as const, algorithms: ['hmac-sha256' as const] }
    const headers = signedHeaders({ ...vector, signing, secrets: [HMAC_SECRET, ED25519_SECRET] })
    expect(headers[2]).toEqual(['webhook-signature', HMAC_SIGNATURE])
  })

  it('adds nothing for none and, R26, for a token in the body', () => {
    expect(signedHeaders({ ...vector, signing: { scheme: 'none' }, secrets: [] })).toEqual([])
    const signing = { scheme: 'body-token' as const, field: 'token' }
    expect(signedHeaders({ ...vector, signing, secrets: ['abc'] })).toEqual([])
  })

  it('refuses to leave a request unsigned and says what to do', () => {
    expect(() => signedHeaders({ ...vector, secrets: [] })).toThrow('There is no secret for hmac-sha256 or ed25519.')
    expect(() => signedHeaders({ ...vector, secrets: [ED25519_PUBLIC] })).toThrow('There is no secret')
    for (const secret of ['whsec_not base64', 'whsec_', 'whsk_AAAA', 'whpk_AAAA']) {
      expect(() => signedHeaders({ ...vector, secrets: [secret] })).toThrow(
        expect.objectContaining({ code: 'KEY_UNUSABLE', message: expect.not.stringContaining(secret) }),
      )
    }
  })

  it('keeps working when more secrets are in use than it keeps decoded', () => {
    const secretOf = (n: number): string => `whsec_${Buffer.from(`secret number ${n} of many`).toString('base64')}`
    const first = signedHeaders({ ...vector, secrets: [secretOf(0)] })
    for (let n = 1; n < 5000; n++) signedHeaders({ ...vector, secrets: [secretOf(n)] })
    expect(signedHeaders({ ...vector, secrets: [secretOf(0)] })).toEqual(first)
  })
})

const WOODWING_KEY = '8/+6zgwqUERB1q1oS3Xhxw=='
const NETBOX_KEY = 'LOOKATMEIMASECRETSTRING'
const UPDATE =
  '{"timestamp":1500000000000,"type":"asset_update_metadata","assetId":"2n-UzMFgate9nAwg8zLXCs","metadata":{"filename":"a.jpg"},"changedMetadata":{"status":{"oldValue":"Draft","newValue":"Final"}}}'
const CREATED =
  '{"event":"created","signal_received_timestamp":1508769597,"model":"Site","data":{"id":54,"name":"tést"}}'

const vectors = [
  {
    title: 'R25: woodwing, a short body',
    profile: 'woodwing',
    secret: WOODWING_KEY,
    body: '{"foo":"bar"}',
    hex: '4ef7cbf3d28f5ed3e36b77fe83ad08ed5ddd1ac2401771e8c955b5e4679b49cc',
  },
  {
    title: 'R25: woodwing, an update',
    profile: 'woodwing',
    secret: WOODWING_KEY,
    body: UPDATE,
    hex: 'edef8f08bec93ed1a846e7688c3f4d5cce55a6f6ba7337e6a3deacec14a48d8c',
  },
  {
    title: 'R24: netbox, a short body',
    profile: 'netbox',
    secret: NETBOX_KEY,
    body: '{"foo":"bar"}',
    hex: '91863874962c9ea8df32ad7d705d3d79d91571fb7b23e129b25dbe90e8e98ae38798eb85af6a6a091e34bc1845994736945e46c9b0934f60bc0d9ea3815cbbcc',
  },
  {
    title: 'R24: netbox, 105 bytes with a letter beyond ASCII',
    profile: 'netbox',
    secret: NETBOX_KEY,
    body: CREATED,
    hex: '07c6ad7ea8ab806e7ba289bb8679a4436cea61c4f4adb304735d086245d3c9f5918e958fa105e3a04fbba17c0bd6c11611d77380654ce34ffacf28e0424a8a79',
  },
] as const

describe('signing a body with HMAC', () => {
  const sign = (profile: 'woodwing' | 'netbox', secrets: string[], body: string | Uint8Array) =>
    signedHeaders({ signing: profiles[profile].settings.signing, secrets, messageId: 'msg_1', at: 0, body })

  it.each(vectors)('$title gives the known signature, as text and as bytes', ({ profile, secret, body, hex }) => {
    const name = { woodwing: 'x-hook-signature', netbox: 'X-Hook-Signature' }[profile]
    expect(sign(profile, [secret], body)).toEqual([[name, hex]])
    expect(sign(profile, [secret], Buffer.from(body))).toEqual([[name, hex]])
  })

  it('R24: adds no header when there is no secret', () => {
    expect(sign('netbox', [], '{}')).toEqual([])
    expect(sign('netbox', [''], '{}')).toEqual([])
  })

  it('takes a secret beyond ASCII as UTF-8, and writes base64 where the webhook says so', () => {
    const signing = {
      scheme: 'hmac' as const,
      algorithm: 'sha256' as const,
      encoding: 'base64' as const,
      header: 'X-Sig',
    }
    const expected = createHmac('sha256', Buffer.from('schlüssel')).update('{}').digest('base64')
    const headers = signedHeaders({ signing, secrets: ['schlüssel'], messageId: 'msg_1', at: 0, body: '{}' })
    expect(headers).toEqual([['X-Sig', expected]])
  })
})
