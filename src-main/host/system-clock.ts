import type { Clock } from '../../src-shared/time.ts'

/** The longest delay of setTimeout; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The machine's time. Its timers keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),

  after(delayMs, task) {
    const end = performance.now() + delayMs
    let timer: NodeJS.Timeout

    const arm = (restMs: number): void => {
      timer = restMs <= LONGEST_TIMER_MS ? setTimeout(task, restMs) : setTimeout(again, LONGEST_TIMER_MS)
    }
    const again = (): void => arm(Math.max(0, end - performance.now()))

    arm(Math.max(0, delayMs))
    return () => clearTimeout(timer)
  },
}
