import { expect, it } from 'vitest'
import type { Change } from '../../../../../src-main/engine/source/folder/compare.ts'
import { createSettling } from '../../../../../src-main/engine/source/folder/settling.ts'

const created = (size: number): Change => ({
  kind: 'created',
  seen: { path: '/a', folder: false, identity: '1:1', born: 1, size, modified: size },
})

it('R29a: a file counts as written when two looks, apart as long as was asked, saw it the same', () => {
  const settling = createSettling(1000)
  expect(settling.settle([created(1)], 0, 50)).toEqual({ changes: [], nextInMs: 1000 })
  expect(settling.settle([created(2)], 900, 1000)).toEqual({ changes: [], nextInMs: 1000 })
  expect(settling.settle([created(2)], 1999, 2000)).toEqual({ changes: [], nextInMs: 0 })
  expect(settling.settle([created(2)], 2000, 2001)).toEqual({ changes: [created(2)], nextInMs: null })
})

it('R29a: what was not seen for one look begins anew', () => {
  const settling = createSettling(1000)
  settling.settle([created(1)], 0, 0)
  settling.settle([], 500, 500)
  expect(settling.settle([created(1)], 1000, 1000).changes).toEqual([])
})
