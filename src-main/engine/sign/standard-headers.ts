import type { HeaderList } from '../../../src-shared/model/attempt.ts'

/** What a request carries of Standard Webhooks. */
export interface StandardHeaders {
  id: string
  timestamp: string
  signature: string
  /** The names these parts have in this request, in the order of the fields above. */
  names: readonly [string, string, string]
}

const NAMES = {
  webhook: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  svix: ['svix-id', 'svix-timestamp', 'svix-signature'],
} as const
const ALL: ReadonlySet<string> = new Set([...NAMES.webhook, ...NAMES.svix])

/**
 * Reads the three headers under the names of the standard, or under Svix's older ones when the request has more of
 * those. Missing ones are empty; of repeated ones the values are joined by a space.
 */
export const readStandardHeaders = (headers: HeaderList): StandardHeaders => {
  const found = new Map<string, string>()
  for (const [given, value] of headers) {
    const name = given.toLowerCase()
    if (!ALL.has(name) || value === '') continue
    const before = found.get(name)
    found.set(name, before === undefined ? value : `${before} ${value}`)
  }
  const count = (names: readonly string[]): number => names.filter(name => found.has(name)).length
  const names = count(NAMES.svix) > count(NAMES.webhook) ? NAMES.svix : NAMES.webhook
  const [id = '', timestamp = '', signature = ''] = names.map(name => found.get(name))
  return { id, timestamp, signature, names }
}
