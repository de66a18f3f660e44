import { z } from 'zod'

const MIB = 1024 * 1024

/** How long an inbox keeps captures; null: without this limit. Pinned captures stay and do not count. */
export const retentionSchema = z.strictObject({
  days: z.int().min(1).max(36_500).nullable(),
  /** At most so many. */
  count: z.int().min(1).max(100_000_000).nullable(),
  /** At most so many bytes of bodies. */
  bytes: z
    .int()
    .min(MIB)
    .max(2 ** 50)
    .nullable(),
})
export type Retention = z.infer<typeof retentionSchema>

export const defaultRetention: Retention = { days: 30, count: 10_000, bytes: 1024 * MIB }
