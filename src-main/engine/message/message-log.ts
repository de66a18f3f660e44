import { HookError } from '../../../src-shared/error.ts'
import type { Message, MessageFilter, MessageSummary, Skipped } from '../../../src-shared/model/message.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import { toIso } from '../../../src-shared/time.ts'
import { deliveryView } from '../delivery/delivery-view.ts'
import type { LogStore, MessageRow } from '../port/store.ts'
import type { Registry } from '../webhook/registry.ts'

export interface MessageLog {
  list(filter: MessageFilter): Promise<Page<MessageSummary>>
  get(id: string): Promise<Message>
}

const summary = (row: MessageRow): MessageSummary => ({
  id: row.id,
  type: row.type,
  timestamp: toIso(row.timestamp),
  origin: row.origin,
  createdAt: toIso(row.createdAt),
})

/** The webhooks that were there, did not get the message, and have no reason stored: they did not subscribe to its type. */
const unsubscribed = (registry: Registry, message: MessageRow, known: ReadonlySet<string>): Skipped[] =>
  [...registry.all()]
    .filter(({ record }) => record.createdAt <= message.createdAt && !known.has(record.id))
    .map(({ record }) => ({ webhookId: record.id, reason: 'event type not subscribed' }))

export const createMessageLog = (log: LogStore, registry: Registry): MessageLog => ({
  async list(filter) {
    const { items, next } = await log.messages(filter)
    return { items: items.map(summary), next }
  },

  async get(id) {
    const found = await log.message(id)
    if (found === null) throw new HookError('NOT_FOUND', `There is no message ${id}.`)
    const known = new Set([...found.deliveries, ...found.skipped].map(({ webhookId }) => webhookId))
    return {
      ...summary(found.message),
      data: JSON.parse(found.message.data),
      deliveries: found.deliveries.map(deliveryView),
      skipped: [...found.skipped, ...unsubscribed(registry, found.message, known)],
    }
  },
})
