import { z } from 'zod'
import { MOST_HELD_SECONDS, stepProblem } from '../respond/step-problem.ts'
import { respondSchema, stepSchema } from './respond.ts'

export const handshakePolicies = ['answer', 'refuse', 'ignore'] as const
export type HandshakePolicy = (typeof handshakePolicies)[number]

/** A step that can go out as it is written. */
export const sendableStepSchema = stepSchema.superRefine((step, context) => {
  const problem = stepProblem(step)
  if (problem !== null) context.addIssue({ code: 'custom', ...problem })
})

/** Rules whose steps can go out as they are written. */
export const sendableRespondSchema = respondSchema.superRefine(({ rules }, context) => {
  for (const [rule, { steps }] of rules.entries()) {
    for (const [at, step] of steps.entries()) {
      const problem = stepProblem(step)
      if (problem === null) continue
      context.addIssue({
        code: 'custom',
        message: problem.message,
        path: ['rules', rule, 'steps', at, ...problem.path],
      })
    }
  }
})

const whenSchema = z.string().min(1).max(2000)
const secondsSchema = z.int().min(1).max(MOST_HELD_SECONDS)

/** Which requests are held until a person answers them, and what they are answered when nobody does. */
export const breakpointSchema = z.strictObject({
  /** CEL, as in a rule; without it every request is held. */
  when: whenSchema.optional(),
  seconds: secondsSchema.default(30),
  answer: sendableStepSchema.default(stepSchema.parse({ status: 504 })),
})
export type Breakpoint = z.infer<typeof breakpointSchema>

/** Any subset of one. */
export const breakpointPartSchema = z.strictObject({
  when: whenSchema.optional(),
  seconds: secondsSchema.optional(),
  answer: sendableStepSchema.optional(),
})

/** A change of one; `when: null` takes the condition away. */
export const breakpointUpdateSchema = breakpointPartSchema.extend({ when: whenSchema.nullable().optional() })

/** Where requests go on to; what follows the name of the inbox in their path is added to it. */
export const forwardToSchema = z
  .url({ protocol: /^https?$/, error: 'Write a full address, for example http://localhost:3000/webhooks.' })
  .max(2048)
  .refine(url => !/[?#]/.test(url), 'Leave out the query and the fragment: those of each request are kept.')
  .refine(url => !/^[a-z]+:\/\/[^/]*@/i.test(url), 'Leave out the user name and the password.')

/** What came of forwarding a request. */
export const captureForwardSchema = z.object({
  url: z.string(),
  /** Null: there was no answer. */
  status: z.int().nullable(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  /** UTF-8 text when it is text, else base64; at most 64 KiB of it. */
  body: z.string(),
  encoding: z.enum(['utf8', 'base64']),
  truncated: z.boolean(),
  durationMs: z.number(),
  error: z.object({ code: z.string(), message: z.string(), help: z.string() }).nullable(),
})
export type CaptureForward = z.infer<typeof captureForwardSchema>

/** A request that waits for its answer to be written. */
export const heldRequestSchema = z.object({
  /** Of the capture. */
  id: z.string(),
  inbox: z.string(),
  method: z.string(),
  target: z.string(),
  since: z.iso.datetime(),
  /** When it is answered by itself. */
  until: z.iso.datetime(),
  /** With what it is answered then. */
  answer: stepSchema,
})
export type HeldRequest = z.infer<typeof heldRequestSchema>

/** Something that listens on a usual port of this machine. */
export const localAppSchema = z.object({ port: z.int(), url: z.string() })
export type LocalApp = z.infer<typeof localAppSchema>
