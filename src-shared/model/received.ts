import { z } from 'zod'
import { headerListSchema } from './attempt.ts'

/** What of a message reached inboxes of this engine: what was sent beside what arrived. */
export const receivedSchema = z.object({
  pairs: z.array(
    z.object({
      deliveryId: z.string(),
      webhookName: z.string(),
      attempt: z.int(),
      /** Null: the attempt went to one of our inboxes, and no capture of it is there. */
      captureId: z.string().nullable(),
      inbox: z.string(),
      /** Null where that is not known: `bodyNote` says why. */
      sameBody: z.boolean().nullable(),
      bodyNote: z.string().nullable(),
      sentSize: z.int().nullable(),
      receivedSize: z.int().nullable(),
      /** Offset of the first byte that differs, with what stands there, in hex. */
      firstDifference: z.object({ at: z.int(), sent: z.string(), received: z.string() }).nullable(),
      /** Headers that arrived and were not sent; what the connection itself needs is left out. */
      headersAdded: headerListSchema,
      headersRemoved: headerListSchema,
      headersChanged: z.array(z.object({ name: z.string(), sent: z.string(), received: z.string() })),
    }),
  ),
  /** In the order of time. */
  timeline: z.array(
    z.object({
      at: z.iso.datetime(),
      what: z.enum(['published', 'attempt', 'captured', 'answered', 'failed']),
      /** Milliseconds since it was published. */
      sinceMs: z.number(),
      deliveryId: z.string().optional(),
      attempt: z.int().optional(),
      captureId: z.string().optional(),
      /** Of the answer. */
      status: z.int().optional(),
    }),
  ),
})
export type Received = z.infer<typeof receivedSchema>
