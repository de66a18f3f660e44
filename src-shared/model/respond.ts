import { z } from 'zod'
import { headerListSchema } from './attempt.ts'

/** How an answer goes wrong on purpose. */
export const faults = ['reset', 'hang', 'drip', 'bad-chunk', 'close-mid-body'] as const
export type Fault = (typeof faults)[number]

export const LONGEST_DELAY_MS = 300_000
const MOST_RULES = 50
const MOST_STEPS = 100

export const stepSchema = z.strictObject({
  status: z.int().min(200).max(599).default(200),
  headers: headerListSchema.max(100).default([]),
  body: z.string().max(65_536).default(''),
  /** Before the answer, milliseconds. */
  delayMs: z.int().min(0).max(LONGEST_DELAY_MS).default(0),
  fault: z.enum(faults).optional(),
})
export type Step = z.infer<typeof stepSchema>

export const ruleSchema = z.strictObject({
  /** CEL over `method, path, query, headers, body, size, verification, count`; without it the rule fits every request. */
  when: z.string().min(1).max(2000).optional(),
  steps: z.array(stepSchema).min(1).max(MOST_STEPS),
  /** After the last step: it again, or from the first. */
  then: z.enum(['last', 'cycle']).default('last'),
})
export type Rule = z.infer<typeof ruleSchema>

/** What an inbox answers: the first rule that fits; none fits: 200. */
export const respondSchema = z.strictObject({ rules: z.array(ruleSchema).max(MOST_RULES) })
export type Respond = z.infer<typeof respondSchema>

/** What decided an answer. */
export const answerKinds = ['rule', 'handshake', 'signature', 'forward', 'held', 'limit', 'none'] as const
export type AnswerKind = (typeof answerKinds)[number]

/** What a request was answered; it is added to the capture, which is stored before. */
export const captureAnswerSchema = z.object({
  kind: z.enum(answerKinds),
  /** 0: the sender was gone, or got none on purpose. */
  status: z.int(),
  headers: headerListSchema,
  /** UTF-8 text when it is text, else base64; at most 64 KiB of it. */
  body: z.string(),
  encoding: z.enum(['utf8', 'base64']),
  truncated: z.boolean(),
  fault: z.enum(faults).nullable(),
  /** Which rule and step, counted from 0. */
  rule: z.int().nullable(),
  step: z.int().nullable(),
  at: z.iso.datetime(),
  /** From the capture to the end of the answer, milliseconds. */
  durationMs: z.number(),
  /** One sentence where more is to be said, such as why forwarding failed. */
  note: z.string().nullable(),
})
export type CaptureAnswer = z.infer<typeof captureAnswerSchema>
