import type { CaptureSummary } from '../../../../src-shared/model/capture.ts'
import type { Page } from '../../../../src-shared/model/page.ts'
import type { CaptureNews } from '../../../lib/capture-news.ts'
import { throttle } from '../../../lib/throttle.ts'
import { mergeHead } from './merge-head.ts'

export interface FeedState {
  /** Newest first. The same array as long as nothing changes. */
  rows: readonly CaptureSummary[]
  status: 'loading' | 'ready' | 'failed'
  error: unknown
  /** There are older ones that are not read yet. */
  hasMore: boolean
  loadingMore: boolean
  /** So many came at once that those between are left out; `showNewest` starts anew from the top. */
  gap: boolean
}

export interface CaptureFeed {
  /** It reads and follows the news while somebody listens. */
  subscribe(listener: () => void): () => void
  state(): FeedState
  loadMore(): void
  /** Reads the newest again. */
  refresh(): void
  /** Whether the reader is at the top, where rows that are left out are not missed. */
  follow(following: boolean): void
  showNewest(): void
  /** Hides rows that are about to be deleted; the answer shows them again. */
  drop(ids: Iterable<string>): () => void
  patch(row: CaptureSummary): void
}

export interface FeedParts {
  fetch(cursor: string | undefined): Promise<Page<CaptureSummary>>
  listen(listener: (news: CaptureNews) => void): () => void
}

/** Between two looks at the newest. */
const PAUSE_MS = 500
/** Pages that are read to close a gap, then it stays. */
const BRIDGE = 4

/** The captures of a filter, page by page, kept up to date. Rows are never sorted here: the engine's order holds. */
export const createCaptureFeed = ({ fetch, listen }: FeedParts): CaptureFeed => {
  const listeners = new Set<() => void>()
  const dropped = new Set<string>()
  let state: FeedState = { rows: [], status: 'loading', error: null, hasMore: false, loadingMore: false, gap: false }
  let all: CaptureSummary[] = []
  let next: string | null = null
  let stop = (): void => {}
  let following = true
  let reading = false
  let readAgain = false

  const set = (change: Partial<FeedState>): void => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  const show = (rows: CaptureSummary[], change: Partial<FeedState>): void => {
    all = rows
    set({ ...change, rows: dropped.size === 0 ? all : all.filter(row => !dropped.has(row.id)), hasMore: next !== null })
  }

  const readHead = async (): Promise<void> => {
    const first = await fetch(undefined)
    let head = first.items
    let after = first.next
    let merged = state.status === 'ready' ? mergeHead(all, head, after === null) : null
    for (let page = 0; merged === null && !following && page < BRIDGE && after !== null; page++) {
      const more = await fetch(after)
      head = [...head, ...more.items]
      after = more.next
      merged = mergeHead(all, head, after === null)
    }
    if (merged === null && !following && state.status === 'ready') return set({ gap: true })
    if (merged === null || after === null) next = after
    show(merged ?? head, { status: 'ready', error: null, gap: false })
  }

  const read = async (): Promise<void> => {
    if (reading) {
      readAgain = true
      return
    }
    reading = true
    try {
      await readHead()
    } catch (error) {
      set(state.status === 'ready' ? { error } : { status: 'failed', error })
    }
    reading = false
    if (!readAgain) return
    readAgain = false
    refresh()
  }
  const refresh = throttle(PAUSE_MS, () => void (listeners.size === 0 || read()))

  const patch = (row: CaptureSummary): boolean => {
    const place = all.findIndex(({ id }) => id === row.id)
    if (place < 0) return false
    // News do not tell what stands in the columns; a body never changes.
    const columns = row.columns ?? all[place]?.columns
    show(all.with(place, columns === undefined ? row : { ...row, columns }), {})
    return true
  }

  const hear = ({ items, more }: CaptureNews): void => {
    const known = items.map(patch)
    if (more || known.includes(false)) refresh()
  }

  const loadMore = async (): Promise<void> => {
    if (state.loadingMore || next === null || state.status !== 'ready') return
    set({ loadingMore: true })
    try {
      const items: CaptureSummary[] = []
      // A page of a search may be empty and have more behind it.
      while (next !== null && items.length === 0) {
        const asked: string = next
        const page = await fetch(asked)
        // The list began anew meanwhile.
        if (next !== asked) break
        next = page.next
        items.push(...page.items)
      }
      show([...all, ...items], { loadingMore: false })
    } catch (error) {
      set({ loadingMore: false, error })
    }
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) {
        stop = listen(hear)
        refresh()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) stop()
      }
    },
    state: () => state,
    loadMore: () => void loadMore(),
    refresh,
    follow(now) {
      following = now
    },
    showNewest() {
      following = true
      if (state.gap) refresh()
    },
    drop(ids) {
      for (const id of ids) dropped.add(id)
      show(all, {})
      return () => {
        for (const id of ids) dropped.delete(id)
        show(all, {})
      }
    },
    patch: row => void patch(row),
  }
}
