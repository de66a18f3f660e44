/** More work was asked for than an event is worth. */
export class TooMuchWork extends Error {}

/** Steps that checking one event may take: a tenth of a second or so. */
export const MOST_STEPS = 10_000_000

/** Bounds what a schema can make of an event: references that branch at every level would never end. */
export interface WorkBudget {
  /** Before each event. */
  refill(): void
  /** Throws TooMuchWork when there is not that much left. */
  spend(steps: number): void
}

export const createWorkBudget = (): WorkBudget => {
  let left = MOST_STEPS
  return {
    refill() {
      left = MOST_STEPS
    },
    spend(steps) {
      left -= steps
      if (left < 0) throw new TooMuchWork()
    },
  }
}
