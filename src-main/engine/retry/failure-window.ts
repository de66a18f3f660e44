/** `failures` failed attempts within `windowMs` disable a webhook; -1 and 0: never. */
export interface WindowRule {
  failures: number
  windowMs: number
}

export interface FailureWindow {
  /**
   * Notes a failed attempt at `at` (milliseconds, never less than before). True when it is the last of as many failures
   * as the rule allows no more than `windowMs` apart; the count then begins anew.
   */
  failed(webhookId: string, at: number, rule: WindowRule): boolean
  clear(webhookId: string): void
}

/** The failed attempts of each webhook, as many as can still matter, in memory: a restart begins anew (R81). */
export const createFailureWindow = (): FailureWindow => {
  const byWebhook = new Map<string, number[]>()

  return {
    failed(webhookId, at, { failures, windowMs }) {
      if (failures < 1) return false
      const times = byWebhook.get(webhookId) ?? []
      byWebhook.set(webhookId, times)
      times.push(at)
      while (times[0] !== undefined && at - times[0] > windowMs) times.shift()
      const full = times.length >= failures
      if (full) byWebhook.delete(webhookId)
      return full
    },
    clear: webhookId => void byWebhook.delete(webhookId),
  }
}
