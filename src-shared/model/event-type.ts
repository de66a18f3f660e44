import { z } from 'zod'

/** The name of an event, such as `asset.create`. */
export const eventTypeSchema = z
  .string()
  .min(1, 'Give the event a type.')
  .max(128)
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_.:-]*$/, 'Use letters, digits and . _ : - only, for example order.paid.')

/** What a webhook subscribes to: a type, `*` for all, or `order.*` for all that begin with `order.`. */
export const eventTypePatternSchema = z
  .string()
  .min(1)
  .max(130)
  .regex(/^(\*|[A-Za-z0-9_][A-Za-z0-9_.:-]*|[A-Za-z0-9_][A-Za-z0-9_.:-]*\.\*)$/, 'Use a type, order.* or *.')

/** Names of one and the same event: a new asset at NetX and at WoodWing Assets, a change in NetBox until and since 4. */
const sameEvents = [
  ['asset.create', 'asset_create'],
  ['created', 'object_created'],
  ['updated', 'object_updated'],
  ['deleted', 'object_deleted'],
] as const

/** A type’s other name. Each way for a job to end is also known as its end (R41), but not the other way round. */
const otherName: ReadonlyMap<string, string> = new Map<string, string>([
  ...sameEvents,
  ...sameEvents.map(([name, other]): [string, string] => [other, name]),
  ['job_completed', 'job_ended'],
  ['job_failed', 'job_ended'],
  ['job_errored', 'job_ended'],
])

const matchesName = (pattern: string, type: string): boolean =>
  pattern === '*' || pattern === type || (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1)))

/** Whether a webhook that subscribes to the pattern gets events of the type, under whichever of its names. */
export const matchesEventType = (pattern: string, type: string): boolean => {
  if (matchesName(pattern, type)) return true
  const other = otherName.get(type)
  return other !== undefined && matchesName(pattern, other)
}
