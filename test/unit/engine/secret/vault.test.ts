import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVault } from '../../../../src-main/engine/secret/vault.ts'
import { HookError } from '../../../../src-shared/error.ts'

const key = Buffer.alloc(32, 7)
const vault = createVault(key)

describe('vault', () => {
  it('R28: opens what it sealed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(createVault(key).open(vault.seal(text))).toBe(text)
      }),
    )
  })

  it('R28: the sealed text names the key, hides the plain one and is another every time', () => {
    const sealed = vault.seal('whsec_hello')
    expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]+$/)
    expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain('hello')
    expect(vault.seal('whsec_hello')).not.toBe(sealed)
  })

  it('R28: another key is refused with a sentence that says which and what to do', () => {
    const other = createVault(randomBytes(32))
    const sealed = other.seal('secret')
    const keyId = sealed.split('.')[1] ?? ''
    expect(() => vault.open(sealed)).toThrow(
      expect.objectContaining({
        code: 'KEY_UNUSABLE',
        message: expect.stringContaining(`sealed with key ${keyId}`),
        help: expect.stringContaining('data directory'),
      }),
    )
  })

  it('R28: any changed character is noticed', () => {
    const sealed = vault.seal('whsec_hello')
    fc.assert(
      fc.property(fc.nat({ max: sealed.length - 1 }), fc.constantFrom(...'abcXYZ019-_.'), (at, char) => {
        fc.pre(sealed[at] !== char)
        const changed = sealed.slice(0, at) + char + sealed.slice(at + 1)
        let opened: string | undefined
        try {
          opened = vault.open(changed)
        } catch (error) {
          expect(error).toBeInstanceOf(HookError)
          expect(error).toMatchObject({ code: 'KEY_UNUSABLE' })
        }
        expect(opened).toBeUndefined()
      }),
    )
  })

  it('R28: refuses text that is not sealed and a key of the wrong length', () => {
    for (const text of ['', 'whsec_plain', 'v1.x', 'v2.a.b.c']) {
      expect(() => vault.open(text)).toThrow(expect.objectContaining({ code: 'KEY_UNUSABLE' }))
    }
    expect(() => createVault(randomBytes(16))).toThrow('The data key has 16 bytes and must have 32.')
  })
})
