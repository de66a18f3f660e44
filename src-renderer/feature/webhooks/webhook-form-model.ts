import { z } from 'zod'
import { urlProblem } from '../../../src-shared/endpoint-url.ts'
import { eventTypePatternSchema } from '../../../src-shared/model/event-type.ts'
import {
  chosenSecretSchema,
  type ProfileName,
  profileNames,
  type Settings,
  settingsSchema,
  urlSchema,
  type Webhook,
  type WebhookCreate,
  webhookNameSchema,
  type WebhookUpdate,
} from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { secretProblem } from '../../../src-shared/secret-problem.ts'
import { conditionsText, parseConditions } from './conditions-text.ts'
import { headerLines, lineProblem, linesForDraft, settingsOfLines } from './header-lines.ts'
import { NO_EVENT } from './netbox-events.ts'
import { secretPolicyOf } from './secret-policy.ts'

const fieldsSchema = z.object({
  name: webhookNameSchema,
  url: urlSchema,
  profile: z.enum(profileNames),
  eventTypes: z.array(eventTypePatternSchema).max(500),
  enabled: z.boolean(),
  /** What a person typed: where the profile asks for a secret (R22), or one of their own. */
  secret: chosenSecretSchema,
  /** They stand for `settings.headers` and `settings.secretHeaders`. */
  headers: z.array(z.object({ name: z.string(), value: z.string(), secret: z.boolean() })),
  /** JSON text; it stands for `settings.filter.conditions`. */
  conditions: z.string(),
  settings: settingsSchema,
})

/** What the form holds: a webhook with its settings apart, and what is typed as text still text. */
export type WebhookForm = z.infer<typeof fieldsSchema>

/** What is wrong in a form whose fields are well formed one by one. */
const problemsOf = (form: WebhookForm): [path: string[], message: string][] => {
  const { settings } = form
  const url = settings.template.url ? null : urlProblem(form.url, settings.urlPolicy)
  const headers = lineProblem(form.headers, settings.signing)
  const secret = form.secret === '' ? null : secretProblem(form.profile, settings.signing, form.secret)
  const conditions = parseConditions(form.conditions)
  const problems: [string[], string][] = []
  if (url) problems.push([['url'], url.message])
  if (secret && secretPolicyOf({ profile: form.profile, signing: settings.signing }).origin !== 'none') {
    problems.push([['secret'], secret.message])
  }
  if (headers !== null) problems.push([['headers'], headers])
  if ('problem' in conditions) problems.push([['conditions'], conditions.problem])
  if (form.profile === 'netbox' && form.eventTypes.length === 0) problems.push([['eventTypes'], NO_EVENT])
  if (settings.tls.caFile !== null && !settings.tls.verify) {
    problems.push([
      ['settings', 'tls', 'caFile'],
      'Do not specify a CA certificate file if SSL verification is disabled.',
    ])
  }
  return problems
}

export const webhookFormSchema = fieldsSchema.superRefine((form, context) => {
  for (const [path, message] of problemsOf(form)) context.addIssue({ code: 'custom', path, message })
})

type SettingName = keyof Settings
const settingNames = Object.keys(settingsSchema.shape) as SettingName[]

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Settings as form fields. */
export const settingFields = (settings: Settings): Pick<WebhookForm, 'headers' | 'conditions' | 'settings'> => ({
  headers: headerLines(settings),
  conditions: conditionsText(settings.filter.conditions),
  settings,
})

/** The settings a form stands for; a text that cannot be read leaves what was there before. */
export const settingsOf = ({ settings, headers, conditions }: WebhookForm): Settings => ({
  ...settings,
  filter: { ...settings.filter, ...parseConditions(conditions) },
  ...settingsOfLines(headers),
})

/** A form filled with a profile's preset. */
export const newForm = (profile: ProfileName = 'standard'): WebhookForm => ({
  name: '',
  url: '',
  profile,
  eventTypes: profiles[profile].eventTypes,
  enabled: true,
  secret: '',
  ...settingFields(profiles[profile].settings),
})

const asksForSecret = (profile: ProfileName, { signing }: Pick<Settings, 'signing'>): boolean =>
  secretPolicyOf({ profile, signing }).origin === 'user'

export const formOf = (webhook: Webhook): WebhookForm => ({
  name: webhook.name,
  url: webhook.url,
  profile: webhook.profile,
  eventTypes: webhook.eventTypes,
  enabled: webhook.enabled,
  secret: asksForSecret(webhook.profile, webhook) ? (webhook.secret ?? '') : '',
  ...settingFields(settingsSchema.parse(Object.fromEntries(settingNames.map(name => [name, webhook[name]])))),
})

/** The settings that differ from `base`. */
const changedSettings = (settings: Settings, base: Settings): Partial<Settings> =>
  Object.fromEntries(
    settingNames.filter(name => !equal(settings[name], base[name])).map(name => [name, settings[name]]),
  )

/** Whether a delivery rule differs from the preset. What the webhook filters is its own, in no preset. */
export const isCustomised = (form: WebhookForm): boolean => {
  const { filter: _, ...changed } = changedSettings(settingsOf(form), profiles[form.profile].settings)
  return Object.keys(changed).length > 0
}

/** The preset's values again; what the webhook filters stays. */
export const resetToPreset = (form: WebhookForm): WebhookForm => {
  const { filter } = settingsOf(form)
  return { ...form, ...settingFields({ ...profiles[form.profile].settings, filter }) }
}

/** What a person typed of a secret, to be sent; an owner may also take theirs away. */
const typedSecret = (form: WebhookForm, before: string): { secret?: string } => {
  const { origin } = secretPolicyOf({ profile: form.profile, signing: form.settings.signing })
  const changed = origin === 'user' ? form.secret !== before : origin === 'generated' && form.secret !== ''
  return changed ? { secret: form.secret } : {}
}

/** What may be kept while the form is away: no secret (R19). */
export const draftOf = (form: WebhookForm): Omit<WebhookForm, 'secret'> => {
  const { secret: _, ...rest } = form
  return { ...rest, headers: linesForDraft(form.headers) }
}

/** Body of the create: what equals the preset is left to the profile. */
export const toCreate = (form: WebhookForm): WebhookCreate => ({
  name: form.name,
  url: form.url,
  profile: form.profile,
  eventTypes: form.eventTypes,
  enabled: form.enabled,
  ...typedSecret(form, ''),
  ...changedSettings(settingsOf(form), profiles[form.profile].settings),
})

/** Body of the change: changed fields only (R11). */
export const toUpdate = (form: WebhookForm, before: WebhookForm): WebhookUpdate => {
  const names = ['name', 'url', 'eventTypes', 'enabled'] as const
  const own = Object.fromEntries(names.filter(name => !equal(form[name], before[name])).map(name => [name, form[name]]))
  const secret = typedSecret(form, before.secret)
  if (form.profile === before.profile) {
    return { ...own, ...secret, ...changedSettings(settingsOf(form), settingsOf(before)) }
  }
  const changed = changedSettings(settingsOf(form), profiles[form.profile].settings)
  return { ...own, ...secret, profile: form.profile, ...changed }
}
