import type { Claim } from './scheme.ts'

const DIGITS = /^\d{1,15}$/

/** A signed time that is written as Unix seconds or milliseconds; null where there is none. */
export const unixTime = (text: string | null, unit: 's' | 'ms' = 's'): Claim['time'] =>
  text === null ? null : { text, at: DIGITS.test(text) ? Number(text) * (unit === 's' ? 1000 : 1) : null }

/** A signed time that is written as RFC 3339; null where there is none. */
export const isoTime = (text: string | null): Claim['time'] => {
  const at = text === null ? Number.NaN : Date.parse(text)
  return text === null ? null : { text, at: Number.isNaN(at) ? null : at }
}
