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

/** How to get this engine again, and how a command finds it: words of a command line, not yet quoted. */
export const startSchema = z.object({
  /** What follows `hookbench serve`. */
  serve: z.array(z.string()),
  /** What every other command needs to find it; nothing with the usual data directory. */
  reach: z.array(z.string()),
})
export type Start = z.infer<typeof startSchema>

/** `start` is null for who may only read, and where nobody said how the engine was started. */
export const statusAnswerSchema = statusSchema.extend({ start: startSchema.nullable() })
export type StatusAnswer = z.infer<typeof statusAnswerSchema>
