import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { CaptureFilter } from '../../../../src-shared/model/capture.ts'
import { captureNews } from '../../../lib/capture-news.ts'
import { client } from '../../../lib/rpc.ts'
import { type CaptureFeed, createCaptureFeed } from './capture-feed.ts'
import { useTrash } from './trash.ts'

const PAGE = 200

export type ListFilter = Omit<CaptureFilter, 'limit' | 'cursor'>

/** Captures of one inbox, or of all when `inbox` is null, that fit the filter; begun anew when either changes. */
export const useCaptureFeed = (inbox: string | null, filter: ListFilter): CaptureFeed => {
  const key = JSON.stringify(filter)
  const feed = useMemo(
    () =>
      createCaptureFeed({
        fetch(cursor) {
          const wanted: ListFilter = JSON.parse(key)
          const input = { ...wanted, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }
          return client.captures.list(inbox === null ? input : { ...input, inbox })
        },
        listen: captureNews.listen,
      }),
    [inbox, key],
  )
  const thrown = useTrash(state => state.ids)
  useEffect(() => (thrown.size === 0 ? undefined : feed.drop(thrown)), [feed, thrown])
  return feed
}

export const useFeedState = (feed: CaptureFeed) => useSyncExternalStore(feed.subscribe, feed.state)
