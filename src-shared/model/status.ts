import { z } from 'zod'

export const statusSchema = z.object({
  version: z.string(),
  startedAt: z.iso.datetime(),
  /** False while the backend is off (R97), and while the engine is shutting down. */
  sending: z.boolean(),
  queue: z.object({
    backend: z.enum(['embedded']),
    queued: z.int(),
    scheduled: z.int(),
    held: z.int(),
    /** Among `queued` and `scheduled` as well. */
    inFlight: z.int(),
    /** Unix time of the next attempt that waits, if any. */
    nextAttemptAt: z.iso.datetime().nullable(),
  }),
  /** Attempts that ended in the last second. */
  perSecond: z.number(),
  totals: z.object({ webhooks: z.int(), deliveries: z.int(), sent: z.int(), failed: z.int(), captures: z.int() }),
  receiver: z.object({ url: z.string().nullable(), httpsUrl: z.string().nullable() }),
  api: z.object({ url: z.string().nullable() }),
})
export type Status = z.infer<typeof statusSchema>
