import type { CaptureSummary } from '../../../../src-shared/model/capture.ts'

export interface Unread {
  /** Inbox of each capture that nobody has opened in this browser, oldest first. */
  inboxes: Record<string, string>
  /** The newest that was heard of; null before the first look. */
  upTo: { id: string; at: string } | null
}

/** So many are remembered; more are told as “and more”. */
export const MOST_UNREAD = 999

export type Arrived = Pick<CaptureSummary, 'id' | 'inbox' | 'receivedAt'>

/** The marks after these captures were heard of. Ids sort by time, so what is not newer is known. */
export const withArrived = (state: Unread, items: readonly Arrived[]): Unread => {
  const fresh = items
    .filter(({ id }) => state.upTo === null || id > state.upTo.id)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const last = fresh.at(-1)
  if (last === undefined) return state
  const entries = [...Object.entries(state.inboxes), ...fresh.map(({ id, inbox }) => [id, inbox] as const)]
  return { inboxes: Object.fromEntries(entries.slice(-MOST_UNREAD)), upTo: { id: last.id, at: last.receivedAt } }
}
