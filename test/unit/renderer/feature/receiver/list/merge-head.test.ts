import { expect, test } from 'vitest'
import { mergeHead } from '../../../../../../src-renderer/feature/receiver/list/merge-head.ts'

const rows = (...ids: string[]) => ids.map(id => ({ id }))

test('new captures come above those that are known, and what was read before stays below', () => {
  expect(mergeHead(rows('d', 'c', 'b', 'a'), rows('f', 'e', 'd', 'c'), false)).toEqual(
    rows('f', 'e', 'd', 'c', 'b', 'a'),
  )
})

test('a capture that was deleted goes, and the order is the engine’s', () => {
  expect(mergeHead(rows('d', 'c', 'b', 'a'), rows('e', 'd', 'b'), false)).toEqual(rows('e', 'd', 'b', 'a'))
  expect(mergeHead(rows('d', 'c', 'b', 'a'), rows('c', 'd', 'b'), false)).toEqual(rows('c', 'd', 'b', 'a'))
})

test('where nothing is in common, what lies between is not made up', () => {
  expect(mergeHead(rows('b', 'a'), rows('z', 'y'), false)).toBeNull()
  expect(mergeHead(rows('b', 'a'), rows('z', 'y'), true)).toEqual(rows('z', 'y'))
  expect(mergeHead(rows('b', 'a'), [], true)).toEqual([])
})
