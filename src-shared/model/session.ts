import { z } from 'zod'
import { sendableRespondSchema } from './answering.ts'
import { captureSchema } from './capture.ts'
import { captureQuerySchema } from './capture-filter.ts'
import { inboxNameSchema, inboxSchema } from './inbox.ts'

/** How one capture can be written. */
export const exportForms = ['curl', 'har', 'http', 'markdown', 'node', 'python', 'go'] as const
export type ExportForm = (typeof exportForms)[number]

export const MOST_EXPORTED = 1000
/** Bytes of bodies in one file. */
export const MOST_EXPORTED_BYTES = 64 * 1024 * 1024
/** Longest body in a text or a session file. */
export const LONGEST_EXPORTED = 5 * 1024 * 1024

export const exportManySchema = z.strictObject({
  as: z.enum(['har', 'session']),
  /** Either these captures or those that fit the filter, the newest 1,000 at most. */
  ids: z.array(z.string()).min(1).max(MOST_EXPORTED).optional(),
  filter: captureQuerySchema.optional(),
})
export type ExportMany = z.infer<typeof exportManySchema>

export const SESSION_FORMAT = 'hookbench-session'

const captureIdSchema = z.string().regex(/^cap_[0-9A-Z]{26}$/)

/** Neither secrets nor where it forwards to: a file must not decide where requests of its reader go. */
const sessionInboxSchema = inboxSchema
  .pick({
    scheme: true,
    options: true,
    publicUrl: true,
    onBadSignature: true,
    handshake: true,
    showLastEvent: true,
  })
  .extend({ name: inboxNameSchema, respond: sendableRespondSchema })

/** Inboxes without their secrets, and captures with their bodies. */
export const sessionSchema = z.object({
  format: z.literal(SESSION_FORMAT, 'This is no session file of Hookbench.'),
  version: z.literal(1, 'The session file is of a newer Hookbench.'),
  savedAt: z.iso.datetime(),
  inboxes: z.array(sessionInboxSchema).max(MOST_EXPORTED),
  captures: z
    .array(captureSchema.extend({ id: captureIdSchema, inbox: inboxNameSchema, bodyBase64: z.base64() }))
    .max(MOST_EXPORTED),
  /** Captures that were chosen and whose bodies are too long for the file. */
  leftOut: z.array(z.object({ id: z.string(), bodySize: z.int() })).default([]),
})
export type SessionInput = z.input<typeof sessionSchema>
export type Session = z.infer<typeof sessionSchema>
export type SessionInbox = Session['inboxes'][number]
export type SessionCapture = Session['captures'][number]

/** What an import did. What is there already stays as it is. */
export const importedSchema = z.object({
  inboxes: z.array(z.string()),
  captures: z.array(z.string()),
  skipped: z.array(z.object({ id: z.string(), reason: z.string() })),
})
export type Imported = z.infer<typeof importedSchema>
