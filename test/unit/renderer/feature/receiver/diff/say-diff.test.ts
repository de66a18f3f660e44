import { expect, test } from 'vitest'
import type { CaptureDiff } from '../../../../../../src-shared/model/capture-diff.ts'
import { sayDiff } from '../../../../../../src-renderer/feature/receiver/diff/say-diff.ts'

const same = { a: 'POST', b: 'POST', change: 'same' } as const
const equal: CaptureDiff = {
  method: same,
  target: same,
  headers: [{ name: 'accept', a: ['*/*'], b: ['*/*'], change: 'same' }],
  body: { kind: 'same', changes: null, more: false, firstDifference: null, aText: '{}', bText: '{}' },
  ignored: 0,
}

test('B26: what differs is said in one sentence', () => {
  expect(
    sayDiff({
      ...equal,
      method: { a: 'POST', b: 'PUT', change: 'changed' },
      headers: [{ name: 'x-a', a: [], b: ['1'], change: 'added' }],
      body: {
        ...equal.body,
        kind: 'json',
        changes: [
          { path: '$.id', a: '1', b: '2', change: 'changed' },
          { path: '$.n', a: '1', b: '1.0', change: 'written' },
        ],
      },
      ignored: 3,
    }),
  ).toBe('They differ in the method, 1 header and 1 value of the body. 3 differences are left out.')
})

test('B26: the same JSON in another layout is not called different, nor equal byte for byte', () => {
  const body: CaptureDiff['body'] = { ...equal.body, kind: 'json', changes: [], firstDifference: 1 }
  expect(sayDiff({ ...equal, body })).toBe('They say the same: the JSON is equal and is only written in another way.')
  expect(sayDiff(equal)).toBe('They say the same, and the bodies are equal byte for byte.')
})
