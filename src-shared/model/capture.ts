import { z } from 'zod'
import { captureForwardSchema } from './answering.ts'
import { headerListSchema } from './attempt.ts'
import { captureColours, captureKinds } from './capture-filter.ts'
import { captureAnswerSchema } from './respond.ts'
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
  /** False until it is known what it was answered. */
  answered: z.boolean(),
  /** 0: no answer yet, or none. */
  responseStatus: z.int(),
  /** The capture that this is a replay of. */
  replayOf: z.string().nullable(),
  /** It came from a session file, and `receivedAt` is when it was received there. */
  imported: z.boolean(),
  /** Pinned ones stay when others go because they are old or many. */
  pinned: z.boolean(),
  colour: z.enum(captureColours).nullable(),
  note: z.string(),
  /** A request, or what came in the place of one; then `cause` says why in a sentence. */
  kind: z.enum(captureKinds),
  cause: z.string().nullable(),
  /** What stands at the paths that were asked for, at most 200 characters each; null: nothing. */
  columns: z.array(z.string().nullable()).optional(),
})
export type CaptureSummary = z.infer<typeof captureSummarySchema>

export const captureSchema = captureSummarySchema.extend({
  rawHeaders: headerListSchema,
  rawTrailers: headerListSchema,
  remoteAddress: z.string(),
  /** Present up to 1 MiB; more by `GET /captures/{id}/body`. */
  bodyBase64: z.string().nullable(),
  verification: verificationSchema,
  /** The answer in short; null: none yet, or the sender got none. */
  response: z.object({ status: z.int(), contentType: z.string(), body: z.string() }).nullable(),
  /** Null until it is known. */
  answer: captureAnswerSchema.nullable(),
  /** Null: it was not forwarded. */
  forward: captureForwardSchema.nullable(),
  /** While it waits for a person to answer it. */
  held: z.object({ until: z.iso.datetime() }).nullable(),
})
export type Capture = z.infer<typeof captureSchema>
