import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeStreams } from '../../../../src-main/store/sqlite/merge-streams.ts'

const descending = (a: number, b: number): number => b - a

const reading = (calls: { most: number }[]) => (stream: readonly number[], below: number, most: number) => {
  calls.push({ most })
  return stream.filter(key => key < below).slice(0, most)
}

test('the newest keys of many streams come out as if they were one', () => {
  const keys = fc.uniqueArray(fc.integer({ min: 1, max: 2000 }), { maxLength: 300 })
  const case_ = fc.tuple(keys, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 60 }), fc.nat(2100))
  fc.assert(
    fc.property(case_, ([all, streams, count, below]) => {
      const split = Array.from({ length: streams }, (_, at) =>
        all.filter(key => (key * 7919) % streams === at).toSorted(descending),
      )
      const expected = all
        .filter(key => key < below)
        .toSorted(descending)
        .slice(0, count)
      expect(mergeStreams(split, reading([]), below, count)).toEqual(expected)
    }),
  )
})

test('a page over thousands of streams reads a few keys of each', () => {
  const streams = Array.from({ length: 2000 }, (_, at) => Array.from({ length: 500 }, (__, i) => (500 - i) * 2000 - at))
  const calls: { most: number }[] = []
  expect(mergeStreams(streams, reading(calls), Infinity, 101)).toHaveLength(101)
  expect(calls).toHaveLength(2000)
  expect(Math.max(...calls.map(({ most }) => most))).toBeLessThan(10)
})
