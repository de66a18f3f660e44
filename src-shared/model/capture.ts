import { z } from 'zod'
import { headerListSchema } from './attempt.ts'
import { verificationSchemes } from './inbox.ts'
import { pageQuery, timeRangeQuery } from './page.ts'

export const verificationResults = ['valid', 'invalid', 'missing', 'none'] as const
export type VerificationResult = (typeof verificationResults)[number]

/** `none` = the inbox does not verify; `missing` = the request carries no signature. */
export const verificationSchema = z.object({
  scheme: z.enum(verificationSchemes),
  result: z.enum(verificationResults),
  /** One sentence. */
  reason: z.string(),
  /** What was looked at, in the order it was looked at. */
  checks: z.array(z.object({ name: z.string(), value: z.string(), ok: z.boolean() })),
})
export type Verification = z.infer<typeof verificationSchema>

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
  verification: verificationSchema.pick({ scheme: true, result: true, reason: true }),
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

export const captureFilterSchema = z.strictObject({
  result: z.enum(verificationResults).optional(),
  method: z.string().max(32).optional(),
  /** Part of the target, of a header or of the event type. */
  q: z.string().max(200).optional(),
  ...timeRangeQuery,
  ...pageQuery,
})
export type CaptureFilter = z.infer<typeof captureFilterSchema>
