import { HookError } from '../../../../../src-shared/error.ts'
import type { Capture, CaptureSummary } from '../../../../../src-shared/model/capture.ts'
import type { Clock } from '../../../../../src-shared/time.ts'
import type { EngineClient } from '../../connect.ts'

const INTERVAL_MS = 200
const PAGE = 100

export interface EngineWatch {
  begin(onCapture: (capture: Capture) => void): void
  stop(): void
  /** Rejects when the engine does not answer any more. */
  failed: Promise<never>
}

/** Hands on every capture of a running engine from now on, or since an ISO time, each once and in order. */
export const watchEngine = async (
  engine: EngineClient,
  since: string | undefined,
  clock: Clock,
): Promise<EngineWatch> => {
  const seen = new Set<string>()
  const { promise: failed, reject } = Promise.withResolvers<never>()
  // Nobody may be waiting for it yet, or any more.
  failed.catch(() => {})
  const newest = since === undefined ? (await engine.captures.list({ limit: 1 })).items[0] : undefined
  const from = newest?.id ?? ''
  const sinceFilter = since === undefined ? {} : { since }

  /** Newest first, until a page holds nothing new. */
  const unseen = async (): Promise<CaptureSummary[]> => {
    const found: CaptureSummary[] = []
    let cursor: string | null = null
    do {
      const page: { items: CaptureSummary[]; next: string | null } = await engine.captures.list({
        ...sinceFilter,
        limit: PAGE,
        ...(cursor === null ? {} : { cursor }),
      })
      const fresh = page.items.filter(({ id }) => id > from && !seen.has(id))
      found.push(...fresh)
      cursor = fresh.length === 0 ? null : page.next
    } while (cursor !== null)
    return found
  }

  /** Null: it was deleted meanwhile. */
  const find = async (id: string): Promise<Capture | null> => {
    try {
      return await engine.captures.get({ id })
    } catch (error) {
      if (error instanceof HookError && error.code === 'NOT_FOUND') return null
      throw error
    }
  }

  let stopped = false
  let cancel = (): void => {}
  const look = async (onCapture: (capture: Capture) => void): Promise<void> => {
    for (const { id } of (await unseen()).toReversed()) {
      seen.add(id)
      const capture = await find(id)
      if (stopped) return
      if (capture) onCapture(capture)
    }
    if (stopped) return
    cancel = clock.after(INTERVAL_MS, () => void look(onCapture).catch(reject))
  }

  return {
    failed,
    begin: onCapture => void look(onCapture).catch(reject),
    stop() {
      stopped = true
      cancel()
    },
  }
}
