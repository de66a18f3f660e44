import type { LiveEvent } from '../../../src-shared/model/live-event.ts'
import type { Notice } from '../../../src-shared/model/notice.ts'
import type { Status } from '../../../src-shared/model/status.ts'
import { type Clock, SECOND } from '../../../src-shared/time.ts'
import { captureSummaryView } from '../capture/capture-view.ts'
import { deliveryView } from '../delivery/delivery-view.ts'
import type { CaptureHead, LogStore } from '../port/store.ts'
import { createFollowerQueue, type FollowerQueue } from './follower-queue.ts'

export interface LiveFeedOptions {
  clock: Clock
  log: Pick<LogStore, 'deliveriesById'>
  status: () => Promise<Status>
}

/** Gathers what changed and tells the subscribers a few times a second. Without subscribers it does nothing. */
export interface LiveFeed {
  deliveryChanged(id: string): void
  /** So many are gone: lists are to be read again. */
  deliveriesRemoved(count: number): void
  /** It was stored, or answered. */
  captured(head: CaptureHead): void
  /** So many are gone: lists are to be read again. */
  capturesRemoved(count: number): void
  webhooksChanged(): void
  inboxesChanged(): void
  heldChanged(): void
  notify(notice: Notice): void
  sourcesChanged(): void
  eventTypesChanged(): void
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<LiveEvent, void, void>
  close(): void
}

const GATHER_MS = 100
const MOST_ITEMS = 200

/** Lists that a change makes the subscribers ask for again. */
type List = 'webhooks' | 'inboxes' | 'held' | 'sources' | 'event-types'

interface Subscriber {
  queue: FollowerQueue
  wake: () => void
}

export const createLiveFeed = ({ clock, log, status }: LiveFeedOptions): LiveFeed => {
  const subscribers = new Set<Subscriber>()
  const deliveries = new Set<string>()
  let captures = new Map<string, CaptureHead>()
  let capturesMore = 0
  let deliveriesMore = 0
  const lists = new Set<List>()
  let gathering = false
  let closed = false
  let lastStatus = ''
  let cancelStatus = (): void => {}

  const tell = (event: LiveEvent): void => {
    for (const { queue, wake } of subscribers) {
      queue.push(event)
      wake()
    }
  }

  const flush = async (): Promise<void> => {
    gathering = false
    const ids = [...deliveries]
    const heads = [...captures.values()]
    const more = { deliveries: deliveriesMore, captures: capturesMore }
    deliveries.clear()
    captures = new Map()
    deliveriesMore = capturesMore = 0
    for (const type of lists) tell({ type })
    lists.clear()
    if (heads.length > 0 || more.captures > 0)
      tell({ type: 'captures', items: heads.map(captureSummaryView), more: more.captures })
    if (ids.length === 0 && more.deliveries === 0) return
    // What cannot be read now is to be read by those who show it.
    const rows = await log.deliveriesById(ids).catch(() => null)
    const unread = rows === null ? ids.length : 0
    tell({ type: 'deliveries', items: (rows ?? []).map(deliveryView), more: more.deliveries + unread })
  }

  const gather = (): void => {
    if (gathering || closed) return
    gathering = true
    clock.after(GATHER_MS, () => void flush())
  }

  const listChanged = (list: List): void => {
    if (subscribers.size === 0) return
    lists.add(list)
    gather()
  }

  const watchStatus = (): void => {
    cancelStatus()
    if (subscribers.size === 0 || closed) return
    cancelStatus = clock.after(SECOND, watchStatus)
    void status().then(
      current => {
        const text = JSON.stringify(current)
        if (text === lastStatus) return
        lastStatus = text
        tell({ type: 'status', status: current })
      },
      () => {},
    )
  }

  return {
    deliveryChanged(id) {
      if (subscribers.size === 0) return
      if (deliveries.size >= MOST_ITEMS && !deliveries.has(id)) deliveriesMore++
      else deliveries.add(id)
      gather()
    },
    deliveriesRemoved(count) {
      if (subscribers.size === 0) return
      deliveriesMore += count
      gather()
    },
    captured(head) {
      if (subscribers.size === 0) return
      if (captures.size >= MOST_ITEMS && !captures.has(head.id)) capturesMore++
      else captures.set(head.id, head)
      gather()
    },
    capturesRemoved(count) {
      if (subscribers.size === 0) return
      capturesMore += count
      lists.add('inboxes')
      gather()
    },
    webhooksChanged: () => listChanged('webhooks'),
    inboxesChanged: () => listChanged('inboxes'),
    heldChanged: () => listChanged('held'),
    sourcesChanged: () => listChanged('sources'),
    eventTypesChanged: () => listChanged('event-types'),
    notify: notice => tell({ type: 'notice', notice }),

    async *subscribe(signal) {
      let wake = (): void => {}
      const subscriber: Subscriber = { queue: createFollowerQueue(), wake: () => wake() }
      subscribers.add(subscriber)
      const onAbort = (): void => wake()
      signal?.addEventListener('abort', onAbort)
      lastStatus = ''
      watchStatus()
      try {
        while (!closed && !signal?.aborted) {
          const event = subscriber.queue.shift()
          if (event !== undefined) yield event
          else await new Promise<void>(resolve => (wake = resolve))
        }
      } finally {
        signal?.removeEventListener('abort', onAbort)
        subscribers.delete(subscriber)
      }
    },

    close() {
      closed = true
      cancelStatus()
      for (const { wake } of subscribers) wake()
    },
  }
}
