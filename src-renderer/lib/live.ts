import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { CaptureSummary } from '../../src-shared/model/capture.ts'
import type { Delivery } from '../../src-shared/model/delivery.ts'
import type { LiveEvent } from '../../src-shared/model/live-event.ts'
import type { Notice } from '../../src-shared/model/notice.ts'
import type { Page } from '../../src-shared/model/page.ts'
import type { Status, StatusAnswer } from '../../src-shared/model/status.ts'
import { SECOND } from '../../src-shared/time.ts'
import { captureNews } from './capture-news.ts'
import { clock } from './clock.ts'
import { captureBelongs, deliveryBelongs } from './live-filter.ts'
import { mergeRows } from './merge-rows.ts'
import { client, rpc } from './rpc.ts'
import { throttle } from './throttle.ts'

type Row = { id: string }

/** The input of a cached list: the oRPC key is `[path, { type, input }]`. */
const inputOf = (key: readonly unknown[]): Record<string, unknown> => {
  const options = key[1] as { input?: Record<string, unknown> } | undefined
  return options?.input ?? {}
}

const createFeed = (queries: QueryClient, showNotice: (notice: Notice) => void): ((event: LiveEvent) => void) => {
  const refresh = (ms: number, queryKey: readonly unknown[]): (() => void) =>
    throttle(ms, () => void queries.invalidateQueries({ queryKey }))

  const refreshWebhooks = refresh(SECOND, rpc.webhooks.key())
  const refreshEventTypes = refresh(SECOND, rpc.eventTypes.key())
  const refreshInboxes = refresh(SECOND, rpc.inboxes.list.key())
  const refreshSources = refresh(SECOND, rpc.sources.key())
  const refreshBackend = refresh(2 * SECOND, rpc.backend.key())
  const refreshCounters = refresh(SECOND, rpc.backend.status.key())
  const refreshFailures = refresh(2 * SECOND, rpc.deliveries.failures.key())
  const refreshDeliveries = refresh(2 * SECOND, rpc.deliveries.list.key())
  const refreshCaptures = refresh(2 * SECOND, rpc.captures.list.key())
  const refreshInboxCaptures = refresh(2 * SECOND, rpc.inboxes.captures.key())

  const patchLists = <T extends Row>(
    queryKey: readonly unknown[],
    items: T[],
    belongs: (input: Record<string, unknown>, item: T) => boolean,
    refetch: () => void,
  ): void => {
    for (const query of queries.getQueryCache().findAll({ queryKey })) {
      // Nobody looks at it: fetched again when somebody does.
      if (!query.isActive()) {
        query.invalidate()
        continue
      }
      // An answer on its way may be older than this event and would undo it.
      if (query.state.fetchStatus === 'fetching') refetch()
      const input = inputOf(query.queryKey)
      queries.setQueryData<InfiniteData<Page<T>> | Page<T>>(query.queryKey, data => {
        if (!data) return data
        const merged = mergeRows('pages' in data ? data.pages : [data], items, item => belongs(input, item))
        return 'pages' in data ? { ...data, pages: merged } : (merged[0] ?? data)
      })
    }
  }

  const onDeliveries = (items: Delivery[], more: number): void => {
    patchLists(rpc.deliveries.list.key(), items, deliveryBelongs, refreshDeliveries)
    if (more > 0) {
      refreshDeliveries()
      void queries.invalidateQueries({ queryKey: rpc.deliveries.get.key() })
      void queries.invalidateQueries({ queryKey: rpc.messages.get.key() })
    }
    for (const item of items) {
      void queries.invalidateQueries({ queryKey: rpc.deliveries.get.key({ input: { id: item.id } }) })
      void queries.invalidateQueries({ queryKey: rpc.messages.get.key({ input: { id: item.messageId } }) })
    }
    refreshFailures()
    refreshWebhooks()
    refreshBackend()
  }

  const onWebhooks = (): void => {
    refreshWebhooks()
    refreshBackend()
  }

  const onStatus = (status: Status): void => {
    const before = queries.getQueryData<StatusAnswer>(rpc.engine.status.queryKey())
    queries.setQueryData(rpc.engine.status.queryKey(), { ...status, start: before?.start ?? null })
    if (before?.sending !== status.sending) void queries.invalidateQueries({ queryKey: rpc.engine.settings.key() })
    refreshCounters()
  }

  const onCaptures = (items: CaptureSummary[], more: number): void => {
    patchLists(rpc.captures.list.key(), items, captureBelongs, refreshCaptures)
    patchLists(rpc.inboxes.captures.key(), items, captureBelongs, refreshInboxCaptures)
    if (more > 0) {
      refreshCaptures()
      refreshInboxCaptures()
    }
    refreshInboxes()
    captureNews.tell({ items, more: more > 0 })
  }

  const onInboxes = (): void => {
    refreshInboxes()
    captureNews.tell({ items: [], more: true })
  }

  const onHeld = (): void => {
    void queries.invalidateQueries({ queryKey: rpc.receiver.held.key() })
    void queries.invalidateQueries({ queryKey: rpc.captures.get.key() })
  }

  return event => {
    if (event.type === 'deliveries') onDeliveries(event.items, event.more)
    else if (event.type === 'captures') onCaptures(event.items, event.more)
    else if (event.type === 'webhooks') onWebhooks()
    else if (event.type === 'inboxes') onInboxes()
    else if (event.type === 'held') onHeld()
    else if (event.type === 'sources') refreshSources()
    else if (event.type === 'notice') showNotice(event.notice)
    else if (event.type === 'event-types') refreshEventTypes()
    else onStatus(event.status)
  }
}

/**
 * Follows the engine's feed and keeps the query cache equal to it. Call it each time the way to the engine opens:
 * the feed of before ends, and everything shown is asked for again, because events may have been missed.
 */
export const createLive = (queries: QueryClient, showNotice: (notice: Notice) => void): (() => void) => {
  const apply = createFeed(queries, showNotice)
  let stop = new AbortController()

  const follow = async (signal: AbortSignal): Promise<void> => {
    try {
      const events = await client.engine.events(undefined, { signal })
      void queries.invalidateQueries()
      captureNews.tell({ items: [], more: true })
      for await (const event of events) apply(event)
    } catch {
      if (!signal.aborted) clock.after(SECOND, () => signal.aborted || void follow(signal))
    }
  }

  return () => {
    stop.abort()
    stop = new AbortController()
    void follow(stop.signal)
  }
}
