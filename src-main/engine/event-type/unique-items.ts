import type { FuncKeywordDefinition } from 'ajv'
import type { WorkBudget } from '../work-budget.ts'

/** What writing one value out counts for; it takes about half a microsecond. */
const VALUE = 80
/** A text or a number is looked up as it is. */
const PLAIN = 10

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null

/** `uniqueItems` in time that grows with the list, and within the budget; the compiler's own compares every two items. */
export const createUniqueItems = (budget: WorkBudget): FuncKeywordDefinition => {
  /** The same text for equal values, in whatever order their fields stand. */
  const canonical = (value: unknown): string => {
    if (Array.isArray(value)) {
      budget.spend(VALUE * value.length)
      return `[${value.map(canonical).join()}]`
    }
    if (typeof value !== 'object' || value === null) return JSON.stringify(value)
    const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    for (const [name] of fields) budget.spend(VALUE + name.length)
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join()}}`
  }

  const areUnique = (items: readonly unknown[]): boolean => {
    budget.spend(PLAIN * items.length)
    const plain = items.filter(isPlain)
    if (new Set(plain).size < plain.length) return false
    const others = items.filter(item => !isPlain(item))
    // A list that is too long is refused before much of it was written out.
    budget.spend(VALUE * others.length)
    return new Set(others.map(canonical)).size === others.length
  }

  return {
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    error: { message: 'must not hold the same item twice' },
    validate: (unique: boolean, items: unknown[]) => !unique || areUnique(items),
  }
}
