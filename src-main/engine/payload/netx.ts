import { z } from 'zod'
import { textsByName } from '../../../src-shared/json/member-texts.ts'
import { deriveUuid } from './derive-uuid.ts'
import { jsonObject } from './json-object.ts'
import type { PayloadFormatter } from './payload-format.ts'

const assetEventSchema = z.object({ assetId: z.int(), userId: z.int().default(0) })

const unixSeconds = (ms: number): number => Math.floor(ms / 1000)

/**
 * The body of NetX (R50, R51): ids are UUIDs and times whole Unix seconds. The event id is the same for every webhook
 * of an event, the message id belongs to one webhook; both stay over retries.
 */
export const netxPayload: PayloadFormatter = {
  build: ({ messageId, webhookId, webhookNumber, type, data, timestamp, token }) => {
    assetEventSchema.parse(JSON.parse(data))
    const texts = textsByName(data)
    const time = String(unixSeconds(timestamp))
    const event = jsonObject([
      ['assetId', texts.get('assetId')],
      ['systemEventType', JSON.stringify(type.toUpperCase().replaceAll('.', '_'))],
      ['eventId', JSON.stringify(deriveUuid(messageId))],
      ['eventTime', time],
      ['userId', texts.get('userId') ?? '0'],
    ])
    return jsonObject([
      ['event', event],
      ['token', JSON.stringify(token)],
      ['messageTime', time],
      ['messageId', JSON.stringify(deriveUuid(messageId, webhookId))],
      ['subscriptionId', String(webhookNumber)],
    ])
  },
  problem: data => {
    const parsed = assetEventSchema.safeParse(data)
    if (parsed.success) return null
    const field = parsed.error.issues[0]?.path.join('.') ?? ''
    return `the netx payload needs data.${field === '' ? 'assetId' : field}, an integer`
  },
}
