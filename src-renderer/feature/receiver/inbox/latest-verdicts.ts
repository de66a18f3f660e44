import { create } from 'zustand'
import type { CaptureSummary } from '../../../../src-shared/model/capture.ts'
import { captureNews } from '../../../lib/capture-news.ts'
import { client } from '../../../lib/rpc.ts'

type Latest = Pick<CaptureSummary, 'id' | 'receivedAt' | 'verification'>

/** The newest request of each inbox, as far as it was heard of. */
const useLatest = create<Record<string, Latest | null>>(() => ({}))

const hear = (items: readonly CaptureSummary[]): void => {
  const known = useLatest.getState()
  const newer: Record<string, Latest> = {}
  for (const item of items) {
    const before = newer[item.inbox] ?? known[item.inbox]
    if (!before || item.id >= before.id) newer[item.inbox] = item
  }
  if (Object.keys(newer).length > 0) useLatest.setState(newer)
}

captureNews.listen(({ items }) => hear(items))

const asked = new Set<string>()

/** Asks for the newest of an inbox, once; the feed tells of later ones. */
export const askLatest = (inbox: string): void => {
  if (asked.has(inbox)) return
  asked.add(inbox)
  client.captures
    .list({ inbox, limit: 1 })
    .then(({ items }) => hear(items))
    .catch(() => asked.delete(inbox))
}

export const useLatestVerdict = (inbox: string): Latest | null => useLatest(state => state[inbox] ?? null)
