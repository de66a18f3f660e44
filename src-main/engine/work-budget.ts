/** More work was asked for than an event is worth. */
export class TooMuchWork extends Error {}

/**
 * Bounds what a schema or a filter can make of an event. Steps are counted, never timed, so that an event comes out the
 * same on a busy machine; one takes about 10 ns.
 */
export interface WorkBudget {
  /** Before each event. */
  refill(): void
  /** Throws TooMuchWork when there is not that much left. */
  spend(steps: number): void
}

export const createWorkBudget = (most: number): WorkBudget => {
  let left = most
  return {
    refill() {
      left = most
    },
    spend(steps) {
      left -= steps
      if (left < 0) throw new TooMuchWork()
    },
  }
}
