import { HookError } from '../../../src-shared/error.ts'
import { isObject } from './is-object.ts'
import { compileRegex } from './linear-regex.ts'
import { RegexProblem } from './parse-regex.ts'

const operators = ['eq', 'gt', 'gte', 'lt', 'lte', 'in', 'contains', 'regex'] as const
type Operator = (typeof operators)[number]

/** One question about a value; `attr` is a path such as `site.region.slug` that goes through lists. */
export interface Condition {
  attr: string
  value: unknown
  op: Operator
  negate: boolean
}

export type ConditionSet = Condition | { logic: 'and' | 'or'; parts: ConditionSet[] }

export const isSet = (set: ConditionSet): set is Exclude<ConditionSet, Condition> => 'logic' in set

const MOST_NESTED = 20
const MOST_CONDITIONS = 500
const LONGEST_REGEX = 500
/** Of all regular expressions together; each takes memory for as long as its webhook is there. */
const MOST_REGEX_STEPS = 20_000

const FIELD = 'filter.conditions'

const refuse = (place: string, message: string): never => {
  throw new HookError('INVALID_INPUT', `Conditions${place === '' ? '' : `, at ${place}`}: ${message}`, {
    field: FIELD,
    help: 'For example: {"and": [{"attr": "status.value", "value": "active"}, {"attr": "tags.slug", "value": "core", "op": "contains"}]}',
  })
}

/** Operators that can be asked with a value of each kind, as NetBox has them. */
const operatorsOf = (value: unknown): readonly Operator[] => {
  if (value === null) return ['eq']
  if (Array.isArray(value)) return ['eq', 'in', 'contains']
  if (typeof value === 'string') return ['eq', 'contains', 'regex']
  if (typeof value === 'boolean') return ['eq', 'contains']
  return typeof value === 'number' ? ['eq', 'gt', 'gte', 'lt', 'lte', 'contains'] : []
}

/** The size of what it becomes. */
const checkRegex = (source: string, place: string): number => {
  if (source.length > LONGEST_REGEX) refuse(place, `a regex has at most ${LONGEST_REGEX} characters.`)
  try {
    return compileRegex(source).size
  } catch (error) {
    if (!(error instanceof RegexProblem)) throw error
    return refuse(place, `the regex ${source} cannot be used: ${error.message}.`)
  }
}

const readCondition = (input: Record<string, unknown>, place: string): Condition => {
  const { attr, value, op = 'eq', negate = false, ...others } = input
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) refuse(place, `a condition has attr, value, op and negate, but no ${unknown}.`)
  if (typeof attr !== 'string' || attr.split('.').includes('')) {
    return refuse(place, 'attr must be a path of keys such as status.value.')
  }
  if (!('value' in input)) refuse(place, 'value is missing.')
  const operator = operators.find(name => name === op)
  if (operator === undefined) return refuse(place, `op must be one of ${operators.join(', ')}.`)
  const possible = operatorsOf(value)
  if (possible.length === 0) refuse(place, 'value must be a text, a number, true, false, null or a list.')
  if (!possible.includes(operator))
    refuse(place, `${operator} cannot be asked with such a value; possible: ${possible.join(', ')}.`)
  if (typeof negate !== 'boolean') return refuse(place, 'negate must be true or false.')
  return { attr, value, op: operator, negate }
}

/**
 * Checks conditions (R46) and gives them back read: one, or a set `{"and": […]}` or `{"or": […]}` of conditions and further sets. Null when there
 * are none, which is always. Throws INVALID_INPUT that names filter.conditions and says which place is wrong.
 */
export const checkConditions = (input: unknown): ConditionSet | null => {
  let count = 0
  let steps = 0

  const read = (value: unknown, place: string, depth: number): ConditionSet => {
    if (!isObject(value)) return refuse(place, 'expected an object.')
    if (depth > MOST_NESTED) refuse(place, `at most ${MOST_NESTED} sets may lie in each other.`)
    if (++count > MOST_CONDITIONS) refuse(place, `there are more than ${MOST_CONDITIONS} conditions.`)
    const logics = (['and', 'or'] as const).filter(logic => logic in value)
    const [logic] = logics
    if (logic === undefined) {
      if (!('attr' in value))
        refuse(place, 'expected a condition with attr and value, or a set {"and": […]} or {"or": […]}.')
      const condition = readCondition(value, place)
      if (condition.op === 'regex' && typeof condition.value === 'string') steps += checkRegex(condition.value, place)
      if (steps > MOST_REGEX_STEPS) refuse(place, 'the regexes together are too large.')
      return condition
    }
    if (Object.keys(value).length > 1)
      refuse(place, 'a set has exactly one key, and or or; nest a further set to use both.')
    const parts = value[logic]
    const inner = place === '' ? logic : `${place}.${logic}`
    if (!Array.isArray(parts)) return refuse(inner, 'expected a list.')
    return { logic, parts: parts.map((part, index) => read(part, `${inner}[${index}]`, depth + 1)) }
  }

  if (input === null || input === undefined || (isObject(input) && Object.keys(input).length === 0)) return null
  return read(input, '', 0)
}
