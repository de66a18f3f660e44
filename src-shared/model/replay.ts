import { z } from 'zod'
import { headerListSchema } from './attempt.ts'
import { schemeNames } from './scheme.ts'
import { sentOnceSchema } from './sent-once.ts'

export const replayModes = ['exact', 'resign', 'edit'] as const
export type ReplayMode = (typeof replayModes)[number]

const METHOD = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const TARGET = /^\/[\x21-\x7e]*$/

/** What is sent in place of what was captured; a part that is not given stays. */
export const replayEditSchema = z.strictObject({
  method: z.string().max(32).regex(METHOD, 'A method is one word, such as POST.').optional(),
  /** Path and query, at the host of `to`. */
  target: z.string().max(16_384).regex(TARGET, 'A target begins with / and has no spaces.').optional(),
  /** All of them, each byte one character; Host and what frames the body are made anew. */
  headers: headerListSchema.max(500).optional(),
  bodyBase64: z.base64().optional(),
})

export const replayInputSchema = z.strictObject({
  /** Without a path it gets the path behind the inbox’s name and the query of the capture; with one it is taken as it is. */
  to: z.url({ protocol: /^https?$/, error: 'Write where to send it, such as http://127.0.0.1:3000.' }).max(16_384),
  /** `resign` may be edited as well; `edit` is signed when it names a scheme. */
  mode: z.enum(replayModes).default('exact'),
  edit: replayEditSchema.optional(),
  /** The inbox’s own when it is not given, with its options and its newest secret. */
  scheme: z.enum(schemeNames).optional(),
  options: z.record(z.string(), z.unknown()).optional(),
  secret: z.string().min(1).max(16_384).optional(),
  /** Takes any certificate. */
  insecure: z.boolean().default(false),
})
export type ReplayInput = z.infer<typeof replayInputSchema>

export const replayResultSchema = sentOnceSchema.extend({
  id: z.string(),
  /** The capture that it became, where it reached an inbox of this engine. */
  captureId: z.string().nullable(),
})
export type ReplayResult = z.infer<typeof replayResultSchema>

/** That a capture was sent again, and what came of it; the newest 50 of a capture are kept. */
export const replaySchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  mode: z.enum(replayModes),
  method: z.string(),
  url: z.string(),
  /** Null: there was no answer. */
  status: z.int().nullable(),
  /** One sentence, where there was no answer. */
  error: z.string().nullable(),
  durationMs: z.number(),
  captureId: z.string().nullable(),
})
export type Replay = z.infer<typeof replaySchema>
