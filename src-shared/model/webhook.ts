import { z } from 'zod'
import { eventTypePatternSchema } from './event-type.ts'
import { providerSchemes } from './scheme.ts'
import { MASK } from './secret-header.ts'

export const profileNames = ['standard', 'netx', 'woodwing', 'hedge', 'netbox'] as const
export type ProfileName = (typeof profileNames)[number]

export const payloadFormats = ['standard', 'netx', 'woodwing', 'hedge', 'netbox-v2', 'netbox-v4'] as const
export type PayloadFormat = (typeof payloadFormats)[number]

export const headerNameSchema = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'That is not a header name.')

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
  /** Over the exact body bytes; the secret as text is the key. Without a secret nothing is signed. */
  z.strictObject({
    scheme: z.literal('hmac'),
    algorithm: z.enum(['sha256', 'sha512']),
    encoding: z.enum(['hex', 'base64']),
    header: headerNameSchema,
  }),
  /** As a provider signs; what its options are is at `GET /schemes`. */
  z.strictObject({ scheme: z.enum(providerSchemes), options: z.record(z.string(), z.unknown()).optional() }),
])
export type Signing = z.infer<typeof signingSchema>

type ProviderSigning = Extract<Signing, { scheme: (typeof providerSchemes)[number] }>

export const signsAsProvider = (signing: Signing): signing is ProviderSigning =>
  providerSchemes.some(name => name === signing.scheme)

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
  /**
   * That many failed attempts within the window disable the webhook. -1: never, unless the cluster property
   * webHooksFailuresBeforeDisable says so. Null: never at all.
   */
  window: z
    .strictObject({ failures: z.int().min(-1).max(10_000), windowMs: z.int().min(100).max(3_600_000) })
    .nullable(),
})
export type DisableRule = z.infer<typeof disableRuleSchema>

const fieldNames = z.array(z.string().min(1).max(200)).max(500)

/** Which events of its types a webhook gets, and what their payloads carry. Each part belongs to some of the systems. */
export const filterSchema = z.strictObject({
  /** Technical names of the metadata fields that asset and folder payloads hold (R42); empty: none. */
  metadataToReturn: fieldNames,
  /** Asset events fire only when one of these fields changed (R43); empty: always. */
  triggerMetadataFields: fieldNames,
  /** Asset events fire only in one of the folders and when the query matches (R44). */
  foldersAndQuery: z
    .strictObject({ folders: z.array(z.string().max(1000)).max(500), query: z.string().max(4000) })
    .nullable(),
  /** NetBox object types such as `dcim.site` or `site` (R35); empty: every one. */
  objectTypes: z.array(z.string().min(1).max(100)).max(500),
  /** NetBox conditions (R46), see engine/filter/conditions.ts; null: always. */
  conditions: z.record(z.string(), z.unknown()).nullable(),
})
export type Filter = z.infer<typeof filterSchema>

/**
 * Name and value of a header that is added to every request. Control characters cannot get in. In place of the value of
 * a secret one stands the mask, which written back leaves the value as it is.
 */
export const extraHeaderSchema = z.tuple([
  headerNameSchema,
  z
    .string()
    .max(4000)
    .refine(value => value === MASK || /^[\t\x20-\x7e]*$/.test(value), 'Use printable ASCII characters only.'),
])

