import { HOUR, SECOND } from '../../../src-shared/time.ts'

const LONGEST = 24 * HOUR

/**
 * How long a Retry-After header (RFC 9110 §10.2.3: seconds or a date) asks to wait.
 * Milliseconds from `now`, at most 24 h; null when there is none or it cannot be read.
 */
export const retryAfterMs = (value: string | undefined, now: number): number | null => {
  const text = value?.trim() ?? ''
  if (text === '') return null
  const wait = /^\d+$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now
  if (Number.isNaN(wait)) return null
  return Math.min(Math.max(wait, 0), LONGEST)
}
