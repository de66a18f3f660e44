import { HookError } from '../../../../src-shared/error.ts'
import { readTime } from '../../../../src-shared/time-text.ts'
import { toIso, type Clock } from '../../../../src-shared/time.ts'

/** Unix milliseconds of `2026-11-22T10:00:00Z`, or of `30m`, `2h`, `7d` before now. */
export const parseTime = (text: string, clock: Clock): number => {
  const at = readTime(text, clock.now())
  if (at !== null) return at
  throw new HookError('INVALID_INPUT', `"${text}" is not a time.`, {
    help: 'Use for example 30m, 2h, 7d or 2026-11-22T10:00:00Z.',
  })
}

/** The same as an ISO string, and undefined for what was not given. */
export const parseOptionalTime = (text: string | undefined, clock: Clock): string | undefined =>
  text === undefined ? undefined : toIso(parseTime(text, clock))

/** Unix seconds, or any form of time; now when nothing is given. */
export const timeOf = (text: string | undefined, clock: Clock): number => {
  if (text === undefined) return clock.now()
  return /^\d+$/.test(text) ? Number(text) * 1000 : parseTime(text, clock)
}
