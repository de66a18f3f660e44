import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../../src-main/host/system-clock.ts'
import { DAY } from '../../../src-shared/time.ts'

describe('the system clock', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('waits longer than a timer of the machine can', () => {
    let fired = 0
    systemClock.after(60 * DAY, () => (fired += 1))
    vi.advanceTimersByTime(60 * DAY - 1)
    expect(fired).toBe(0)
    vi.advanceTimersByTime(1)
    expect(fired).toBe(1)
  })

  it('can be told not to, at any time', () => {
    let fired = 0
    const cancel = systemClock.after(60 * DAY, () => (fired += 1))
    vi.advanceTimersByTime(50 * DAY)
    cancel()
    vi.advanceTimersByTime(50 * DAY)
    expect(fired).toBe(0)
  })
})
