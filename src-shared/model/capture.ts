import { z } from 'zod'
import { headerListSchema } from './attempt.ts'
import { verificationSchema } from './verification.ts'

export type { Verification, VerificationResult } from './verification.ts'
export { type CaptureFilter, captureFilterSchema } from './capture-filter.ts'

export const captureSummarySchema = z.object({
  id: z.string(),
  inbox: z.string(),
  method: z.string(),
  target: z.string(),
  httpVersion: z.string(),
  secure: z.boolean(),
  receivedAt: z.iso.datetime(),
  contentType: z.string().nullable(),
  /** The event's name when header or body tell it. */
  eventType: z.string().nullable(),
  bodySize: z.int(),
  bodySha256: z.string(),
  /** True when the body was longer than the limit and only its beginning was kept, or the sender broke off. */
  truncated: z.boolean(),
  verification: verificationSchema.pick({ scheme: true, result: true, code: true, reason: true }),
  responseStatus: z.int(),
})
export type CaptureSummary = z.infer<typeof captureSummarySchema>

export const captureSchema = captureSummarySchema.extend({
  rawHeaders: headerListSchema,
  rawTrailers: headerListSchema,
  remoteAddress: z.string(),
  /** Present up to 1 MiB; more by `GET /captures/{id}/body`. */
  bodyBase64: z.string().nullable(),
  verification: verificationSchema,
  response: z.object({ status: z.int(), contentType: z.string(), body: z.string() }),
})
export type Capture = z.infer<typeof captureSchema>
