import { isDeepStrictEqual } from 'node:util'
import { type Condition, type ConditionSet, isSet } from './check-conditions.ts'
import { isObject } from './is-object.ts'
import { compileRegex } from './linear-regex.ts'

/** Longest text that a regular expression looks at, in UTF-16 units. */
const LONGEST_TEXT = 1000

/** A condition that cannot be answered counts as false, negated or not; `problem` says why in words. */
type Answer = { met: boolean; problem?: string }
type Compiled = (data: unknown, report: (problem: string) => void) => boolean

const MISSING = Symbol('missing')

const step = (value: unknown, key: string): unknown => {
  if (!Array.isArray(value)) return isObject(value) && Object.hasOwn(value, key) ? value[key] : MISSING
  const parts = value.map(item => (isObject(item) && Object.hasOwn(item, key) ? item[key] : MISSING))
  return parts.includes(MISSING) ? MISSING : parts
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
      : (own: unknown) => (typeof own === 'string' && own.length <= LONGEST_TEXT ? matches(own) : null)

  const answer = (data: unknown): Answer => {
    const own = keys.reduce(step, data)
    if (own === MISSING) return { met: false, problem: `the event has no ${attr}` }
    const met = apply(own, value)
    if (met !== null) return { met: met !== negate }
    if (op === 'regex' && typeof own === 'string') {
      return { met: false, problem: `${attr} is longer than the ${LONGEST_TEXT} characters that a regex looks at` }
    }
    return { met: false, problem: `${attr} is ${kindOf(own)}, which ${op} cannot be asked of` }
  }

  return (data, report) => {
    const { met, problem } = answer(data)
    if (problem !== undefined) report(problem)
    return met
  }
}

const compileSet = (set: ConditionSet): Compiled => {
  if (!isSet(set)) return compileCondition(set)
  const parts = set.parts.map(compileSet)
  if (parts.length === 0) return () => true
  return set.logic === 'and'
    ? (data, report) => parts.every(part => part(data, report))
    : (data, report) => parts.some(part => part(data, report))
}

/**
 * Conditions (R46), read by checkConditions, as a test over an object's data. What could not be answered, such as a
 * missing key, counts as false and is reported in words.
 */
export const compileConditions = compileSet
