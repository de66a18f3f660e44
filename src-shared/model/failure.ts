import { z } from 'zod'
import { timeRangeQuery } from './page.ts'

/** Deliveries of one webhook whose latest attempt came to the same. */
export const failureSchema = z.object({
  webhookId: z.string(),
  webhookName: z.string(),
  /** Of the latest attempts: HTTP status, or null and the error class. */
  status: z.int().nullable(),
  error: z.string().nullable(),
  /** How many have failed for good. */
  failed: z.int(),
  /** How many wait for a retry. */
  waiting: z.int(),
  /** Attempts that all of them have had. */
  attempts: z.int(),
  /** When an attempt of the oldest of them first failed. */
  since: z.iso.datetime(),
  /** When the latest of the attempts ended. */
  latest: z.iso.datetime(),
  newestDelivery: z.string(),
})
export type Failure = z.infer<typeof failureSchema>

export const failureFilterSchema = z.strictObject({ since: timeRangeQuery.since })

export const failureListSchema = z.object({
  /** What failed for good before is not among the items; what waits is, however old. */
  since: z.iso.datetime(),
  /** How many failed for good before that. */
  earlier: z.int(),
  /** Worst first: what failed for good before what waits, then by number. */
  items: z.array(failureSchema),
})
export type FailureList = z.infer<typeof failureListSchema>
