import { isDeepStrictEqual } from 'node:util'
import { valueCount } from '../event-type/value-count.ts'
import { type Condition, type ConditionSet, isSet } from './check-conditions.ts'
import { isObject } from './is-object.ts'
import { compileRegex, type Spend } from './linear-regex.ts'

/** Longest text that a regular expression looks at, in UTF-16 units. */
const LONGEST_TEXT = 1000

/** A condition that cannot be answered counts as false, negated or not; `problem` says why in words. */
type Answer = { met: boolean; problem?: string }
type Compiled = (data: unknown, report: (problem: string) => void, spend: Spend) => boolean

/** What comparing one value counts for, in steps of a WorkBudget. */
const VALUE = 10
const MOST_VALUES = 1_000_000
/** Characters of a text that are searched in one step, and how many of what is searched for make that last as long again. */
const CHARACTERS = 8
const WANTED_CHARACTERS = 250
const LONGEST_ATTR_SHOWN = 100

const MISSING = Symbol('missing')

const step = (value: unknown, key: string): unknown => {
  if (!Array.isArray(value)) return isObject(value) && Object.hasOwn(value, key) ? value[key] : MISSING
  const parts = value.map(item => (isObject(item) && Object.hasOwn(item, key) ? item[key] : MISSING))
  return parts.includes(MISSING) ? MISSING : parts
}

/** What looking through a value counts for. */
const weigh = (own: unknown, wanted: unknown, op: Condition['op']): number => {
  if (op === 'contains' && typeof own === 'string' && typeof wanted === 'string') {
    return VALUE + (own.length / CHARACTERS) * (1 + wanted.length / WANTED_CHARACTERS)
  }
  const once = VALUE * valueCount(own, MOST_VALUES)
  return op === 'in' && Array.isArray(wanted) ? once * (wanted.length + 1) : once
}

const kindOf = (value: unknown): string => {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

const numeric = (compare: (own: number, wanted: number) => boolean) => (own: unknown, wanted: unknown) =>
  typeof own === 'number' && typeof wanted === 'number' ? compare(own, wanted) : null

const contains = (own: unknown, wanted: unknown): boolean | null => {
  if (Array.isArray(own)) return own.some(item => isDeepStrictEqual(item, wanted))
  if (typeof wanted !== 'string') return null
  if (typeof own === 'string') return own.includes(wanted)
  return isObject(own) ? Object.hasOwn(own, wanted) : null
}

/** Each answers null when the operator does not apply to such a value. */
const operators: Record<Condition['op'], (own: unknown, wanted: unknown) => boolean | null> = {
  eq: (own, wanted) => isDeepStrictEqual(own, wanted),
  gt: numeric((own, wanted) => own > wanted),
  gte: numeric((own, wanted) => own >= wanted),
  lt: numeric((own, wanted) => own < wanted),
  lte: numeric((own, wanted) => own <= wanted),
  in: (own, wanted) => Array.isArray(wanted) && wanted.some(item => isDeepStrictEqual(item, own)),
  contains,
  regex: () => null,
}

const compileCondition = ({ attr, value, op, negate }: Condition): Compiled => {
  const keys = attr.split('.')
  const matches = op === 'regex' && typeof value === 'string' ? compileRegex(value) : null
  const apply =
    matches === null
      ? operators[op]
      : (own: unknown, _wanted: unknown, spend: Spend) =>
          typeof own === 'string' && own.length <= LONGEST_TEXT ? matches.test(own, spend) : null
  const shown = attr.length > LONGEST_ATTR_SHOWN ? `${attr.slice(0, LONGEST_ATTR_SHOWN)}…` : attr

  const answer = (data: unknown, spend: Spend): Answer => {
    let own = data
    for (const key of keys) {
      spend(Array.isArray(own) ? VALUE * (1 + own.length) : 1)
      own = step(own, key)
      if (own === MISSING) return { met: false, problem: `the event has no ${shown}` }
    }
    spend(weigh(own, value, op))
    const met = apply(own, value, spend)
    if (met !== null) return { met: met !== negate }
    if (op === 'regex' && typeof own === 'string') {
      return { met: false, problem: `${shown} is longer than the ${LONGEST_TEXT} characters that a regex looks at` }
    }
    return { met: false, problem: `${shown} is ${kindOf(own)}, which ${op} cannot be asked of` }
  }

  return (data, report, spend) => {
    const { met, problem } = answer(data, spend)
    if (problem !== undefined) report(problem)
    return met
  }
}

const compileSet = (set: ConditionSet): Compiled => {
  if (!isSet(set)) return compileCondition(set)
  const parts = set.parts.map(compileSet)
  if (parts.length === 0) return () => true
  return set.logic === 'and'
    ? (data, report, spend) => parts.every(part => part(data, report, spend))
    : (data, report, spend) => parts.some(part => part(data, report, spend))
}

/**
 * Conditions (R46), read by checkConditions, as a test over an object's data. What could not be answered, such as a
 * missing key, counts as false and is reported in words. What `spend` throws ends it.
 */
export const compileConditions = compileSet
