import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signedHeaders } from '../../support/signed-headers.ts'
import { verifyHeaders } from '../../support/verify-headers.ts'
import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { VerificationScheme } from '../../../src-shared/model/scheme.ts'
import type { Signing } from '../../../src-shared/model/webhook.ts'

export interface SchemeUnderTest {
  name: string
  signing: Signing
  /** What the sender signs with, and what the receiver verifies with. */
  secrets: string[]
  verifyWith: string[]
  otherSecrets: string[]
  scheme: VerificationScheme
  /** A body that the scheme can carry, made from any bytes. */
  bodyOf(bytes: Uint8Array): Uint8Array
  /** True when the signature covers every byte of the body and of every header that signing adds. */
  coversEverything: boolean
}

const AT = 1_770_000_000_000

const flip = (bytes: Uint8Array, index: number, bit: number): Uint8Array => {
  const changed = Uint8Array.from(bytes)
  changed[index] = (changed[index] ?? 0) ^ (1 << bit)
  return changed
}

const flipText = (text: string, index: number, bit: number): string =>
  Buffer.from(flip(Buffer.from(text, 'latin1'), index, bit)).toString('latin1')

/** Laws that hold for every signing scheme. */
export const signingSuite = (under: SchemeUnderTest): void => {
  const sign = (body: Uint8Array, messageId = 'msg_1', at = AT): HeaderList =>
    signedHeaders({ signing: under.signing, secrets: under.secrets, messageId, at, body })
  const verify = (rawHeaders: HeaderList, body: Uint8Array, now = AT, secrets = under.verifyWith) =>
    verifyHeaders({ scheme: under.scheme, secrets, rawHeaders, body, now })
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 })
  const where = { at: fc.nat(), bit: fc.nat({ max: 6 }) }
  const messageIds = fc.stringMatching(/^[A-Za-z0-9_:-]{1,64}$/)

  describe(`signing scheme ${under.name}`, () => {
    it('what is signed verifies, whatever the bytes', () => {
      fc.assert(
        fc.property(bytes, messageIds, (raw, id) => {
          const body = under.bodyOf(raw)
          const verification = verify(sign(body, id), body)
          expect(verification).toMatchObject({ scheme: under.scheme, result: 'valid' })
        }),
      )
    })

    it('R27: a retry is signed over its own bytes and time, and verifies', () => {
      fc.assert(
        fc.property(bytes, bytes, fc.nat({ max: 86_400_000 }), (first, second, laterMs) => {
          for (const [raw, at] of [[first, AT] as const, [second, AT + laterMs] as const]) {
            const body = under.bodyOf(raw)
            expect(verify(sign(body, 'msg_1', at), body, at).result).toBe('valid')
          }
        }),
      )
    })

    it('another secret makes it invalid', () => {
      const body = under.bodyOf(Buffer.from('hello'))
      expect(verify(sign(body), body, AT, under.otherSecrets).result).toBe('invalid')
    })

    it('one fitting secret among several is enough', () => {
      const body = under.bodyOf(Buffer.from('hello'))
      expect(verify(sign(body), body, AT, [...under.otherSecrets, ...under.verifyWith]).result).toBe('valid')
    })

    it('no part of a secret but its last three characters is in the verification', () => {
      const body = under.bodyOf(Buffer.from('hello'))
      const answers = [
        verify(sign(body), body),
        verify(sign(body), body, AT, under.otherSecrets),
        verify([], under.bodyOf(Buffer.from('x')), AT),
        verify(sign(body), Buffer.from('{}'), AT),
      ]
      for (const secret of [...under.secrets, ...under.verifyWith, ...under.otherSecrets]) {
        for (const answer of answers) expect(JSON.stringify(answer)).not.toContain(secret.slice(-8))
      }
    })

    if (!under.coversEverything) return

    it('any flipped bit of the body or of a header that signing adds makes it invalid', () => {
      fc.assert(
        fc.property(bytes, messageIds, fc.record(where), fc.nat(), (raw, id, { at, bit }, any) => {
          const body = under.bodyOf(raw)
          const headers = sign(body, id)
          const part = any % (headers.length + 1)
          if (part === headers.length) {
            expect(verify(headers, flip(body, at % body.length, bit)).result).toBe('invalid')
            return
          }
          const [name, value] = headers[part] ?? ['', '']
          const changed = headers.with(part, [name, flipText(value, at % value.length, bit)])
          expect(verify(changed, body).result).toBe('invalid')
        }),
        { numRuns: 500 },
      )
    })
  })
}
