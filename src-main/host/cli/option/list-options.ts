import type { Command } from 'commander'
import type { Clock } from '../../../../src-shared/time.ts'
import type { OutputOptions } from '../print/show.ts'
import { wholeNumber } from './number.ts'
import { parseOptionalTime } from './time.ts'

/** Options that every list of the log has. */
export interface ListOptions extends OutputOptions {
  search?: string
  since?: string
  until?: string
  limit: number
}

const MOST_ITEMS = 1_000_000

export const addListOptions = (command: Command, searched: string): Command =>
  command
    .option('--search <text>', searched)
    .option('--since <time>', 'from this time on: 30m, 2h, 7d or 2026-11-22T10:00:00Z')
    .option('--until <time>', 'before this time')
    .option('--limit <n>', 'at most so many, newest first', wholeNumber(1, MOST_ITEMS), 50)

/** The same as the contract's filters name them. */
export const parseListFilter = ({ search, since, until }: ListOptions, clock: Clock) => {
  const from = parseOptionalTime(since, clock)
  const to = parseOptionalTime(until, clock)
  return {
    ...(search === undefined ? {} : { q: search }),
    ...(from === undefined ? {} : { since: from }),
    ...(to === undefined ? {} : { until: to }),
  }
}
