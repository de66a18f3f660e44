import type { LiveEvent } from '../../../src-shared/model/live-event.ts'
import type { Notice } from '../../../src-shared/model/notice.ts'

/** What a follower has not read yet. */
export interface FollowerQueue {
  push(event: LiveEvent): void
  shift(): LiveEvent | undefined
  size(): number
}

/** A few events a second come: a follower that is so far behind shows what is long past. */
const MOST_WAITING = 100
/** Rows in them together. */
const MOST_ROWS = 2000
const MOST_NOTICES = 20

const rowsOf = (event: LiveEvent): number => ('items' in event ? event.items.length : 0)

/**
 * The same news in few events, for one who is to read the lists again: each list once, how many rows changed, the last
 * status, the last notices.
 */
const summary = (events: readonly LiveEvent[]): LiveEvent[] => {
  const lists = new Map<LiveEvent['type'], LiveEvent>()
  const notices: Notice[] = []
  const changed = { deliveries: 0, captures: 0 }
  for (const event of events) {
    if (event.type === 'notice') notices.push(event.notice)
    else if (event.type === 'deliveries' || event.type === 'captures') {
      changed[event.type] += event.items.length + event.more
    } else lists.set(event.type, event)
  }
  return [
    ...lists.values(),
    ...(['deliveries', 'captures'] as const)
      .filter(type => changed[type] > 0)
      .map(type => ({ type, items: [], more: changed[type] })),
    ...notices.slice(-MOST_NOTICES).map((notice): LiveEvent => ({ type: 'notice', notice })),
  ]
}

/** Bounded, however slowly its follower reads: what it holds becomes the word to read the lists again. */
export const createFollowerQueue = (): FollowerQueue => {
  let events: LiveEvent[] = []
  let rows = 0
  return {
    push(event) {
      events.push(event)
      rows += rowsOf(event)
      if (events.length <= MOST_WAITING && rows <= MOST_ROWS) return
      events = summary(events)
      rows = 0
    },
    shift() {
      const first = events.shift()
      if (first !== undefined) rows -= rowsOf(first)
      return first
    },
    size: () => events.length,
  }
}
