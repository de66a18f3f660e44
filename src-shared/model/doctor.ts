import { z } from 'zod'
import { targetUrlSchema } from './sample.ts'
import { schemeNames } from './scheme.ts'

/** What is tried with an endpoint, in this order. Stable. */
export const doctorCheckNames = [
  'good',
  'bad-signature',
  'no-signature',
  'changed-body',
  'reserialised',
  'stale-timestamp',
  'duplicate-id',
  'reordered',
  'wrong-content-type',
  'slow-body',
  'oversized',
] as const
export type DoctorCheckName = (typeof doctorCheckNames)[number]

export const doctorInputSchema = z.strictObject({
  url: targetUrlSchema,
  scheme: z.enum(schemeNames),
  /** What the endpoint verifies with; of key pairs the private key, which signs. */
  secret: z.string().min(1).max(8192),
  /** Of the scheme, as at `GET /schemes`. */
  options: z.record(z.string(), z.unknown()).optional(),
})
export type DoctorInput = z.infer<typeof doctorInputSchema>

export const doctorPlanInputSchema = z.strictObject({
  scheme: z.enum(schemeNames),
  options: z.record(z.string(), z.unknown()).optional(),
})

export const doctorPlanSchema = z.object({
  /** How many requests all checks send together, at most. */
  requests: z.int(),
  checks: z.array(z.object({ name: z.enum(doctorCheckNames), title: z.string(), requests: z.int() })),
  /** Checks that this scheme has no use for. */
  leftOut: z.array(z.object({ name: z.enum(doctorCheckNames), title: z.string(), why: z.string() })),
})
export type DoctorPlan = z.infer<typeof doctorPlanSchema>

export const doctorVerdicts = ['ok', 'warning', 'bad'] as const
export type DoctorVerdict = (typeof doctorVerdicts)[number]

export const doctorCheckSchema = z.object({
  name: z.enum(doctorCheckNames),
  title: z.string(),
  /** What was sent, and what a right endpoint answers, in words. */
  sent: z.string(),
  expected: z.string(),
  /** To the request that decided; `status` null: no answer came, and `error` says why. */
  answered: z.object({ status: z.int().nullable(), ms: z.number(), error: z.string().nullable() }),
  verdict: z.enum(doctorVerdicts),
  /** What the answer means and what to change, in sentences. */
  advice: z.string(),
  /** Code that does it right; null where there is none. */
  snippet: z.object({ language: z.string(), code: z.string() }).nullable(),
})
export type DoctorCheck = z.infer<typeof doctorCheckSchema>

export const doctorReportSchema = z.object({
  url: z.string(),
  scheme: z.enum(schemeNames),
  /** How many requests were sent. */
  requests: z.int(),
  checks: z.array(doctorCheckSchema),
  /** The worst of the checks. */
  verdict: z.enum(doctorVerdicts),
  /** Why the rest was not tried; null: all was. */
  stopped: z.string().nullable(),
})
export type DoctorReport = z.infer<typeof doctorReportSchema>

/** An examination as it goes: the plan, each check when it begins and when it is done, the report. */
export const doctorEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('plan'), plan: doctorPlanSchema }),
  z.object({ type: z.literal('started'), name: z.enum(doctorCheckNames) }),
  z.object({ type: z.literal('check'), check: doctorCheckSchema }),
  z.object({ type: z.literal('report'), report: doctorReportSchema }),
])
export type DoctorEvent = z.infer<typeof doctorEventSchema>
