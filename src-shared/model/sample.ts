import { z } from 'zod'
import { headerListSchema } from './attempt.ts'
import { verificationSchemes } from './scheme.ts'
import { sentOnceSchema } from './sent-once.ts'

/** An example of what a provider sends. */
export const sampleSummarySchema = z.object({
  id: z.string(),
  /** The provider's own name. */
  provider: z.string(),
  /** How the provider signs it; `none`: not at all. */
  scheme: z.enum(verificationSchemes),
  /** Of the event, as the provider names it. */
  type: z.string(),
  title: z.string(),
})
export type SampleSummary = z.infer<typeof sampleSummarySchema>

export const sampleSchema = sampleSummarySchema.extend({
  method: z.string(),
  /** As the provider sends them, without those of the signature. */
  headers: headerListSchema,
  /** Text, as it goes out. */
  body: z.string(),
})
export type Sample = z.infer<typeof sampleSchema>

/** Where a person's requests may go. */
export const targetUrlSchema = z
  .url({ protocol: /^https?$/, error: 'Write a full address, for example http://127.0.0.1:3000/webhooks.' })
  .max(2048)

export const sampleSendSchema = z.strictObject({
  to: targetUrlSchema,
  /** What the scheme of the sample signs with; without one an inbox of our own lends its secret, else nothing is signed. */
  secret: z.string().min(1).max(8192).optional(),
  /** Of the scheme, as at `GET /schemes`. */
  options: z.record(z.string(), z.unknown()).optional(),
  /** In place of the sample's. */
  body: z.string().max(10_000_000).optional(),
  headers: headerListSchema.max(100).optional(),
})
export type SampleSend = z.infer<typeof sampleSendSchema>

export const sampleSentSchema = sentOnceSchema.extend({
  /** What our own receiver made of it, when it went there. */
  captureId: z.string().nullable(),
})
export type SampleSent = z.infer<typeof sampleSentSchema>
