import type { Clock } from '../../src-shared/time.ts'
import { systemClock } from '../../src-main/host/system-clock.ts'

export interface SkippableClock extends Clock {
  /** Jumps ahead: what falls due by that runs now. */
  skip(ms: number): void
}

interface Timer {
  at: number
  task: () => void
  cancel: () => void
}

/** The machine's time, which a test can move ahead; in between it runs as always, so that real requests work. */
export const createSkippableClock = (): SkippableClock => {
  let skipped = 0
  const timers = new Set<Timer>()
  const now = (): number => systemClock.now() + skipped

  const arm = (timer: Timer): void => {
    timer.cancel()
    timer.cancel = systemClock.after(Math.max(0, timer.at - now()), () => {
      timers.delete(timer)
      timer.task()
    })
  }

  return {
    now,
    elapsed: () => systemClock.elapsed() + skipped,
    after(delayMs, task) {
      const timer: Timer = { at: now() + delayMs, task, cancel: () => {} }
      timers.add(timer)
      arm(timer)
      return () => {
        timer.cancel()
        timers.delete(timer)
      }
    },
    skip(ms) {
      skipped += ms
      for (const timer of timers) arm(timer)
    },
  }
}
