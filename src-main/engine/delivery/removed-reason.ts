import type { DeliveryStatus } from '../../../src-shared/model/delivery.ts'

/** What a message says about a webhook whose delivery a person deleted, by the state that it was in. */
export const removedReason: Record<DeliveryStatus, string> = {
  queued: 'deleted by a person before it was sent',
  scheduled: 'deleted by a person while it waited for a retry',
  sent: 'sent, then deleted from the log by a person',
  failed: 'failed, then deleted from the log by a person',
}
