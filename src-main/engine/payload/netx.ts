import { z } from 'zod'
import { deriveUuid } from './derive-uuid.ts'
import type { PayloadFormatter } from './payload-format.ts'

const assetEventSchema = z.object({ assetId: z.int(), userId: z.int().default(0) })

const unixSeconds = (ms: number): number => Math.floor(ms / 1000)

/**
 * The body of NetX (R50, R51): ids are UUIDs and times whole Unix seconds. The event id is the same for every webhook
 * of an event, the message id belongs to one webhook; both stay over retries.
 */
export const netxPayload: PayloadFormatter = {
  build: ({ messageId, webhookId, webhookNumber, type, data, timestamp, token }) => {
    const { assetId, userId } = assetEventSchema.parse(JSON.parse(data))
    return JSON.stringify({
      event: {
        assetId,
        systemEventType: type.toUpperCase().replaceAll('.', '_'),
        eventId: deriveUuid(messageId),
        eventTime: unixSeconds(timestamp),
        userId,
      },
      token,
      messageTime: unixSeconds(timestamp),
      messageId: deriveUuid(messageId, webhookId),
      subscriptionId: webhookNumber,
    })
  },
  problem: data => {
    const parsed = assetEventSchema.safeParse(data)
    if (parsed.success) return null
    const field = parsed.error.issues[0]?.path.join('.') ?? ''
    return `the netx payload needs data.${field === '' ? 'assetId' : field}, an integer`
  },
}
