import type { Clock } from '../../src-shared/time.ts'

export interface FakeClock extends Clock {
  /**
   * Moves time on by `ms`. Timers that come due run in order, each at its own time; promises and finished I/O settle
   * between them, so a timer that is set on the way and falls into the span runs too.
   */
  advance(ms: number): Promise<void>
  /** Sets the wall clock ahead or back; timers and `elapsed` take no notice. */
  step(ms: number): void
  /** Number of timers that wait. */
  pending(): number
}

interface Timer {
  at: number
  task: () => void
}

const TURNS = 3

const letPromisesSettle = async (): Promise<void> => {
  for (let turn = 0; turn < TURNS; turn++) await new Promise(resolve => setImmediate(resolve))
}

/** A clock that stands still until it is told to move. It starts at 2026-01-01T00:00:00Z unless told otherwise. */
export const createFakeClock = (startMs = Date.UTC(2026, 0, 1)): FakeClock => {
  let now = startMs
  let stepped = 0
  const timers = new Set<Timer>()

  /** The first in time; among equals the one that was set first (a Set keeps that order). */
  const earliest = (): Timer | null => {
    let first: Timer | null = null
    for (const timer of timers) if (first === null || timer.at < first.at) first = timer
    return first
  }

  return {
    now: () => now + stepped,
    elapsed: () => now - startMs,
    after(delayMs, task) {
      const timer = { at: now + Math.max(0, delayMs), task }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    async advance(ms) {
      const end = now + ms
      await letPromisesSettle()
      for (let timer = earliest(); timer !== null && timer.at <= end; timer = earliest()) {
        timers.delete(timer)
        now = Math.max(now, timer.at)
        timer.task()
        await letPromisesSettle()
      }
      now = end
    },
    step(ms) {
      stepped += ms
    },
    pending: () => timers.size,
  }
}
