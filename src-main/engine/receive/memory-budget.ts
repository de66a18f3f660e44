const KIB = 1024
/** A longer body goes to a file. */
const IN_MEMORY = 128 * KIB
/** The same while more than a quarter is taken: 500 senders at once need not hold more than 8 MiB then. */
const IN_MEMORY_WHEN_TIGHT = 16 * KIB

/** Counts the memory of requests on their way to the disk. */
export const createMemoryBudget = (limit: number) => {
  let held = 0
  return {
    hold(bytes: number): void {
      held += bytes
    },
    /** Senders are to come again. */
    isFull: (): boolean => held >= limit,
    /** How long a body may be to stay in memory. */
    inMemory: (): number => (held > limit / 4 ? IN_MEMORY_WHEN_TIGHT : IN_MEMORY),
  }
}
