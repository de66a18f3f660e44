import { clock } from './clock.ts'

/** Runs `task` at most once in `ms`: at once when it is quiet, else at the end of the pause. */
export const throttle = (ms: number, task: () => void): (() => void) => {
  let lastRun = Number.NEGATIVE_INFINITY
  let waiting = false
  const run = (): void => {
    waiting = false
    lastRun = clock.elapsed()
    task()
  }
  return () => {
    if (waiting) return
    const rest = lastRun + ms - clock.elapsed()
    if (rest <= 0) return run()
    waiting = true
    clock.after(rest, run)
  }
}
