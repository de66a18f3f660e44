import { z } from 'zod'

/** Headers that differ between any two requests, and so are not compared when nothing is said of it. */
export const usuallyIgnored: readonly string[] = [
  'date',
  'age',
  'content-length',
  'x-request-id',
  'x-correlation-id',
  'request-id',
  'traceparent',
  'tracestate',
  'x-amzn-trace-id',
  'x-github-delivery',
  'x-gitlab-event-uuid',
  '*-id',
  '*-timestamp',
  '*-signature*',
]

/** `written`: the same value in another spelling, such as `1.0` and `1`. */
export const diffChanges = ['same', 'added', 'removed', 'changed', 'written'] as const
export type DiffChange = (typeof diffChanges)[number]

const pair = z.object({
  a: z.string().nullable(),
  b: z.string().nullable(),
  /** `added`: only b has it. */
  change: z.enum(diffChanges),
})
export type DiffPair = z.infer<typeof pair>

export const captureDiffInputSchema = z.strictObject({
  a: z.string(),
  b: z.string(),
  /**
   * Separated by commas: names of headers (`x-amz-*`), and paths in JSON bodies (`$.data.*.id`, `$..updatedAt`). What
   * usually differs when it is not given; empty: nothing is left out.
   */
  ignore: z.string().max(4000).optional(),
})
export type CaptureDiffInput = z.infer<typeof captureDiffInputSchema>

export const captureDiffSchema = z.object({
  method: pair,
  target: pair,
  headers: z.array(
    z.object({
      name: z.string(),
      /** Every value, in order; empty where the request has no such header. */
      a: z.array(z.string()),
      b: z.array(z.string()),
      change: z.enum(['same', 'added', 'removed', 'changed']),
    }),
  ),
  body: z.object({
    /** How the bodies were compared; `same`: byte for byte equal. */
    kind: z.enum(['json', 'text', 'bytes', 'same']),
    /** Empty: the same JSON in another layout. Null for `bytes` and `same`. `path`: `$.a[0]`, or `line 3`. */
    changes: z.array(z.object({ path: z.string(), ...pair.shape })).nullable(),
    /** There are more changes than are listed. */
    more: z.boolean(),
    /** Offset of the first byte that differs. */
    firstDifference: z.int().nullable(),
    /** The bodies as text, at most 256 KiB of each; null where one is none. */
    aText: z.string().nullable(),
    bText: z.string().nullable(),
  }),
  /** How many headers and JSON values differ and were left out. */
  ignored: z.int(),
})
export type CaptureDiff = z.infer<typeof captureDiffSchema>
