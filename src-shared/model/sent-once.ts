import { z } from 'zod'
import { attemptErrorClasses, headerListSchema, timingSchema } from './attempt.ts'

/** The longest body that is shown of a request that a person made, and of its answer. */
export const SHOWN_BODY_LIMIT = 1024 * 1024

const shownBody = {
  /** UTF-8 text when it is text, else base64; at most 1 MiB of it. */
  body: z.string(),
  encoding: z.enum(['utf8', 'base64']),
  truncated: z.boolean(),
}

/** A request that a person made (a replay, a sample), as it went out, and what came of it. */
export const sentOnceSchema = z.object({
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: headerListSchema,
    ...shownBody,
    /** Bytes of the whole body. */
    size: z.int(),
  }),
  response: z
    .object({
      status: z.int(),
      headers: headerListSchema,
      /** Without its content coding (gzip, deflate, br). */
      ...shownBody,
      /** Bytes that were read of it as it came, with its content coding. */
      size: z.int(),
    })
    .nullable(),
  error: z.object({ class: z.enum(attemptErrorClasses), message: z.string(), help: z.string() }).nullable(),
  timing: timingSchema,
})
export type SentOnceView = z.infer<typeof sentOnceSchema>
