/** The one source of time. Everything that waits or stamps takes it from here, so that tests can set it. */
export interface Clock {
  /** Wall time, Unix milliseconds. */
  now(): number
  /** Monotonic milliseconds with fractions; only differences mean anything. */
  elapsed(): number
  /** Runs `task` once after `delayMs`; the returned function cancels it. */
  after(delayMs: number, task: () => void): () => void
}

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** ISO 8601 in UTC with milliseconds, the form of every time in the API. */
export const toIso = (unixMs: number): string => new Date(unixMs).toISOString()
