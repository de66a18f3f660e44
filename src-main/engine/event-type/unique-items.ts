import type { FuncKeywordDefinition } from 'ajv'

/** The same text for equal values, in whatever order their fields stand. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join()}}`
}

/** `uniqueItems` in time that grows with the list; the compiler's own compares every two items. */
export const uniqueItems: FuncKeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  error: { message: 'must not hold the same item twice' },
  validate: (unique: boolean, items: unknown[]) => !unique || new Set(items.map(canonical)).size === items.length,
}
