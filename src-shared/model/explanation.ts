import { z } from 'zod'
import { reasonCodes } from './reason.ts'
import { schemeNames } from './scheme.ts'
import { checkStates, verificationResults } from './verification.ts'

/** Why a signature verifies or not, with what to change. For people in the app, on the command line and over REST. */
export const explanationSchema = z.object({
  result: z.enum(verificationResults),
  /** Null when there is nothing to explain: the signature is valid, or nothing is verified. */
  code: z.enum(reasonCodes).nullable(),
  /** One sentence. */
  reason: z.string(),
  /** What to change, and where; null when nothing is wrong. */
  fix: z.string().nullable(),
  evidence: z
    .object({
      scheme: z.enum(schemeNames),
      title: z.string(),
      /** How the scheme signs, in one sentence. */
      summary: z.string(),
      /** Headers and fields that were looked at. A value that is a secret is masked. */
      parts: z.array(
        z.object({
          name: z.string(),
          place: z.enum(['header', 'body', 'query']),
          value: z.string().nullable(),
          state: z.enum(checkStates),
          /** What it must look like, where it does not. */
          want: z.string().nullable(),
        }),
      ),
      clock: z
        .object({ signedAt: z.iso.datetime(), ageMs: z.number(), toleranceMs: z.number(), ok: z.boolean() })
        .nullable(),
      /** The secrets of the inbox, masked, newest first. `problem`: it is not of the scheme's form. */
      secrets: z.array(z.object({ masked: z.string(), fits: z.boolean(), problem: z.string().nullable() })),
      /** Whose secret fits, where none of the inbox does. */
      owner: z.string().nullable(),
      /** What fits, as a phrase. */
      how: z.string().nullable(),
      /** The body as it was signed, in base64, where it differs from the received one. */
      signedBody: z.string().nullable(),
    })
    .nullable(),
  /** Code that verifies such a request; null for schemes without any. */
  snippets: z.object({ node: z.string(), python: z.string(), go: z.string() }).nullable(),
})
export type Explanation = z.infer<typeof explanationSchema>
