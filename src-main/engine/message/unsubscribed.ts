import type { Skipped } from '../../../src-shared/model/message.ts'
import type { Registry } from '../webhook/registry.ts'

/**
 * The webhooks that were there when a message was made (Unix ms), did not get it, and have no reason stored: they did
 * not subscribe to its type.
 */
export const unsubscribed = (
  registry: Pick<Registry, 'all'>,
  createdAt: number,
  told: readonly { webhookId: string }[],
): Skipped[] => {
  const known = new Set(told.map(({ webhookId }) => webhookId))
  return [...registry.all()]
    .filter(({ record }) => record.createdAt <= createdAt && !known.has(record.id))
    .map(({ record }) => ({ webhookId: record.id, reason: 'event type not subscribed' }))
}
