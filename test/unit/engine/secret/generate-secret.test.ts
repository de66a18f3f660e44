import { describe, expect, it } from 'vitest'
import { generateSecret } from '../../../../src-main/engine/secret/generate-secret.ts'
import type { Signing } from '../../../../src-shared/model/webhook.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'

const standard = (...algorithms: ('hmac-sha256' | 'ed25519')[]): Signing => ({ scheme: 'standard', algorithms })
const ones = (count: number): Uint8Array => new Uint8Array(count).fill(1)

describe('generateSecret', () => {
  it('R18: a netx secret is 27 characters base64url of 20 random bytes', () => {
    const { secrets, shown, publicKey } = generateSecret(profiles.netx.secret, profiles.netx.settings.signing)
    expect(shown).toMatch(/^[A-Za-z0-9_-]{27}$/)
    expect(secrets).toEqual([shown])
    expect(publicKey).toBeNull()
    expect(Buffer.from(shown ?? '', 'base64url')).toHaveLength(20)
  })

  it('B1: a standard secret is whsec_ and base64 of 32 random bytes', () => {
    const { secrets, shown } = generateSecret(profiles.standard.secret, profiles.standard.settings.signing)
    expect(shown).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(secrets).toEqual([shown])
  })

  it('B1: an Ed25519 key is kept and only its public half is given away', () => {
    const { secrets, shown, publicKey } = generateSecret(profiles.standard.secret, standard('ed25519'))
    expect(secrets).toEqual([expect.stringMatching(/^whsk_/)])
    expect(shown).toBeNull()
    const whole = Buffer.from(secrets[0]?.slice(5) ?? '', 'base64')
    expect(whole).toHaveLength(64)
    expect(publicKey).toBe(`whpk_${whole.subarray(32).toString('base64')}`)
  })

  it('B1: both algorithms give both keys', () => {
    const { secrets, shown, publicKey } = generateSecret(profiles.standard.secret, standard('hmac-sha256', 'ed25519'))
    expect(secrets).toEqual([shown, expect.stringMatching(/^whsk_/)])
    expect(publicKey).toMatch(/^whpk_/)
  })

  it('a standard secret keeps its form under any profile', () => {
    expect(generateSecret(profiles.netx.secret, standard('hmac-sha256')).shown).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  })

  it('makes none where nothing is signed', () => {
    const nothing = { secrets: [], shown: null, publicKey: null }
    expect(generateSecret(profiles.standard.secret, { scheme: 'none' })).toEqual(nothing)
  })

  it('takes its randomness from the given source and is new every time otherwise', () => {
    const { netx } = profiles
    const fixed = generateSecret(netx.secret, netx.settings.signing, ones)
    expect(fixed.shown).toBe(Buffer.from(ones(20)).toString('base64url'))
    const many = Array.from({ length: 100 }, () => generateSecret(netx.secret, netx.settings.signing).shown)
    expect(new Set(many).size).toBe(100)
  })
})
