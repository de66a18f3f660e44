import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { captureNews } from '../../../lib/capture-news.ts'
import { client } from '../../../lib/rpc.ts'
import { inboxAt } from '../receiver-path.ts'
import { type Arrived, type Unread, withArrived } from './with-arrived.ts'

/** What this browser has not looked at yet. It stays over reloads. */
export const useUnread = create<Unread>()(
  persist((): Unread => ({ inboxes: {}, upTo: null }), { name: 'hookbench.unread', version: 1 }),
)

export const markRead = (id: string): void => {
  useUnread.setState(state => {
    if (!(id in state.inboxes)) return state
    const { [id]: _, ...inboxes } = state.inboxes
    return { ...state, inboxes }
  })
}

export const markUnread = ({ id, inbox }: Arrived): void => {
  useUnread.setState(state => ({ inboxes: { ...state.inboxes, [id]: inbox } }))
}

/** All of an inbox, or of every one. */
export const markAllRead = (inbox: string | null): void => {
  useUnread.setState(state => ({
    inboxes:
      inbox === null ? {} : Object.fromEntries(Object.entries(state.inboxes).filter(([, each]) => each !== inbox)),
  }))
}

const arrived = (items: readonly Arrived[]): void => {
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

const shownAt = (url: string): string | null | undefined => inboxAt(new URL(url).hash.replace(/^#|\?.*/g, ''))

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
