import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFailureWindow } from '../../../../src-main/engine/retry/failure-window.ts'

/** All failures since the last disabling; disabled when `failures` of them fit into one window. */
const naive = (failures: number, windowMs: number) => {
  let times: number[] = []
  return (at: number): boolean => {
    times.push(at)
    const full = times.some(start => times.filter(time => time >= start && time <= start + windowMs).length >= failures)
    if (full) times = []
    return failures > 0 && full
  }
}

describe('disabling by failures in a window', () => {
  it('R81: disables at the N-th failure inside any window, as counting all of them would', () => {
    const gaps = fc.array(fc.nat({ max: 40 }), { maxLength: 60 })
    fc.assert(
      fc.property(
        gaps,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 100 }),
        (steps, failures, windowMs) => {
          const window = createFailureWindow()
          const model = naive(failures, windowMs)
          let at = 0
          for (const step of steps) {
            at += step
            expect(window.failed('whk_1', at, { failures, windowMs })).toBe(model(at))
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('R81: three failures within 10 seconds disable, three further apart do not', () => {
    const rule = { failures: 3, windowMs: 10_000 }
    const close = createFailureWindow()
    expect([0, 5000, 10_000].map(at => close.failed('a', at, rule))).toEqual([false, false, true])
    const apart = createFailureWindow()
    expect([0, 5000, 10_001, 15_002].map(at => apart.failed('a', at, rule))).toEqual([false, false, false, false])
  })

  it('R81: -1 never disables', () => {
    const window = createFailureWindow()
    for (let at = 0; at < 1000; at++) expect(window.failed('a', at, { failures: -1, windowMs: 10_000 })).toBe(false)
  })

  it('R84: counts every webhook on its own, and anew after it was cleared', () => {
    const window = createFailureWindow()
    const rule = { failures: 2, windowMs: 100 }
    expect(window.failed('a', 1, rule)).toBe(false)
    expect(window.failed('b', 2, rule)).toBe(false)
    window.clear('a')
    expect(window.failed('a', 3, rule)).toBe(false)
    expect(window.failed('b', 4, rule)).toBe(true)
  })
})
