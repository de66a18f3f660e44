import { describe, expect, test } from 'vitest'
import { watchClock } from '../../../../src-main/engine/dispatch/watch-clock.ts'
import { DAY, HOUR, MINUTE } from '../../../../src-shared/time.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'

const watched = () => {
  const clock = createFakeClock()
  const told: number[] = []
  return { clock, told, now: watchClock(clock, byMs => told.push(byMs)) }
}

describe('watching the wall clock', () => {
  test('a clock that only goes on is no news', async () => {
    const { clock, told, now } = watched()
    await clock.advance(DAY)
    expect(now()).toBe(clock.now())
    expect(told).toEqual([])
  })

  test('a step back is told once, by how much', async () => {
    const { clock, told, now } = watched()
    await clock.advance(MINUTE)
    clock.step(-HOUR)
    expect(now()).toBe(clock.now())
    now()
    clock.step(-DAY)
    now()
    expect(told).toEqual([HOUR, DAY])
  })

  test('of a step back after one forward only what goes below the start is told', () => {
    const { clock, told, now } = watched()
    clock.step(HOUR)
    now()
    clock.step(-HOUR)
    now()
    clock.step(HOUR)
    now()
    clock.step(-3 * HOUR)
    now()
    expect(told).toEqual([0, 2 * HOUR])
  })

  test('steps too small to matter add up', () => {
    const { clock, told, now } = watched()
    for (let step = 0; step < 10; step++) {
      clock.step(-100)
      now()
    }
    expect(told).toEqual([1000])
  })
})
