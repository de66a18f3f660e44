import { z } from 'zod'

export const inboxNameSchema = z
  .string()
  .min(1, 'Give the inbox a name.')
  .max(64)
  .regex(/^[a-z0-9][a-z0-9_-]*$/, 'Use small letters, digits, - and _, for example demo.')

export const verificationSchemes = ['none', 'standard', 'netx', 'woodwing', 'netbox'] as const
export type VerificationScheme = (typeof verificationSchemes)[number]

/** Those that look at a signature or a token. */
export type SignatureScheme = Exclude<VerificationScheme, 'none'>
export const signatureSchemes = verificationSchemes.filter(scheme => scheme !== 'none')

/** What of an inbox is probably not what its owner meant, in sentences with the next step. */
export const inboxWarnings = ({ scheme, hasSecret }: { scheme: VerificationScheme; hasSecret: boolean }): string[] =>
  scheme === 'none' || hasSecret
    ? []
    : [`This inbox verifies nothing: the scheme ${scheme} needs a secret. Set the secret that the sender has.`]

/** The answer every request to an inbox gets. */
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

export const inboxCreateSchema = z.strictObject({
  name: inboxNameSchema,
  scheme: z.enum(verificationSchemes).default('none'),
  /** The secret to verify with; written, never read back. */
  secret: z.string().min(1).max(1024).optional(),
  response: fixedResponseSchema.optional(),
})
export type InboxCreate = z.input<typeof inboxCreateSchema>

/** Body of a change: any subset, also of the response. */
export const inboxUpdateSchema = z.strictObject({
  scheme: z.enum(verificationSchemes).optional(),
  secret: z.string().min(1).max(1024).nullable().optional(),
  response: fixedResponseSchema.partial().optional(),
})
export type InboxUpdate = z.infer<typeof inboxUpdateSchema>

export const inboxSchema = z.object({
  name: z.string(),
  url: z.string(),
  /** Null while the HTTPS listener is off. */
  httpsUrl: z.string().nullable(),
  scheme: z.enum(verificationSchemes),
  hasSecret: z.boolean(),
  /** Sentences; one that it verifies nothing when it has a scheme and no secret. */
  warnings: z.array(z.string()),
  response: fixedResponseSchema,
  captures: z.int(),
  lastCaptureAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
})
export type Inbox = z.infer<typeof inboxSchema>
