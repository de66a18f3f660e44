import { z } from 'zod'
import { deliverySchema } from './delivery.ts'
import { eventTypeSchema } from './event-type.ts'
import { pageQuery, timeRangeQuery } from './page.ts'

/** Without a full stop: Standard Webhooks signs `id.timestamp.body`. */
export const messageIdSchema = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[A-Za-z0-9_:-]+$/, 'Use letters, digits and _ : - only.')

/** Where an event came from; a re-import or re-sync of an asset makes no asset.create. */
export const originSchema = z.string().min(1).max(64)

const envelope = {
  id: messageIdSchema.optional(),
  timestamp: z.iso.datetime({ offset: true }).optional(),
  origin: originSchema.optional(),
  /** Licence of the computer that the event comes from (R38). */
  originLicense: z.string().min(1).max(64).optional(),
  /** Names of the metadata fields that changed, for triggerMetadataFields; `data.changedMetadata` tells them too. */
  changed: z.array(z.string().min(1).max(200)).max(1000).optional(),
}

/** An event without its data, whose text is kept as it came and is read apart (message/read-message.ts). */
export const envelopeSchema = z.strictObject({ type: eventTypeSchema, ...envelope })

/** An event on the wire, with either `data` or `dataText`. */
export const messageCreateSchema = z.strictObject({
  type: eventTypeSchema,
  data: z.unknown().optional().meta({ description: 'Any JSON; its text arrives at the endpoints as it was sent.' }),
  dataText: z
    .string()
    .optional()
    .meta({ description: 'In place of data: its JSON text, for senders whose own JSON would change it.' }),
  ...envelope,
})
export type MessageCreate = z.infer<typeof messageCreateSchema>

/** Most events of one batch. */
export const MOST_ITEMS = 1000

/** Each item is read apart, so that a wrong one says so and the others are taken. */
export const batchSchema = z.array(z.unknown()).min(1).max(MOST_ITEMS)

/** An event that was read. `dataText` is the text of its data exactly as it came, `data` what that says. */
export type NewEvent = z.infer<typeof envelopeSchema> & { data: unknown; dataText: string }

export const skippedSchema = z.object({ webhookId: z.string(), reason: z.string() })
export type Skipped = z.infer<typeof skippedSchema>

/** Answer to a publish, given when the message is on disk. */
export const publishedSchema = z.object({
  id: z.string(),
  deliveries: z.array(z.object({ id: z.string(), webhookId: z.string() })),
  skipped: z.array(skippedSchema),
})
export type Published = z.infer<typeof publishedSchema>

export const batchPublishedSchema = z.object({
  accepted: z.int(),
  /** One id for each accepted item, in order. */
  ids: z.array(z.string()),
  errors: z.array(
    z.object({
      index: z.int(),
      error: z.object({
        code: z.string(),
        message: z.string(),
        field: z.string().optional(),
        help: z.string().optional(),
      }),
    }),
  ),
})
export type BatchPublished = z.infer<typeof batchPublishedSchema>

export const messageSummarySchema = z.object({
  id: z.string(),
  type: z.string(),
  timestamp: z.iso.datetime(),
  origin: z.string().nullable(),
  createdAt: z.iso.datetime(),
})
export type MessageSummary = z.infer<typeof messageSummarySchema>

export const messageSchema = messageSummarySchema.extend({
  /** Read anew by whoever answers: for the digits, the order and the doubles of the members there is `dataText`. */
  data: z.unknown(),
  dataText: z.string(),
  deliveries: z.array(deliverySchema),
  skipped: z.array(skippedSchema),
})
export type Message = z.infer<typeof messageSchema>

export const messageFilterSchema = z.strictObject({
  type: z.string().max(130).optional(),
  /** Part of an id, a type or the data. */
  q: z.string().max(200).optional(),
  ...timeRangeQuery,
  ...pageQuery,
})
export type MessageFilter = z.infer<typeof messageFilterSchema>
