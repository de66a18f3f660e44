export interface Closers {
  /** Something was opened, and this closes it. */
  add(close: () => Promise<void> | void): void
  /** Closes everything, what was opened last first. One that fails keeps none of the others open; its error is thrown. */
  close(): Promise<void>
}

/** Keeps how to close what was opened. */
export const createClosers = (): Closers => {
  const steps: (() => Promise<void> | void)[] = []
  return {
    add: step => void steps.push(step),
    async close() {
      const failures: unknown[] = []
      for (const step of steps.splice(0).reverse()) {
        try {
          await step()
        } catch (error) {
          failures.push(error)
        }
      }
      if (failures.length > 0) throw failures[0]
    },
  }
}
