import type { CaptureSummary } from '../../src-shared/model/capture.ts'

/** `items` are the latest of each; `more`: there is more to read than that. */
export interface CaptureNews {
  items: CaptureSummary[]
  more: boolean
}

type Listener = (news: CaptureNews) => void

const listeners = new Set<Listener>()

/** Captures as the live feed tells of them, for lists that the query cache would be too slow for. */
export const captureNews = {
  tell(news: CaptureNews): void {
    for (const listener of listeners) listener(news)
  },
  listen(listener: Listener): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
}
