import { describe, expect, it } from 'vitest'
import { signRequest } from '../../../../src-main/engine/sign/sign-request.ts'
import { verifyRequest } from '../../../../src-main/engine/sign/verify-request.ts'

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
    expect(signRequest({ ...vector, secrets: [HMAC_SECRET, ED25519_SECRET] })).toEqual([
      ['webhook-id', 'msg_p5jXN8AQM9LWM0D4loKWxJek'],
      ['webhook-timestamp', '1614265330'],
      ['webhook-signature', `${HMAC_SIGNATURE} ${ED25519_SIGNATURE}`],
    ])
  })

  it('B1: the same signature for a body given as text, as bytes and with the secret written without its prefix', () => {
    const secrets = [HMAC_SECRET, ED25519_SECRET]
    const asText = signRequest({ ...vector, secrets })
    expect(signRequest({ ...vector, secrets, body: Buffer.from(vector.body) })).toEqual(asText)
    expect(signRequest({ ...vector, secrets: [HMAC_SECRET.slice(6), ED25519_SECRET] })).toEqual(asText)
  })

  it('B1: the public key of the published vector verifies it', () => {
    const rawHeaders = signRequest({ ...vector, secrets: [ED25519_SECRET] })
    const body = Buffer.from(vector.body)
    for (const secret of [ED25519_PUBLIC, ED25519_SECRET]) {
      const verification = verifyRequest({ scheme: 'standard', secrets: [secret], rawHeaders, body, now: vector.at })
      expect(verification.result).toBe('valid')
    }
  })

  it('signs with the chosen algorithms only', () => {
    const signing = { scheme: 'standard' as const, algorithms: ['hmac-sha256' as const] }
    const headers = signRequest({ ...vector, signing, secrets: [HMAC_SECRET, ED25519_SECRET] })
    expect(headers[2]).toEqual(['webhook-signature', HMAC_SIGNATURE])
  })

  it('adds nothing for none and, R26, for a token in the body', () => {
    expect(signRequest({ ...vector, signing: { scheme: 'none' }, secrets: [] })).toEqual([])
    const signing = { scheme: 'body-token' as const, field: 'token' }
    expect(signRequest({ ...vector, signing, secrets: ['abc'] })).toEqual([])
  })

  it('refuses to leave a request unsigned and says what to do', () => {
    expect(() => signRequest({ ...vector, secrets: [] })).toThrow(
      'The webhook has no secret for hmac-sha256 or ed25519.',
    )
    expect(() => signRequest({ ...vector, secrets: [ED25519_PUBLIC] })).toThrow('The webhook has no secret')
    for (const secret of ['whsec_not base64', 'whsec_', 'whsk_AAAA', 'whpk_AAAA']) {
      expect(() => signRequest({ ...vector, secrets: [secret] })).toThrow(
        expect.objectContaining({ code: 'KEY_UNUSABLE', message: expect.not.stringContaining(secret) }),
      )
    }
  })

  it('keeps working when more secrets are in use than it keeps decoded', () => {
    const secretOf = (n: number): string => `whsec_${Buffer.from(`secret number ${n} of many`).toString('base64')}`
    const first = signRequest({ ...vector, secrets: [secretOf(0)] })
    for (let n = 1; n < 5000; n++) signRequest({ ...vector, secrets: [secretOf(n)] })
    expect(signRequest({ ...vector, secrets: [secretOf(0)] })).toEqual(first)
  })
})
