import { matchesEventType } from '../../../src-shared/model/event-type.ts'
import type { MessageCreate, Skipped } from '../../../src-shared/model/message.ts'
import { payloadFormats } from '../payload/index.ts'
import type { WebhookRecord } from '../port/store.ts'

/** Origins of an asset that was there before, which make no asset.create at a netx webhook (R31). */
const silentOrigins = new Set(['reimport', 'resync'])

export const isSubscribed = ({ eventTypes }: WebhookRecord, type: string): boolean =>
  eventTypes.some(pattern => matchesEventType(pattern, type))

/** Why a webhook that subscribes to the type is passed over; null when it gets the event. */
const reasonToSkip = (record: WebhookRecord, event: Pick<MessageCreate, 'type' | 'data' | 'origin'>): string | null => {
  if (!record.enabled) return 'webhook disabled'
  const { payloadFormat } = record.settings
  if (payloadFormat === 'netx' && event.type === 'asset.create' && silentOrigins.has(event.origin ?? '')) {
    return `origin ${event.origin} does not make asset.create`
  }
  return payloadFormats[payloadFormat].problem(event.data)
}

/**
 * Which webhooks get the event, and for each other one that subscribes to its type why not (B12). Those that do not
 * subscribe are most of them: they are not stored with every message but told when one is read (message-log.ts).
 */
export const matchWebhooks = (
  records: Iterable<WebhookRecord>,
  event: Pick<MessageCreate, 'type' | 'data' | 'origin'>,
): { webhookIds: string[]; skipped: Skipped[] } => {
  const webhookIds: string[] = []
  const skipped: Skipped[] = []
  for (const record of records) {
    if (!isSubscribed(record, event.type)) continue
    const reason = reasonToSkip(record, event)
    if (reason === null) webhookIds.push(record.id)
    else skipped.push({ webhookId: record.id, reason })
  }
  return { webhookIds, skipped }
}
