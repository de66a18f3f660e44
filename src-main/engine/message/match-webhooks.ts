import { matchesEventType } from '../../../src-shared/model/event-type.ts'
import type { NewEvent, Skipped } from '../../../src-shared/model/message.ts'
import { compileFilter, type FilterEvent, filterEvent } from '../filter/compile-filter.ts'
import { payloadFormats } from '../payload/index.ts'
import type { WebhookRecord } from '../port/store.ts'
import { WEBHOOK_DISABLED } from '../webhook/webhook-disabled.ts'
import type { Breathe } from './breathe.ts'

/** Origins of an asset that was there before, which make no asset.create at a netx webhook (R31). */
const silentOrigins = new Set(['reimport', 'resync'])

export const isSubscribed = ({ eventTypes }: WebhookRecord, type: string): boolean =>
  eventTypes.some(pattern => matchesEventType(pattern, type))

type Event = Pick<NewEvent, 'type' | 'data' | 'origin' | 'originLicense' | 'changed'>

/** Told in words of a condition of a webhook that could not be answered for an event (R46). */
export type ReportProblem = (webhook: WebhookRecord, problem: string) => void

/** Why a webhook that subscribes to the type is passed over; null when it gets the event. */
const reasonToSkip = (
  record: WebhookRecord,
  event: Event,
  filtered: FilterEvent,
  report: ReportProblem,
): string | null => {
  if (!record.enabled) return WEBHOOK_DISABLED
  const { payloadFormat, requireOriginLicense } = record.settings
  if (
    payloadFormat === 'netx' &&
    silentOrigins.has(event.origin ?? '') &&
    matchesEventType('asset.create', event.type)
  ) {
    return `origin ${event.origin} does not make asset.create`
  }
  if (requireOriginLicense !== null && event.originLicense?.toLowerCase() !== requireOriginLicense) {
    return 'origin computer has no Pro licence'
  }
  const test = compileFilter(record.settings.filter)
  const kept = test === null ? null : test(filtered, problem => report(record, problem))
  return kept ?? payloadFormats[payloadFormat].problem(event.data)
}

/**
 * Which webhooks get the event, and for each other one that subscribes to its type why not (B12). Those that do not
 * subscribe are most of them: they are not stored with every message but told when one is read (message-log.ts).
 */
export const matchWebhooks = async (
  records: Iterable<WebhookRecord>,
  event: Event,
  report: ReportProblem = () => {},
  breathe: Breathe = () => null,
): Promise<{ webhookIds: string[]; skipped: Skipped[] }> => {
  const webhookIds: string[] = []
  const skipped: Skipped[] = []
  const filtered = filterEvent(event)
  for (const record of records) {
    if (!isSubscribed(record, event.type)) continue
    const reason = reasonToSkip(record, event, filtered, report)
    if (reason === null) webhookIds.push(record.id)
    else skipped.push({ webhookId: record.id, reason })
    const pause = breathe()
    if (pause !== null) await pause
  }
  return { webhookIds, skipped }
}
