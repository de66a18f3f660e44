import { type Settings, type SettingsChange, settingsSchema } from './webhook.ts'

const groups = ['retry', 'disableRule', 'filter', 'template', 'tls'] as const

/** What of an object is given: no key that is undefined. */
const given = (object: object): object =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))

/** The settings with a change laid over them; fields of `change` that are no settings are passed over. */
export const changeSettings = (base: Settings, change: SettingsChange): Settings => {
  const merged: Record<string, unknown> = { ...base }
  for (const key of settingsSchema.keyof().options) if (change[key] !== undefined) merged[key] = change[key]
  for (const key of groups) merged[key] = { ...base[key], ...given(change[key] ?? {}) }
  return merged as Settings
}
