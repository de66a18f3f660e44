import { z } from 'zod'
import { attemptSchema } from './attempt.ts'
import { deliveryStatuses } from './delivery-status.ts'
import { pageQuery, timeRangeQuery } from './page.ts'

export { type DeliveryStatus, deliveryStatuses, statusLabel } from './delivery-status.ts'

/** One message for one webhook: a row of the log. */
export const deliverySchema = z.object({
  id: z.string(),
  messageId: z.string(),
  webhookId: z.string(),
  webhookName: z.string(),
  type: z.string(),
  status: z.enum(deliveryStatuses),
  /** Why a queued or scheduled delivery is not sent now. */
  held: z.string().nullable(),
  attempts: z.int(),
  nextAttemptAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  test: z.boolean(),
  /** Of the latest attempt: HTTP status, or null and the error class; duration in ms. */
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  lastDurationMs: z.number().nullable(),
  /** One letter for each attempt in order: `s` success, `f` failure. */
  outcomes: z.string(),
})
export type Delivery = z.infer<typeof deliverySchema>

export const deliveryDetailSchema = deliverySchema.extend({
  attemptList: z.array(attemptSchema),
  message: z.object({ id: z.string(), type: z.string(), timestamp: z.iso.datetime(), createdAt: z.iso.datetime() }),
  /** Due times of the attempts that may still follow, without jitter. */
  plannedAttempts: z.array(z.iso.datetime()),
  manualRetry: z.boolean(),
})
export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>

const statusList = z
  .union([z.enum(deliveryStatuses), z.array(z.enum(deliveryStatuses))])
  .transform(value => (Array.isArray(value) ? value : [value]))

export const deliveryFilterSchema = z.strictObject({
  webhookId: z.string().max(64).optional(),
  status: statusList.optional(),
  type: z.string().max(130).optional(),
  messageId: z.string().max(128).optional(),
  /** Part of a message id, a delivery id or a type. */
  q: z.string().max(200).optional(),
  /** A delivery's id: the list begins with it instead of with the newest. */
  from: z.string().max(64).optional(),
  ...timeRangeQuery,
  ...pageQuery,
})
export type DeliveryFilter = z.infer<typeof deliveryFilterSchema>
