/** What an expression comes to. Whole numbers of an expression are bigint, those of JSON numbers, as CEL has it. */
export type CelValue = string | bigint | number | boolean | null | CelValue[] | { [key: string]: CelValue }

/** A part of an expression that has no value, in words. Made in large numbers, so no Error with its stack. */
export class Problem {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type Outcome = CelValue | Problem

/** Counts work; what it throws ends the evaluation. */
export type Spend = (steps: number) => void

export const isMap = (value: Outcome): value is { [key: string]: CelValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Problem)

export const kindOf = (value: CelValue): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'boolean') return 'true or false'
  return typeof value === 'string' ? 'a text' : 'a number'
}

/** What comparing two values counts for, and how many characters of a text go into one step. */
const VALUE = 6
const CHARACTERS = 8
/** JSON can be nested further than the stack goes. */
const MOST_NESTED = 500

export const sameValue = (a: CelValue, b: CelValue, spend: Spend, depth = 0): boolean => {
  spend(VALUE)
  if (typeof a === 'string' && typeof b === 'string') {
    if (a.length !== b.length) return false
    spend(a.length / CHARACTERS)
    return a === b
  }
  if ((typeof a === 'number' || typeof a === 'bigint') && (typeof b === 'number' || typeof b === 'bigint')) {
    // oxlint-disable-next-line eqeqeq -- 1 and 1n are the same number
    return a == b
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (depth > MOST_NESTED) return false
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) && a.length === b.length && a.every((item, i) => sameValue(item, b[i] ?? null, spend, depth + 1))
    )
  }
  if (Array.isArray(b)) return false
  const keys = Object.keys(a)
  spend(keys.length)
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => Object.hasOwn(b, key) && sameValue(a[key] ?? null, b[key] ?? null, spend, depth + 1))
  )
}
