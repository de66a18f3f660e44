import type { z } from 'zod'
import { HookError } from '../../../../src-shared/error.ts'
import { errorFromZod } from '../../../../src-shared/input-error.ts'
import { settingsSchema, type Settings } from '../../../../src-shared/model/webhook.ts'
import { isObject } from '../../../engine/filter/is-object.ts'
import type { Json } from './json.ts'

const changeSchema = settingsSchema.partial()
const names = Object.keys(settingsSchema.shape)

/** `5` → 5, `[1,2]` → a list, anything that is not JSON → the text. */
const parseValue = (text: string): Json => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/**
 * The settings that `--setting key=value` flags change. A key may go deeper by dots (`retry.jitter=0`); what is beside
 * it there comes from `base`.
 */
export const parseSettings = (assignments: readonly string[], base: Settings): z.infer<typeof changeSchema> => {
  const changed: Record<string, unknown> = {}
  for (const assignment of assignments) {
    const [, path = '', value = ''] = /^([^=]+)=(.*)$/s.exec(assignment) ?? []
    const [top = '', ...deeper] = path.split('.')
    if (!names.includes(top)) {
      throw new HookError('INVALID_INPUT', `"${assignment}" is not a setting of the form key=value.`, {
        help: `The keys are ${names.join(', ')}.`,
      })
    }
    changed[top] = assign(changed[top] ?? structuredClone(base[top as keyof Settings]), deeper, parseValue(value))
  }
  const parsed = changeSchema.safeParse(changed)
  if (parsed.success) return parsed.data
  throw errorFromZod(parsed.error)
}

const assign = (target: unknown, path: readonly string[], value: Json): unknown => {
  const [key, ...deeper] = path
  if (key === undefined) return value
  const fields = isObject(target) ? target : {}
  return { ...fields, [key]: assign(fields[key], deeper, value) }
}
