import { z } from 'zod'
import { eventTypePatternSchema } from '../../../src-shared/model/event-type.ts'
import {
  type ProfileName,
  profileNames,
  settingsSchema,
  urlSchema,
  type Webhook,
  type WebhookCreate,
  webhookNameSchema,
  type WebhookUpdate,
} from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { checkUrl } from './check-url.ts'

/** What the form holds: a webhook with its settings apart. */
export const webhookFormSchema = z
  .object({
    name: webhookNameSchema,
    url: urlSchema,
    profile: z.enum(profileNames),
    eventTypes: z.array(eventTypePatternSchema).max(500),
    enabled: z.boolean(),
    settings: settingsSchema,
  })
  .superRefine((form, context) => {
    const problem = checkUrl(form.url, form.settings.urlPolicy)
    if (problem) context.addIssue({ code: 'custom', path: ['url'], message: problem.message })
  })
export type WebhookForm = z.infer<typeof webhookFormSchema>

type SettingName = keyof WebhookForm['settings']
const settingNames = Object.keys(settingsSchema.shape) as SettingName[]

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** A form filled with a profile's preset. */
export const newForm = (profile: ProfileName = 'standard'): WebhookForm => ({
  name: '',
  url: '',
  profile,
  eventTypes: profiles[profile].eventTypes,
  enabled: true,
  settings: profiles[profile].settings,
})

export const formOf = (webhook: Webhook): WebhookForm => ({
  name: webhook.name,
  url: webhook.url,
  profile: webhook.profile,
  eventTypes: webhook.eventTypes,
  enabled: webhook.enabled,
  settings: settingsSchema.parse(Object.fromEntries(settingNames.map(name => [name, webhook[name]]))),
})

/** The settings that differ from `base`. */
export const changedSettings = (
  settings: WebhookForm['settings'],
  base: WebhookForm['settings'],
): Partial<WebhookForm['settings']> =>
  Object.fromEntries(
    settingNames.filter(name => !equal(settings[name], base[name])).map(name => [name, settings[name]]),
  )

export const isCustomised = (form: WebhookForm): boolean =>
  Object.keys(changedSettings(form.settings, profiles[form.profile].settings)).length > 0

/** Body of the create: what equals the preset is left to the profile. */
export const toCreate = ({ settings, ...own }: WebhookForm): WebhookCreate => ({
  ...own,
  ...changedSettings(settings, profiles[own.profile].settings),
})

/** Body of the change: changed fields only (R11). */
export const toUpdate = (form: WebhookForm, before: WebhookForm): WebhookUpdate => {
  const names = ['name', 'url', 'eventTypes', 'enabled'] as const
  const own = Object.fromEntries(names.filter(name => !equal(form[name], before[name])).map(name => [name, form[name]]))
  if (form.profile === before.profile) return { ...own, ...changedSettings(form.settings, before.settings) }
  return { ...own, profile: form.profile, ...changedSettings(form.settings, profiles[form.profile].settings) }
}
