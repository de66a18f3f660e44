const KIB = 1024
/** A longer body goes to a file. A row takes it as fast up to here: 256 KiB cost 0.5 ms either way. */
const IN_MEMORY = 256 * KIB
/** The same while much is on its way. */
const IN_MEMORY_WHEN_TIGHT = 32 * KIB

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
    inMemory: (): number => (held > limit / 2 ? IN_MEMORY_WHEN_TIGHT : IN_MEMORY),
  }
}
