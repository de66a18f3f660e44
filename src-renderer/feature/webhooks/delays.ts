import { DAY, HOUR, MINUTE, SECOND } from '../../../src-shared/time.ts'

const UNITS: Record<string, number> = { s: SECOND, sec: SECOND, m: MINUTE, min: MINUTE, h: HOUR, d: DAY }
const PART = /^(\d+(?:\.\d+)?)\s*(s|sec|m|min|h|d)?$/i

/** `5 s, 5 min, 2 h` as seconds; null when a part cannot be read. A bare number is seconds. */
export const parseDelays = (text: string): number[] | null => {
  const parts = text
    .split(/[,;\n]/)
    .map(part => part.trim())
    .filter(part => part !== '')
  const seconds = parts.map(part => {
    const match = PART.exec(part)
    return match ? Math.round((Number(match[1]) * (UNITS[(match[2] ?? 's').toLowerCase()] ?? SECOND)) / SECOND) : null
  })
  return seconds.every(value => value !== null) ? seconds : null
}

const inUnit = (seconds: number): string => {
  // One day is told as 24 h, as the systems' own schedules tell it.
  for (const [unit, ms, from] of [
    ['d', DAY, 2 * DAY],
    ['h', HOUR, HOUR],
    ['min', MINUTE, MINUTE],
  ] as const) {
    const size = ms / SECOND
    if (seconds >= from / SECOND && seconds % size === 0) return `${seconds / size} ${unit}`
  }
  return `${seconds} s`
}

/** The same the other way round. */
export const delaysText = (delaysSec: readonly number[]): string => delaysSec.map(inUnit).join(', ')
