import type { Claim } from './scheme.ts'

const DIGITS = /^\d{1,15}$/

/** A signed time that is written as Unix seconds or milliseconds; null where there is none. */
export const unixTime = (text: string | null, unit: 's' | 'ms' = 's'): Claim['time'] =>
  text === null ? null : { text, at: DIGITS.test(text) ? Number(text) * (unit === 's' ? 1000 : 1) : null }
