import { z } from 'zod'
import { eventTypePatternSchema } from './event-type.ts'

export const profileNames = ['standard', 'netx'] as const
export type ProfileName = (typeof profileNames)[number]

export const payloadFormats = ['standard', 'netx'] as const
export type PayloadFormat = (typeof payloadFormats)[number]

/** How a request proves who sent it. `standard` is Standard Webhooks 1.0.0; `body-token` puts the secret into a body field. */
export const signingSchema = z.discriminatedUnion('scheme', [
  z.strictObject({ scheme: z.literal('none') }),
  z.strictObject({
    scheme: z.literal('standard'),
    algorithms: z
      .array(z.enum(['hmac-sha256', 'ed25519']))
      .min(1)
      .max(2),
  }),
  z.strictObject({ scheme: z.literal('body-token'), field: z.string().min(1).max(64) }),
])
export type Signing = z.infer<typeof signingSchema>

/** Which failures are tried again; the n-th delay (seconds) comes before attempt n + 1. */
export const retrySchema = z.strictObject({
  delaysSec: z.array(z.int().min(0).max(2_592_000)).max(50),
  on: z.strictObject({ status: z.enum(['non-success', '5xx', 'none']), timeout: z.boolean(), network: z.boolean() }),
  /** Largest share added to a delay at random, 0 to 1. */
  jitter: z.number().min(0).max(1),
  /** An answer's Retry-After is the least wait, capped at 24 h. */
  honourRetryAfter: z.boolean(),
})
export type Retry = z.infer<typeof retrySchema>

export const disableRuleSchema = z.strictObject({
  /** The webhook is disabled when the last attempt of a delivery fails. */
  onExhausted: z.boolean(),
  /** An answer 410 Gone disables the webhook at once. */
  onGone: z.boolean(),
})
export type DisableRule = z.infer<typeof disableRuleSchema>

/** What a profile presets and a webhook keeps as its own copy. */
export const settingsSchema = z.strictObject({
  urlPolicy: z.enum(['http-or-https', 'https-only']),
  method: z.enum(['POST', 'PUT', 'PATCH']),
  contentType: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[\x20-\x7e]+$/, 'Use printable ASCII characters only.'),
  payloadFormat: z.enum(payloadFormats),
  signing: signingSchema,
  success: z.enum(['2xx', '200', 'lt400']),
  timeoutMs: z.int().min(100).max(300_000),
  retry: retrySchema,
  disableRule: disableRuleSchema,
  manualRetry: z.boolean(),
  concurrency: z.int().min(1).max(1000),
  tls: z.strictObject({
    verify: z.boolean(),
    /** Also trust certificates of Hookbench's own local authority, for its HTTPS receiver. */
    trustLocalCa: z.boolean(),
  }),
  logRetentionDays: z.int().min(1).max(3650),
})
export type Settings = z.infer<typeof settingsSchema>

export const webhookNameSchema = z.string().trim().min(1, 'Give the webhook a name.').max(150)
export const urlSchema = z.string().min(1, 'Enter the endpoint URL.').max(2048)

const ownFields = {
  name: webhookNameSchema,
  url: urlSchema,
  eventTypes: z.array(eventTypePatternSchema).max(500),
  enabled: z.boolean(),
}

/** Body of a create: what is not given comes from the profile. */
export const webhookCreateSchema = z.strictObject({
  ...ownFields,
  eventTypes: ownFields.eventTypes.optional(),
  enabled: z.boolean().default(true),
  profile: z.enum(profileNames).default('standard'),
  ...settingsSchema.partial().shape,
})
export type WebhookCreate = z.input<typeof webhookCreateSchema>

/** Body of a change: any subset. Choosing a profile (again) resets every setting to its preset first. */
export const webhookUpdateSchema = z.strictObject({
  ...z.strictObject(ownFields).partial().shape,
  profile: z.enum(profileNames).optional(),
  ...settingsSchema.partial().shape,
})
export type WebhookUpdate = z.infer<typeof webhookUpdateSchema>

export const disabledSchema = z.object({ at: z.iso.datetime(), reason: z.string(), by: z.enum(['person', 'rule']) })
export type Disabled = z.infer<typeof disabledSchema>

export const webhookHealthSchema = z.object({
  queued: z.int(),
  scheduled: z.int(),
  inFlight: z.int(),
  sent: z.int(),
  failed: z.int(),
  /** The latest delivery that ended or is waiting for a retry. */
  lastDelivery: z.object({ status: z.enum(['sent', 'scheduled', 'failed']), at: z.iso.datetime() }).nullable(),
})
export type WebhookHealth = z.infer<typeof webhookHealthSchema>

export const webhookSchema = z.object({
  id: z.string(),
  /** The integer that netx payloads carry as subscriptionId. */
  number: z.int(),
  ...ownFields,
  profile: z.enum(profileNames),
  /** True when a setting differs from the profile's preset. */
  customised: z.boolean(),
  disabled: disabledSchema.nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Ed25519 public key (`whpk_…`) for receivers, when one signs. */
  publicKey: z.string().nullable(),
  ...settingsSchema.shape,
  health: webhookHealthSchema,
})
export type Webhook = z.infer<typeof webhookSchema>

/** The only answer that carries a secret: at creation and at reset. Null when the scheme has none to share. */
export const webhookCreatedSchema = webhookSchema.extend({ secret: z.string().nullable() })
export type WebhookCreated = z.infer<typeof webhookCreatedSchema>
