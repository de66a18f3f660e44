import { z } from 'zod'
import { captureSummarySchema } from './capture.ts'
import { deliverySchema } from './delivery.ts'
import { noticeSchema } from './notice.ts'
import { statusSchema } from './status.ts'

/**
 * The live feed. Changes are gathered for a moment, so that a busy engine sends a few events a second and not
 * thousands: `items` holds the latest of each row (at most 200), `more` how many were left out.
 */
export const liveEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('deliveries'), items: z.array(deliverySchema), more: z.int() }),
  z.object({ type: z.literal('captures'), items: z.array(captureSummarySchema), more: z.int() }),
  z.object({ type: z.literal('webhooks') }),
  z.object({ type: z.literal('inboxes') }),
  /** A request is held, or one is no longer. */
  z.object({ type: z.literal('held') }),
  z.object({ type: z.literal('sources') }),
  z.object({ type: z.literal('notice'), notice: noticeSchema }),
  z.object({ type: z.literal('event-types') }),
  z.object({ type: z.literal('status'), status: statusSchema }),
])
export type LiveEvent = z.infer<typeof liveEventSchema>
