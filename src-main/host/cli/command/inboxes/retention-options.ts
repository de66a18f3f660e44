import { type Command, InvalidArgumentError } from 'commander'
import type { Inbox, InboxUpdate } from '../../../../../src-shared/model/inbox.ts'
import { wholeNumber } from '../../option/number.ts'
import { count, showSize } from '../../print/units.ts'

/** A number, or without this limit. */
type Limit = number | 'none'

/** How long captures are kept, as options. */
export interface RetentionOptions {
  keepDays?: Limit
  keepCount?: Limit
  keepMib?: Limit
}

const MOST_DAYS = 36_500
const MOST_COUNT = 100_000_000
const MOST_MIB = 2 ** 30
const MIB = 1024 * 1024

const orNone =
  (parse: (text: string) => number) =>
  (text: string): Limit => {
    if (text === 'none') return text
    try {
      return parse(text)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new InvalidArgumentError(`${reason} Or say none.`)
    }
  }

export const addRetentionOptions = (command: Command): Command =>
  command
    .option('--keep-days <n>', 'keep captures for so many days, or none for always', orNone(wholeNumber(1, MOST_DAYS)))
    .option('--keep-count <n>', 'keep so many captures, or none for all', orNone(wholeNumber(1, MOST_COUNT)))
    .option('--keep-mib <n>', 'keep so many MiB of bodies, or none for all', orNone(wholeNumber(1, MOST_MIB)))

const limitOf = (limit: Limit, unit = 1): number | null => (limit === 'none' ? null : limit * unit)

/** What of it is given, as a field of an inbox. */
export const retentionField = ({ keepDays, keepCount, keepMib }: RetentionOptions): Pick<InboxUpdate, 'retention'> => {
  const retention = {
    ...(keepDays === undefined ? {} : { days: limitOf(keepDays) }),
    ...(keepCount === undefined ? {} : { count: limitOf(keepCount) }),
    ...(keepMib === undefined ? {} : { bytes: limitOf(keepMib, MIB) }),
  }
  return Object.keys(retention).length === 0 ? {} : { retention }
}

/** `30 days, 10000 captures, 1 GiB`. */
export const retentionLine = ({ retention: { days, count: captures, bytes } }: Inbox): string => {
  const limits = [
    ...(days === null ? [] : [count(days, 'day')]),
    ...(captures === null ? [] : [count(captures, 'capture')]),
    ...(bytes === null ? [] : [showSize(bytes)]),
  ]
  return limits.length === 0 ? 'everything' : `at most ${limits.join(', ')}, and pinned ones`
}
