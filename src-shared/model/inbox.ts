import { z } from 'zod'
import {
  breakpointSchema,
  breakpointUpdateSchema,
  forwardToSchema,
  handshakePolicies,
  sendableRespondSchema,
} from './answering.ts'
import { respondSchema } from './respond.ts'
import { retentionSchema } from './inbox-retention.ts'
import { type VerificationScheme, verificationSchemes } from './scheme.ts'

export const inboxNameSchema = z
  .string()
  .min(1, 'Give the inbox a name.')
  .max(64)
  .regex(/^[a-z0-9][a-z0-9_-]*$/, 'Use small letters, digits, - and _, for example demo.')

export interface InboxToWarnOf {
  scheme: VerificationScheme
  hasSecret: boolean
  /** For each secret, newest first, why the scheme cannot verify with it; null: it can. */
  problems?: readonly (string | null)[]
  options?: Record<string, unknown>
}

/** What of an inbox is probably not what its owner meant, in sentences with the next step. */
export const inboxWarnings = ({ scheme, hasSecret, problems = [], options = {} }: InboxToWarnOf): string[] => {
  if (scheme === 'none') return []
  if (!hasSecret) {
    return [`This inbox verifies nothing: the scheme ${scheme} needs a secret. Set the secret that the sender has.`]
  }
  const none = `none of the scheme ${scheme}`
  const [first = null] = problems
  const ofSecrets =
    first !== null && problems.every(problem => problem !== null)
      ? [`No request can verify: the secret is ${none}. ${first} Set the secret that the sender has.`]
      : problems.flatMap((problem, index) =>
          problem === null
            ? []
            : [`Secret ${index + 1} of ${problems.length} is ${none}. ${problem} Correct it or take it out.`],
        )
  return scheme === 'paypal' && options['webhookId'] === ''
    ? [
        ...ofSecrets,
        'No request can verify: PayPal signs the id of the webhook. Set the option webhookId to the one in PayPal’s dashboard.',
      ]
    : ofSecrets
}

/** The short form of an answer that is the same for every request. */
export const fixedResponseSchema = z.strictObject({
  status: z.int().min(200).max(599),
  contentType: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[\x20-\x7e]+$/, 'Use printable ASCII characters only.'),
  body: z.string().max(65_536),
})
export type FixedResponse = z.infer<typeof fixedResponseSchema>

const secretSchema = z.string().min(1).max(4096)
const MOST_SECRETS = 20

/** Options of the scheme; what each takes is at `GET /schemes`. */
const optionsSchema = z.record(z.string(), z.unknown())

/**
 * The address that senders have, where it is not the receiver's own: schemes that sign the URL need it. Without a path it
 * takes the place of the receiver's address, with one that of the inbox's whole address.
 */
const publicUrlSchema = z
  .url({ protocol: /^https?$/, error: 'Write a full address, for example https://hooks.example.com/shop.' })
  .max(2048)
  .refine(url => !/[?#]/.test(url), 'Leave out the query and the fragment.')

export const badSignatureAnswers = ['reject', 'accept'] as const

export const inboxCreateSchema = z.strictObject({
  name: inboxNameSchema,
  scheme: z.enum(verificationSchemes).default('none'),
  options: optionsSchema.optional(),
  /** The secret to verify with; written, never read back. */
  secret: secretSchema.optional(),
  /** Several of them, newest first: one that fits is enough. */
  secrets: z.array(secretSchema).max(MOST_SECRETS).optional(),
  publicUrl: publicUrlSchema.nullable().optional(),
  /** What a request is told whose signature is missing or not valid: status 400, or the same as any other. */
  onBadSignature: z.enum(badSignatureAnswers).default('reject'),
  /** What requests are answered; the short form of it is `response`, and only one of the two is written. */
  respond: sendableRespondSchema.optional(),
  response: fixedResponseSchema.optional(),
  /** What a provider's first request gets that asks whether the endpoint is yours. */
  handshake: z.enum(handshakePolicies).default('answer'),
  /** Requests go on to this address, and its answer to the sender. */
  forwardTo: forwardToSchema.nullable().optional(),
  /** Requests that are held until a person answers them. */
  breakpoint: breakpointSchema.nullable().optional(),
  /** With a scheme: a GET of the inbox itself is answered the last valid event as indented JSON. */
  showLastEvent: z.boolean().default(false),
  /** How long captures are kept; what is not given: 30 days, 10,000, 1 GiB. */
  retention: retentionSchema.partial().optional(),
})
export type InboxCreate = z.input<typeof inboxCreateSchema>

/** Body of a change: any subset, also of the response. */
export const inboxUpdateSchema = z.strictObject({
  scheme: z.enum(verificationSchemes).optional(),
  /** All of them; those of another scheme go with it. */
  options: optionsSchema.optional(),
  /** Takes the place of every secret; null: none. */
  secret: secretSchema.nullable().optional(),
  /** Newest first. A number stands for the secret that is at that place now, so that it need not be known. */
  secrets: z
    .array(z.union([secretSchema, z.int().min(0)]))
    .max(MOST_SECRETS)
    .optional(),
  publicUrl: publicUrlSchema.nullable().optional(),
  onBadSignature: z.enum(badSignatureAnswers).optional(),
  /** Takes the place of all rules. */
  respond: sendableRespondSchema.optional(),
  /** Takes the place of all rules by one; what it leaves out stays as it was. */
  response: fixedResponseSchema.partial().optional(),
  handshake: z.enum(handshakePolicies).optional(),
  forwardTo: forwardToSchema.nullable().optional(),
  breakpoint: breakpointUpdateSchema.nullable().optional(),
  showLastEvent: z.boolean().optional(),
  /** What it leaves out stays as it was. */
  retention: retentionSchema.partial().optional(),
})
export type InboxUpdate = z.infer<typeof inboxUpdateSchema>

export const inboxSchema = z.object({
  name: z.string(),
  url: z.string(),
  /** Null while the HTTPS listener is off. */
  httpsUrl: z.string().nullable(),
  /** The address that senders have; null: one of the two above. */
  publicUrl: z.string().nullable(),
  scheme: z.enum(verificationSchemes),
  options: optionsSchema,
  hasSecret: z.boolean(),
  secrets: z.int(),
  /** Each masked, newest first. */
  maskedSecrets: z.array(z.string()),
  onBadSignature: z.enum(badSignatureAnswers),
  /** Sentences: that it verifies nothing for want of a secret, or that a secret is none of the scheme. */
  warnings: z.array(z.string()),
  respond: respondSchema,
  /** For each rule the step that the next request gets, counted from 0. */
  nextSteps: z.array(z.int()),
  /** The first step of the first rule in short. */
  response: z.object({ status: z.int(), contentType: z.string(), body: z.string() }),
  handshake: z.enum(handshakePolicies),
  forwardTo: z.string().nullable(),
  breakpoint: breakpointSchema.nullable(),
  showLastEvent: z.boolean(),
  retention: retentionSchema,
  /** Made by a first request and not edited since: such inboxes go when there are too many. */
  auto: z.boolean(),
  captures: z.int(),
  /** How many of them are pinned. */
  pinned: z.int(),
  lastCaptureAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
})
export type Inbox = z.infer<typeof inboxSchema>
