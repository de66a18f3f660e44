import type { DeliveryRow, WebhookRecord } from '../port/store.ts'

/** Why a delivery cannot be sent once more by hand, in a sentence; null when it can (R76). */
export const retryProblem = (
  webhook: WebhookRecord | undefined,
  { test, status }: Pick<DeliveryRow, 'test' | 'status'>,
): string | null => {
  if (webhook === undefined) return 'Its webhook was deleted.'
  if (!webhook.settings.manualRetry) return 'The rules of this webhook forbid that a failed message is sent again.'
  if (!webhook.enabled) return 'The webhook is disabled: enable it first.'
  if (test) return 'A test is not sent again: send a new one.'
  return status === 'failed' ? null : `Only a failed delivery can be sent again; this one is ${status}.`
}
