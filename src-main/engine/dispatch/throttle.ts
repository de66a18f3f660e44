import type { AttemptResult } from '../retry/decide-next.ts'

/** Statuses by which an endpoint says that it gets too much (B1). */
const isOverload = (result: AttemptResult): boolean =>
  result.kind === 'answer' && (result.status === 429 || result.status === 502 || result.status === 504)

export interface Throttle {
  /** The lane's new concurrency after this attempt; null when it stays as it is. */
  after(webhookId: string, limit: number, result: AttemptResult): number | null
  forget(webhookId: string): void
}

/**
 * Slows a webhook down while its endpoint is overloaded: an overload answer halves the lane's concurrency (at least 1),
 * every other answer gives one back until the webhook's own limit is reached.
 */
export const createThrottle = (): Throttle => {
  const slowed = new Map<string, number>()
  return {
    after(webhookId, limit, result) {
      const current = Math.min(slowed.get(webhookId) ?? limit, limit)
      if (isOverload(result)) {
        const half = Math.max(1, Math.floor(current / 2))
        slowed.set(webhookId, half)
        return half === current ? null : half
      }
      if (result.kind !== 'answer' || !slowed.has(webhookId)) return null
      const next = Math.min(limit, current + 1)
      if (next === limit) slowed.delete(webhookId)
      else slowed.set(webhookId, next)
      return next === current ? null : next
    },
    forget: webhookId => void slowed.delete(webhookId),
  }
}
