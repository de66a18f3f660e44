import { type Clock, SECOND } from '../../../src-shared/time.ts'

/** Smaller steps add up until they are worth telling. */
const TOLERANCE = 1 * SECOND

/**
 * The wall time, and with each look at it whether it was set back since the last one; the monotonic clock is the
 * witness. `onSetBack` gets how far it went below all that this process has seen: by so much every wait that began
 * before has become longer. A step back after one forward, or a sleep of the machine, which looks the same, makes only
 * those longer that began in between, and is told as 0.
 */
export const watchClock = (clock: Clock, onSetBack: (byMs: number) => void): (() => number) => {
  let last = clock.now() - clock.elapsed()
  let lowest = last

  return () => {
    const now = clock.now()
    const offset = now - clock.elapsed()
    if (offset > last) last = offset
    else if (last - offset >= TOLERANCE) {
      const below = Math.max(0, Math.round(lowest - offset))
      last = offset
      lowest = Math.min(lowest, offset)
      onSetBack(below)
    }
    return now
  }
}
