import { HOUR, SECOND } from '../../../src-shared/time.ts'

const LONGEST = 24 * HOUR

/**
 * How long a Retry-After header (RFC 9110 §10.2.3: seconds or a date) asks to wait; a part of a second counts as a whole
 * one. Milliseconds from `now`, at most 24 h; null when there is none or it cannot be read.
 */
export const retryAfterMs = (value: string | undefined, now: number): number | null => {
  const text = value?.trim() ?? ''
  const isDate = /^[a-z]{3}/i.test(text)
  if (!isDate && !/^\d+(\.\d+)?$/.test(text)) return null
  const wait = isDate ? Date.parse(text) - now : Math.ceil(Number(text)) * SECOND
  if (Number.isNaN(wait)) return null
  return Math.min(Math.max(wait, 0), LONGEST)
}
