import { z } from 'zod'
import { schemeNames } from './scheme.ts'

/** A way of signing as forms and programs need it. */
export const schemeInfoSchema = z.object({
  name: z.enum(schemeNames),
  title: z.string(),
  /** What is signed, how, and where it stands, in one sentence. */
  summary: z.string(),
  secret: z.object({ label: z.string(), example: z.string() }),
  /** JSON Schema of its options; each has a default. */
  options: z.record(z.string(), z.unknown()),
  /** Names of the headers that carry it; none where it stands in the body. */
  headers: z.array(z.string()),
  /** Ids of the samples that are signed so, the events of GitHub apart. */
  samples: z.array(z.string()),
  signsUrl: z.boolean(),
  /** It can sign too, not only verify. */
  signs: z.boolean(),
  /** Most seconds that the signed time may differ, with the default options; null: any. */
  toleranceSec: z.number().nullable(),
})
export type SchemeInfo = z.infer<typeof schemeInfoSchema>
