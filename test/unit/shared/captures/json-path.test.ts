import { describe, expect, it } from 'vitest'
import { parseJsonPath, readJsonPath } from '../../../../src-shared/captures/json-path.ts'

const read = (json: string, path: string) => readJsonPath(json, parseJsonPath(path) ?? [])

describe('paths into JSON bodies', () => {
  it('B37: names after dots, places in brackets, any name in quotes', () => {
    expect(parseJsonPath('$.a.b')).toEqual(['a', 'b'])
    expect(parseJsonPath('$.items[0].id')).toEqual(['items', 0, 'id'])
    expect(parseJsonPath("$['two words']['it\\'s'].ü")).toEqual(['two words', "it's", 'ü'])
  })

  it.each([
    '',
    '$',
    'a.b',
    '$a',
    '$.',
    '$.a.',
    '$..a',
    '$.a[',
    '$.a[-1]',
    '$.a[*]',
    '$[0',
    "$['a]",
    '$.a b',
    `$${'.a'.repeat(21)}`,
  ])('B37: %j is no path', path => {
    expect(parseJsonPath(path)).toBeNull()
  })

  it('B37: values come as they were written, strings as what they say', () => {
    const json =
      '{"a":{"b":[10, {"c":"t\\u00f6 \\"x\\""}]}, "big":12345678901234567890.0, "n":null, "o": {"p" : 1}, "a b":1}'
    expect(read(json, '$.a.b[1].c')).toBe('tö "x"')
    expect(read(json, '$.a.b[0]')).toBe('10')
    expect(read(json, '$.big')).toBe('12345678901234567890.0')
    expect(read(json, '$.n')).toBe('null')
    expect(read(json, '$.o')).toBe('{"p" : 1}')
    expect(read(json, "$['a b']")).toBe('1')
    for (const path of ['$.x', '$.a.x', '$.a[0]', '$.a.b[2]', '$.a.b.c', '$.n.x', '$.big[0]']) {
      expect(read(json, path), path).toBeNull()
    }
    expect(read('[{"a":1}]', '$[0].a')).toBe('1')
    expect(read('{"a":1,"a":2}', '$.a')).toBe('2')
    expect(read(`{"a":"${'x'.repeat(300)}"}`, '$.a')).toBe(`${'x'.repeat(200)}…`)
  })
})
