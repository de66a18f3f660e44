import { HookError } from '../../../src-shared/error.ts'
import type { Message, MessageFilter, MessageSummary } from '../../../src-shared/model/message.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import { toIso } from '../../../src-shared/time.ts'
import { deliveryView } from '../delivery/delivery-view.ts'
import type { LogStore, MessageRow } from '../port/store.ts'
import type { Registry } from '../webhook/registry.ts'
import { unsubscribed } from './unsubscribed.ts'

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

export const createMessageLog = (log: LogStore, registry: Registry): MessageLog => ({
  async list(filter) {
    const { items, next } = await log.messages(filter)
    return { items: items.map(summary), next }
  },

  async get(id) {
    const found = await log.message(id)
    if (found === null) throw new HookError('NOT_FOUND', `There is no message ${id}.`)
    const told = [...found.deliveries, ...found.skipped]
    return {
      ...summary(found.message),
      data: JSON.parse(found.message.data),
      dataText: found.message.data,
      deliveries: found.deliveries.map(deliveryView),
      skipped: [...found.skipped, ...unsubscribed(registry, found.message.createdAt, told)],
    }
  },
})
