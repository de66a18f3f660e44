import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstBadByte, readText } from '../../../../../../src-renderer/feature/receiver/body/read-text.ts'

const bytes = (...values: number[]) => new Uint8Array(values)
const utf8 = (text: string) => new TextEncoder().encode(text)

test('the first byte that is no UTF-8 is named', () => {
  expect(readText(bytes(0x7b, 0xff, 0x7d), null, true)).toMatchObject({ badAt: 1 })
  expect(firstBadByte(utf8('aäöü€𝄞'))).toBeNull()
  // Overlong, a surrogate, beyond Unicode, cut off.
  expect(firstBadByte(bytes(0x61, 0xc0, 0x80))).toBe(1)
  expect(firstBadByte(bytes(0xed, 0xa0, 0x80))).toBe(0)
  expect(firstBadByte(bytes(0xf4, 0x90, 0x80, 0x80))).toBe(0)
  expect(firstBadByte(bytes(0x61, 0x62, 0xe2, 0x82))).toBe(2)
})

const isUtf8 = (value: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(value)
    return true
  } catch {
    return false
  }
}

test('bytes are UTF-8 exactly when the decoder takes them', () => {
  const part = fc.oneof(fc.uint8Array({ maxLength: 4 }), fc.string({ unit: 'binary' }).map(utf8))
  fc.assert(
    fc.property(fc.array(part), parts => {
      const all = new Uint8Array(parts.flatMap(each => [...each]))
      expect(firstBadByte(all) === null).toBe(isUtf8(all))
    }),
    { numRuns: 2000 },
  )
})

test('a charset that the sender names is used, and said', () => {
  expect(readText(bytes(0x4d, 0xfc, 0x6c, 0x6c), 'ISO-8859-1', true)).toEqual({
    text: 'Müll',
    charset: 'iso-8859-1',
    badAt: null,
  })
})

test('what is no text is not made one', () => {
  expect(readText(bytes(0x00, 0x01, 0x02), null, false)).toBeNull()
  expect(readText(bytes(0xff, 0xfe, 0xfd), null, false)).toBeNull()
  expect(readText(utf8('plain'), null, false)).toEqual({ text: 'plain', charset: null, badAt: null })
})
