import { expect, test } from 'vitest'
import { delaysText, parseDelays } from '../../../../../src-renderer/feature/webhooks/delays.ts'
import { profiles } from '../../../../../src-shared/profiles/index.ts'

test('retry delays read as people write them', () => {
  expect(parseDelays('5 s, 5min; 1.5 h, 1 d, 20')).toEqual([5, 300, 5400, 86_400, 20])
  expect(parseDelays('')).toEqual([])
  expect(parseDelays('5 s, soon')).toBeNull()
})

test.each(Object.values(profiles))('the schedule of $name reads back the same', ({ settings }) => {
  expect(parseDelays(delaysText(settings.retry.delaysSec))).toEqual(settings.retry.delaysSec)
})

test('R67: the schedule of NetX is told in its own units', () => {
  expect(delaysText(profiles.netx.settings.retry.delaysSec)).toBe('5 min, 30 min, 30 min, 12 h, 24 h')
  expect(delaysText([2 * 86_400])).toBe('2 d')
})
