import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { CaptureSummary } from '../../../../src-shared/model/capture.ts'
import { captureNews } from '../../../lib/capture-news.ts'
import { client } from '../../../lib/rpc.ts'
import { ALL } from '../receiver-path.ts'

interface Unread {
  /** Inbox of each capture that nobody has opened in this browser, oldest first. */
  inboxes: Record<string, string>
  /** The newest that was heard of; null before the first look. */
  upTo: { id: string; at: string } | null
}

/** So many are remembered; more are told as “and more”. */
export const MOST_UNREAD = 999

/** What this browser has not looked at yet. It stays over reloads. */
export const useUnread = create<Unread>()(
  persist((): Unread => ({ inboxes: {}, upTo: null }), { name: 'hookbench.unread', version: 1 }),
)

type Item = Pick<CaptureSummary, 'id' | 'inbox' | 'receivedAt'>

/** The marks after these captures were heard of. Ids sort by time, so what is not newer is known. */
export const withArrived = (state: Unread, items: readonly Item[]): Unread => {
  const fresh = items
    .filter(({ id }) => state.upTo === null || id > state.upTo.id)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const last = fresh.at(-1)
  if (last === undefined) return state
  const entries = [...Object.entries(state.inboxes), ...fresh.map(({ id, inbox }) => [id, inbox] as const)]
  return { inboxes: Object.fromEntries(entries.slice(-MOST_UNREAD)), upTo: { id: last.id, at: last.receivedAt } }
}

export const markRead = (id: string): void => {
  useUnread.setState(state => {
    if (!(id in state.inboxes)) return state
    const { [id]: _, ...inboxes } = state.inboxes
    return { ...state, inboxes }
  })
}

export const markUnread = ({ id, inbox }: Item): void => {
  useUnread.setState(state => ({ inboxes: { ...state.inboxes, [id]: inbox } }))
}

/** All of an inbox, or of every one. */
export const markAllRead = (inbox: string | null): void => {
  useUnread.setState(state => ({
    inboxes:
      inbox === null ? {} : Object.fromEntries(Object.entries(state.inboxes).filter(([, each]) => each !== inbox)),
  }))
}

const arrived = (items: readonly Item[]): void => {
  useUnread.setState(state => withArrived(state, items))
}

/** What came while the page was away. */
const catchUp = async (): Promise<void> => {
  const { upTo } = useUnread.getState()
  const { items } = await client.captures.list({
    limit: upTo === null ? 1 : 500,
    ...(upTo === null ? {} : { since: upTo.at }),
  })
  const [newest] = items
  if (upTo !== null) arrived(items)
  else useUnread.setState({ upTo: { id: newest?.id ?? '', at: newest?.receivedAt ?? new Date(0).toISOString() } })
}

/** The inbox that an address shows: null for all, undefined for another page. */
const shownAt = (url: string): string | null | undefined => {
  const [, page, inbox = ALL] = new URL(url).hash.replace(/\?.*/, '').split('/')
  if (page !== 'receiver') return undefined
  return inbox === ALL ? null : decodeURIComponent(inbox)
}

/** Who leaves an inbox has seen what is in it; from all of them one goes on to one. */
const onMove = ({ oldURL, newURL }: HashChangeEvent): void => {
  const [before, after] = [shownAt(oldURL), shownAt(newURL)]
  if (before === after || before === undefined) return
  if (before !== null || after === undefined) markAllRead(before)
}

/** Follows the feed, and what the person looks at. */
export const followUnread = (): void => {
  captureNews.listen(({ items, more }) => {
    if (useUnread.getState().upTo !== null) arrived(items)
    if (more || useUnread.getState().upTo === null) catchUp().catch(() => {})
  })
  window.addEventListener('hashchange', onMove)
}
