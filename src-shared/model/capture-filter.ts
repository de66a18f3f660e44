import { z } from 'zod'
import { parseJsonPath } from '../captures/json-path.ts'
import { pageQuery, timeRangeQuery } from './page.ts'
import { reasonCodes } from './reason.ts'
import { verificationResults } from './verification.ts'

/** What a person marks a capture with. */
export const captureColours = ['red', 'orange', 'yellow', 'green', 'blue', 'purple'] as const
export type CaptureColour = (typeof captureColours)[number]

/** A request, or what came in the place of one. */
export const captureKinds = ['request', 'malformed', 'tls-failure', 'no-request'] as const
export type CaptureKind = (typeof captureKinds)[number]

/** The largest size that can be asked for, bytes. */
const MOST_BYTES = Number.MAX_SAFE_INTEGER

const size = z.coerce.number().int().min(0).max(MOST_BYTES).optional()
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform(value => value === 'true')])

/**
 * Which captures: each that meets all that is given. A `!` before a method, an event type or a status means every
 * other one.
 */
export const captureQuerySchema = z.strictObject({
  /** Name of the inbox. */
  inbox: z.string().min(1).max(64).optional(),
  kind: z.enum(captureKinds).optional(),
  /** In any case; `!GET`: every other. */
  method: z.string().min(1).max(33).optional(),
  /** Part of the path: of the target without its query. */
  path: z.string().min(1).max(200).optional(),
  /** A header's whole name, or `NAME=part` of its value. */
  header: z
    .string()
    .regex(/^[^=\s]+(=.*)?$/s, 'This must be the name of a header, or NAME=part of its value.')
    .max(300)
    .optional(),
  /** An event type; with `*` at its end every one that begins so. */
  type: z.string().min(1).max(201).optional(),
  result: z.enum(verificationResults).optional(),
  code: z.enum(reasonCodes).optional(),
  /** Of the answer: `200`, `2xx`, or `none` while there is none. */
  status: z
    .string()
    .regex(/^!?([1-5]\d\d|[1-5]xx|none)$/, 'This must be a status such as 200, 5xx or none, or !2xx for every other.')
    .optional(),
  pinned: flag.optional(),
  colour: z.enum(captureColours).optional(),
  /** Of the body, bytes. */
  minSize: size,
  maxSize: size,
  ...timeRangeQuery,
  /**
   * Words, or texts in double quotes: each must be part of the target, a header, the event type, the note or a text
   * body, in any case.
   */
  q: z.string().max(200).optional(),
})
export type CaptureQuery = z.infer<typeof captureQuerySchema>

/** What a person writes on a capture; what is not given stays. */
export const captureMarkSchema = z.strictObject({
  pinned: z.boolean().optional(),
  colour: z.enum(captureColours).nullable().optional(),
  note: z.string().max(2000).optional(),
})
export type CaptureMark = z.infer<typeof captureMarkSchema>

/** `more`: there are more than were counted. */
export const captureCountSchema = z.object({ count: z.int(), more: z.boolean() })
export type CaptureCount = z.infer<typeof captureCountSchema>

/** Which captures are deleted; at least one filter says so. */
export const captureRemovalSchema = captureQuerySchema.extend({ dryRun: flag.optional() })
export type CaptureRemoval = z.infer<typeof captureRemovalSchema>

export const removedCapturesSchema = z.object({ count: z.int() })

const MOST_COLUMNS = 5
const columnSchema = z
  .string()
  .max(200)
  .refine(path => parseJsonPath(path) !== null, "Write a path such as $.data.id, $.items[0] or $['two words'].")

export const captureFilterSchema = captureQuerySchema.extend({
  ...pageQuery,
  /** Paths into JSON bodies up to 64 KiB; each capture answers what stands there, in `columns`. */
  columns: z.union([columnSchema.transform(path => [path]), z.array(columnSchema).max(MOST_COLUMNS)]).optional(),
})
export type CaptureFilter = z.infer<typeof captureFilterSchema>
