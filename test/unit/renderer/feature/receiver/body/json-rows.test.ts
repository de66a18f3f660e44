import { expect, test } from 'vitest'
import { parseJsonPath } from '../../../../../../src-shared/captures/json-path.ts'
import { readJsonNodes } from '../../../../../../src-renderer/lib/json-nodes.ts'
import { jsonRows, memberPath, nodeText } from '../../../../../../src-renderer/feature/receiver/body/json-rows.ts'

const linesOf = (text: string, folds: [string, boolean][] = []): string[] => {
  const root = readJsonNodes(text)
  if (root === null) throw new Error('no JSON')
  return jsonRows(root, new Map(folds)).map(
    ({ path, depth, isEnd, folded }) => `${' '.repeat(depth)}${path}${isEnd ? ' end' : ''}${folded ? ' folded' : ''}`,
  )
}

test('each value of a tree has its path, and an end for what holds others', () => {
  expect(linesOf('{"a":[1,{"b c":null}],"d":{}}')).toEqual([
    '$',
    ' $.a',
    '  $.a[0]',
    '  $.a[1]',
    "   $.a[1]['b c']",
    '  $.a[1] end',
    ' $.a end',
    ' $.d',
    '$ end',
  ])
})

test('what is folded shows one line', () => {
  expect(linesOf('{"a":[1,2],"d":3}', [['$.a', true]])).toEqual(['$', ' $.a folded', ' $.d', '$ end'])
})

test('what lies very deep is folded until it is opened', () => {
  const deep = '[[[[[[[[[[1]]]]]]]]]]'
  expect(linesOf(deep)).toContain('        $[0][0][0][0][0][0][0][0] folded')
  expect(linesOf(deep, [['$[0][0][0][0][0][0][0][0]', false]]).length).toBeGreaterThan(linesOf(deep).length)
})

test('names that are no plain words stand in brackets, and every path leads to its value as a column', () => {
  expect(memberPath('$', '"plain_1"')).toBe('$.plain_1')
  expect(memberPath('$', '"two words"')).toBe("$['two words']")
  for (const name of ['a', 'ä-1', 'x.y', "it's", 'a"b', 'back\\slash', '[0]', ' ']) {
    const path = memberPath('$', JSON.stringify(name))
    expect(parseJsonPath(path)).toEqual([name])
  }
})

test('a copied value keeps the spelling of its numbers', () => {
  const root = readJsonNodes('{"big": 12345678901234567890, "e": 1.0e5, "s": "\\u00e4"}')
  expect(root && nodeText(root)).toBe('{"big":12345678901234567890,"e":1.0e5,"s":"\\u00e4"}')
})