/** What a profile presets and a webhook keeps as its own copy. */
export const settingsSchema = z.strictObject({
  urlPolicy: z.enum(['http-or-https', 'https-only']),
  method: z.enum(['POST', 'PUT', 'PATCH', 'GET', 'DELETE']),
  contentType: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[\x20-\x7e]+$/, 'Use printable ASCII characters only.'),
  payloadFormat: z.enum(payloadFormats),
  signing: signingSchema,
  success: z.enum(['2xx', '200', 'lt400']),
  /** Redirects that are followed; 0: a redirect is an answer like any other. */
  maxRedirects: z.int().min(0).max(30),
  timeoutMs: z.int().min(100).max(300_000),
  retry: retrySchema,
  disableRule: disableRuleSchema,
  manualRetry: z.boolean(),
  /** The body of a 4xx answer goes to the app log as a warning (R69). */
  warn4xxBody: z.boolean(),
  /** Only events of a computer with this licence are sent (R38). */
  requireOriginLicense: z.enum(['pro']).nullable(),
  filter: filterSchema,
  /** Added to every request, in this order. */
  headers: z.array(extraHeaderSchema).max(50),
  /** Names of headers whose values are secret; some are by their names (see secret-header.ts). */
  secretHeaders: z.array(headerNameSchema).max(50),
  /** Jinja templates (R47); null: the payload format's body, the URL as it is. */
  template: z.strictObject({ body: z.string().max(100_000).nullable(), url: z.boolean() }),
  concurrency: z.int().min(1).max(1000),
  tls: z.strictObject({
    verify: z.boolean(),
    /** Also trust certificates of Hookbench's own local authority, for its HTTPS receiver. */
    trustLocalCa: z.boolean(),
    /** Path of a PEM file with further authorities to trust (R47). */
    caFile: z.string().min(1).max(4096).nullable(),
  }),
  logRetentionDays: z.int().min(1).max(3650),
})
export type Settings = z.infer<typeof settingsSchema>

const { disableRule, filter, retry, template, tls } = settingsSchema.shape

/** Any subset of the settings, also of the groups among them, in every depth; what is not given stays as it is. */
export const settingsChangeSchema = settingsSchema.partial().extend({
  retry: retry.extend({ on: retry.shape.on.partial() }).partial().optional(),
  disableRule: disableRule
    .extend({ window: disableRule.shape.window.unwrap().partial().nullable() })
    .partial()
    .optional(),
  filter: filter
    .extend({ foldersAndQuery: filter.shape.foldersAndQuery.unwrap().partial().nullable() })
    .partial()
    .optional(),
  template: template.partial().optional(),
  tls: tls.partial().optional(),
})
export type SettingsChange = z.infer<typeof settingsChangeSchema>

export const webhookNameSchema = z
  .string()
  .trim()
  .min(1, 'Give the webhook a name.')
  .max(150)
  .refine(name => !/\p{Cc}/u.test(name), 'Give it a name of one line, without control characters.')
/** A secret that its owner chose (R22), in the form that the way of signing asks for (secret-problem.ts); keys are longer. */
export const chosenSecretSchema = z.string().max(8192)
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
  secret: chosenSecretSchema.optional(),
  ...settingsChangeSchema.shape,
})
export type WebhookCreate = z.input<typeof webhookCreateSchema>

/** Body of a change: any subset. Choosing a profile (again) resets every setting to its preset first. */
export const webhookUpdateSchema = z.strictObject({
  ...z.strictObject(ownFields).partial().shape,
  profile: z.enum(profileNames).optional(),
  /** Empty: none. */
  secret: chosenSecretSchema.optional(),
  ...settingsChangeSchema.shape,
})
export type WebhookUpdate = z.infer<typeof webhookUpdateSchema>

export const disabledSchema = z.object({ at: z.iso.datetime(), reason: z.string(), by: z.enum(['person', 'rule']) })
export type Disabled = z.infer<typeof disabledSchema>

export const webhookHealthSchema = z.object({
  queued: z.int(),
  scheduled: z.int(),
  /** Among `queued` and `scheduled` as well. */
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
  hasSecret: z.boolean(),
  /** Where the profile's secrets can be read at any time, for who may change the webhook; else null. */
  secret: z.string().nullable(),
  ...settingsSchema.shape,
  health: webhookHealthSchema,
})
export type Webhook = z.infer<typeof webhookSchema>

/** The only answer that carries a secret which is shown once: at creation and at reset. Null when there is none to share. */
export const webhookCreatedSchema = webhookSchema.extend({ secret: z.string().nullable() })
export type WebhookCreated = z.infer<typeof webhookCreatedSchema>
