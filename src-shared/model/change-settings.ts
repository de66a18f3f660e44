import { errorFromZod } from '../input-error.ts'
import { type Settings, type SettingsChange, settingsSchema } from './webhook.ts'

/** Objects that are one value: a change takes their place. */
const values = new Set(['signing', 'conditions'])

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const merge = (base: Record<string, unknown>, change: Record<string, unknown>): Record<string, unknown> => {
  const merged = { ...base }
  for (const [key, value] of Object.entries(change)) {
    const before = base[key]
    if (value === undefined) continue
    merged[key] = isObject(value) && isObject(before) && !values.has(key) ? merge(before, value) : value
  }
  return merged
}

/**
 * The settings with a change laid over them, in every depth; fields of `change` that are no settings are passed over.
 * Throws INVALID_INPUT for a part of a group that is not there yet and not given whole.
 */
export const changeSettings = (base: Settings, change: SettingsChange): Settings => {
  const given = Object.fromEntries(settingsSchema.keyof().options.map(key => [key, change[key]]))
  const { data, error } = settingsSchema.safeParse(merge({ ...base }, given))
  if (error !== undefined) throw errorFromZod(error)
  return data
}
