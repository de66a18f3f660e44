import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonError } from '../../../../../../src-renderer/feature/receiver/body/json-error.ts'

const at = (text: string): string | null => {
  const error = jsonError(text)
  return error === null ? null : `${error.line}:${error.column} ${error.message}`
}

test('a mistake in JSON is told with its line and column', () => {
  expect(at('{"a": 1,\n "b": [1, 2,\n}')).toBe('3:1 Here a value is expected.')
  expect(at('{"a" 1}')).toBe('1:6 Here a colon is expected.')
  expect(at('{a: 1}')).toBe('1:2 Here a name in double quotes is expected.')
  expect(at('[1 2]')).toBe('1:4 Here a comma or ] is expected.')
  expect(at('{"a": 1,}')).toBe('1:9 Here a name in double quotes is expected.')
  expect(at('{"a": "x')).toBe('1:7 This string is not closed.')
  expect(at('{"a": [1, 2')).toBe('1:12 The text ends where a comma or ] is expected.')
  expect(at('["\\x"]')).toBe('1:3 This is no escape of JSON.')
  expect(at('{} {}')).toBe('1:4 The value has ended before this.')
  expect(at('')).toBe('1:1 The text ends where a value is expected.')
})

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test('what is JSON and what is not is seen as the parser sees it', () => {
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ':', '0', 'x', '\\', '\n'))
    .map(([text, place, put]) => {
      const cut = place % (text.length + 1)
      return text.slice(0, cut) + put + text.slice(cut + (put === '' ? 1 : 0))
    })
  fc.assert(
    fc.property(fc.oneof(fc.json(), broken, fc.string()), text => {
      expect(jsonError(text) === null).toBe(isJson(text))
    }),
    { numRuns: 3000 },
  )
})

test('depth costs no stack', () => {
  expect(jsonError('['.repeat(200_000))).toMatchObject({ at: 200_000 })
})
