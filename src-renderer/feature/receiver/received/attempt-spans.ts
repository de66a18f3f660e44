import type { Received } from '../../../../src-shared/model/received.ts'

/** One attempt on the way: milliseconds since the event was published. */
export interface AttemptSpan {
  attempt: number
  startMs: number
  /** When its request was stored here; null: it was not. */
  capturedMs: number | null
  /** When it ended; null: not yet. */
  endMs: number | null
  failed: boolean
  status: number | null
  captureId: string | null
}

/** The attempts of one delivery, in their order. */
export const attemptSpans = ({ timeline }: Pick<Received, 'timeline'>, deliveryId: string): AttemptSpan[] => {
  const spans = new Map<number, AttemptSpan>()
  for (const { what, sinceMs, attempt, captureId, status, ...of } of timeline) {
    if (attempt === undefined || of.deliveryId !== deliveryId) continue
    const span = spans.get(attempt) ?? {
      attempt,
      startMs: sinceMs,
      capturedMs: null,
      endMs: null,
      failed: false,
      status: null,
      captureId: null,
    }
    spans.set(attempt, {
      ...span,
      startMs: Math.min(span.startMs, sinceMs),
      ...(what === 'captured' ? { capturedMs: sinceMs, captureId: captureId ?? null } : {}),
      ...(what === 'answered' || what === 'failed'
        ? { endMs: sinceMs, failed: what === 'failed', status: status ?? null }
        : {}),
    })
  }
  return [...spans.values()].toSorted((a, b) => a.attempt - b.attempt)
}
