import type { Clock } from '../../src-shared/time.ts'

/** The renderer's only source of time and timers. */
export const clock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  },
}
