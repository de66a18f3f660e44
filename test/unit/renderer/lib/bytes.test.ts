import { expect, test } from 'vitest'
import { asText, fromBase64, hexRows, toBase64, toUtf8 } from '../../../../src-renderer/lib/bytes.ts'

const every = Uint8Array.from({ length: 256 }, (_, value) => value)

test('every byte survives base64', () => {
  expect(fromBase64(toBase64(every))).toEqual(every)
})

test('UTF-8 is text, with a byte order mark too; other bytes are not', () => {
  expect(asText(toUtf8('Grüße 👋\n'))).toBe('Grüße 👋\n')
  expect(asText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa')
  expect(asText(every)).toBeNull()
  expect(asText(Uint8Array.of(0x61, 0x00))).toBeNull()
})

test('hex shows offset, bytes and what can be read', () => {
  expect(hexRows(toUtf8('0123456789abcdefX\n'), 10)).toEqual([
    { offset: '00000000', hex: '30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66', text: '0123456789abcdef' },
    { offset: '00000010', hex: '58 0a'.padEnd(48), text: 'X·' },
  ])
  expect(hexRows(every, 3)).toHaveLength(3)
})
