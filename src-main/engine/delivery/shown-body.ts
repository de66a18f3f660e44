import { MASK } from '../../../src-shared/model/secret-header.ts'
import { buildBody } from '../dispatch/build-request.ts'
import type { DeliveryRow, MessageRow } from '../port/store.ts'
import type { Templates } from '../port/templates.ts'
import type { Registered } from '../webhook/registry.ts'

/** The request body of a delivery, built again with its secret masked; empty when it cannot be built. */
export const shownBody = async (
  templates: Pick<Templates, 'render'>,
  webhook: Registered | undefined,
  delivery: Pick<DeliveryRow, 'id' | 'webhookId' | 'attempts'>,
  message: Omit<MessageRow, 'origin' | 'createdAt'>,
): Promise<string> => {
  if (webhook === undefined) return ''
  try {
    return await buildBody(templates, webhook.target, MASK, {
      id: delivery.id,
      webhookId: delivery.webhookId,
      messageId: message.id,
      type: message.type,
      data: message.data,
      timestamp: message.timestamp,
      attempt: delivery.attempts + 1,
      manual: false,
    })
  } catch {
    return ''
  }
}
