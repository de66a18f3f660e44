import { z } from 'zod'

/** Why an attempt has no answer, or an answer that cannot be used. Stable. */
export const attemptErrorClasses = [
  'dns',
  'refused',
  'reset',
  'unreachable',
  'timeout-connect',
  'timeout-response',
  'tls',
  'redirects',
  'head-too-large',
  'protocol',
  'blocked',
  'invalid-url',
  'payload',
  'unknown',
] as const
export type AttemptErrorClass = (typeof attemptErrorClasses)[number]

/** What else is to be known of how an attempt went. Stable. */
export const attemptNotes = ['resent', 'body-cut-off', 'kept-decoded', 'decoding-incomplete'] as const
export type AttemptNote = (typeof attemptNotes)[number]

export const headerListSchema = z.array(z.tuple([z.string(), z.string()]))
export type HeaderList = [string, string][]

/** Milliseconds; null where the step did not take place (a reused connection has no dns, connect, tls). */
export const timingSchema = z.object({
  dns: z.number().nullable(),
  connect: z.number().nullable(),
  tls: z.number().nullable(),
  firstByte: z.number().nullable(),
  total: z.number(),
})
export type Timing = z.infer<typeof timingSchema>

/** One HTTP request of a delivery. Secrets in it are masked. */
export const attemptSchema = z.object({
  number: z.int(),
  at: z.iso.datetime(),
  manual: z.boolean(),
  success: z.boolean(),
  request: z.object({ method: z.string(), url: z.string(), headers: headerListSchema, body: z.string() }),
  response: z
    .object({
      status: z.int(),
      headers: headerListSchema,
      /** Without its content coding (gzip, deflate, br). UTF-8 text when it is text, else base64; at most 64 KiB of it. */
      body: z.string(),
      encoding: z.enum(['utf8', 'base64']),
      truncated: z.boolean(),
    })
    .nullable(),
  error: z.object({ class: z.enum(attemptErrorClasses), message: z.string(), help: z.string() }).nullable(),
  notes: z.array(z.object({ code: z.enum(attemptNotes), message: z.string() })),
  timing: timingSchema,
})
export type Attempt = z.infer<typeof attemptSchema>

/** The longest part of a response body that is kept. */
export const RESPONSE_BODY_LIMIT = 64 * 1024
