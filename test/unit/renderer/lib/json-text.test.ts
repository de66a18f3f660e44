import { expect, test } from 'vitest'
import { prettyJson, prettyJsonText } from '../../../../src-renderer/lib/json-text.ts'

test('pretty JSON changes white space only: numbers a parser would round stay as they were sent', () => {
  expect(prettyJsonText('{"a":12345678901234567890,"b":1.0,"c":"\\u00e9"}')).toBe(
    '{\n  "a": 12345678901234567890,\n  "b": 1.0,\n  "c": "\\u00e9"\n}',
  )
})

test('short objects stay on one line, deep ones are laid out, empty ones are closed', () => {
  expect(prettyJsonText('{"m":{"f":"a.jpg"},"d":{"e":{"x":1}},"n":[],"l":[1,2]}')).toBe(
    '{\n  "m": { "f": "a.jpg" },\n  "d": {\n    "e": { "x": 1 }\n  },\n  "n": [],\n  "l": [1, 2]\n}',
  )
})

test('keys, strings, numbers and words are told apart', () => {
  const kinds = prettyJson('{"a":"b","c":1,"d":null}')
    ?.flat()
    .filter(token => token.kind !== 'mark')
  expect(kinds?.map(token => `${token.kind} ${token.text}`)).toEqual([
    'key "a"',
    'string "b"',
    'key "c"',
    'number 1',
    'key "d"',
    'word null',
  ])
})

test('what is not JSON is left as it is', () => {
  expect(prettyJson('<html>')).toBeNull()
  expect(prettyJsonText('{"a":')).toBe('{"a":')
})

test('what is too deep to be laid out is left as it is', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  expect(prettyJsonText(deep)).toBe(deep)
})
