import { describe, expect, test } from 'vitest'
import { checkConditions } from '../../../../src-main/engine/filter/check-conditions.ts'
import { compileConditions } from '../../../../src-main/engine/filter/conditions.ts'
import { HookError } from '../../../../src-shared/error.ts'

const evaluate = (conditions: unknown, data: unknown): { met: boolean; problems: string[] } => {
  const set = checkConditions(conditions)
  const problems: string[] = []
  return {
    met:
      set === null ||
      compileConditions(set)(
        data,
        problem => void problems.push(problem),
        () => {},
      ),
    problems,
  }
}
const met = (conditions: unknown, data: unknown): boolean => evaluate(conditions, data).met

const problem = (conditions: unknown): HookError => {
  try {
    checkConditions(conditions)
  } catch (error) {
    if (error instanceof HookError) return error
  }
  throw new Error('taken')
}

describe('NetBox conditions', () => {
  test.each([
    [{ attr: 'x', value: 1 }, { x: 1 }, true],
    [{ attr: 'x', value: 1, op: 'eq' }, { x: 2 }, false],
    [{ attr: 'x', value: 1, op: 'eq', negate: true }, { x: 2 }, true],
    [{ attr: 'x', value: null }, { x: null }, true],
    [{ attr: 'x', value: null, negate: true }, { x: { key: 'value' } }, true],
    [{ attr: 'x', value: [1, 2] }, { x: [1, 2] }, true],
    [{ attr: 'x', value: 1, op: 'gt' }, { x: 2 }, true],
    [{ attr: 'x', value: 1, op: 'gt' }, { x: 1 }, false],
    [{ attr: 'x', value: 1, op: 'gte' }, { x: 1 }, true],
    [{ attr: 'x', value: 1, op: 'gte' }, { x: 0 }, false],
    [{ attr: 'x', value: 2, op: 'lt' }, { x: 1 }, true],
    [{ attr: 'x', value: 2, op: 'lt' }, { x: 2 }, false],
    [{ attr: 'x', value: 2.5, op: 'lte' }, { x: 2.5 }, true],
    [{ attr: 'x', value: 2, op: 'lte' }, { x: 3 }, false],
    [{ attr: 'x', value: [1, 2, 3], op: 'in' }, { x: 1 }, true],
    [{ attr: 'x', value: [1, 2, 3], op: 'in' }, { x: 9 }, false],
    [{ attr: 'x', value: [1, 2, 3], op: 'in', negate: true }, { x: 9 }, true],
    [{ attr: 'x', value: 1, op: 'contains' }, { x: [1, 2, 3] }, true],
    [{ attr: 'x', value: 1, op: 'contains' }, { x: [2, 3, 4] }, false],
    [{ attr: 'x', value: 1, op: 'contains', negate: true }, { x: [2, 3, 4] }, true],
    [{ attr: 'x', value: 'b', op: 'contains' }, { x: 'abc' }, true],
    [{ attr: 'x', value: 'key', op: 'contains' }, { x: { key: 1 } }, true],
    [{ attr: 'x', value: '[a-z]+', op: 'regex' }, { x: 'abc' }, true],
    [{ attr: 'x', value: '[a-z]+', op: 'regex' }, { x: '123' }, false],
    [{ attr: 'x', value: '[a-z]+', op: 'regex', negate: true }, { x: '123' }, true],
    [{ attr: 'x.y.z', value: 1 }, { x: { y: { z: 1 } } }, true],
    [{ attr: 'tags.slug', value: 'exempt', op: 'contains' }, { tags: [{ slug: 'exempt' }, { slug: 'other' }] }, true],
    [{ attr: 'tags.slug', value: 'exempt', op: 'contains' }, { tags: [{ slug: 'other' }] }, false],
    [{ attr: 'tags.slug', value: 'exempt', op: 'contains', negate: true }, { tags: [] }, true],
    [{ attr: 'tags.parent.slug', value: [], op: 'eq' }, { tags: [] }, true],
  ])('R46: %j of %j is %s', (condition, data, expected) => {
    expect(evaluate(condition, data)).toEqual({ met: expected, problems: [] })
  })

  test('R46: sets combine with and and or, and nest', () => {
    const a = { attr: 'a', value: 1 }
    const b = { attr: 'b', value: 2 }
    const c = { attr: 'c', value: 3 }
    expect(met({ and: [a, b] }, { a: 1, b: 2 })).toBe(true)
    expect(met({ and: [a, b] }, { a: 1, b: 9 })).toBe(false)
    expect(met({ or: [a, b] }, { a: 9, b: 2 })).toBe(true)
    expect(met({ or: [a, b] }, { a: 9, b: 9 })).toBe(false)
    expect(met({ and: [a, { or: [b, c] }] }, { a: 1, b: 9, c: 3 })).toBe(true)
    expect(met({ and: [a, { or: [b, c] }] }, { a: 9, b: 2, c: 3 })).toBe(false)
    expect(met({ or: [a, { and: [b, c] }] }, { a: 9, b: 2, c: 3 })).toBe(true)
    expect(met({ or: [a, { and: [b, c] }] }, { a: 9, b: 2, c: 9 })).toBe(false)
  })

  test('R46: no conditions are always met', () => {
    for (const none of [null, {}, { and: [] }, { or: [] }]) expect(met(none, {})).toBe(true)
  })

  test('R46: a missing key counts as false, also negated, and is told with the key', () => {
    for (const data of [{}, { status: null }, { status: { label: 'Active' } }, { status: 'active' }, null]) {
      for (const negate of [false, true]) {
        expect(evaluate({ attr: 'status.value', value: 'active', negate }, data)).toEqual({
          met: false,
          problems: ['the event has no status.value'],
        })
      }
    }
    const either = {
      or: [
        { attr: 'nope', value: 1 },
        { attr: 'a', value: 1 },
      ],
    }
    expect(evaluate(either, { a: 1 })).toEqual({ met: true, problems: ['the event has no nope'] })
    expect(met({ attr: 'constructor', value: null, negate: true }, {})).toBe(false)
  })

  test.each([
    [{ attr: 'x', value: 1, op: 'gt' }, { x: 'foo' }, 'x is a string, which gt cannot be asked of'],
    [{ attr: 'x', value: 1, op: 'contains' }, { x: 123 }, 'x is a number, which contains cannot be asked of'],
    [{ attr: 'x', value: 'a', op: 'regex' }, { x: null }, 'x is null, which regex cannot be asked of'],
    [
      { attr: 'x', value: 'a', op: 'regex' },
      { x: 'a'.repeat(1001) },
      'x is longer than the 1000 characters that a regex looks at',
    ],
  ])('R46: %j of a value it cannot be asked of counts as false and is told', (condition, data, told) => {
    expect(evaluate({ ...condition, negate: true }, data)).toEqual({ met: false, problems: [told] })
  })

  test.each([
    [
      { foo: 'status.value', value: 'active' },
      'Conditions: expected a condition with attr and value, or a set {"and": […]} or {"or": […]}.',
    ],
    [{ and: [], or: [] }, 'Conditions: a set has exactly one key, and or or; nest a further set to use both.'],
    [{ and: {} }, 'Conditions, at and: expected a list.'],
    [{ and: [{ or: [{ attr: 'a', value: 1 }, 7] }] }, 'Conditions, at and[0].or[1]: expected an object.'],
    [{ attr: 'a', value: 1, op: 'blah' }, 'Conditions: op must be one of eq, gt, gte, lt, lte, in, contains, regex.'],
    [{ attr: 'a', value: {} }, 'Conditions: value must be a text, a number, true, false, null or a list.'],
    [
      { attr: 'a', value: 'foo', op: 'gt' },
      'Conditions: gt cannot be asked with such a value; possible: eq, contains, regex.',
    ],
    [
      { attr: 'a', value: 123, op: 'in' },
      'Conditions: in cannot be asked with such a value; possible: eq, gt, gte, lt, lte, contains.',
    ],
    [{ attr: 'a' }, 'Conditions: value is missing.'],
    [{ attr: 'a..b', value: 1 }, 'Conditions: attr must be a path of keys such as status.value.'],
    [{ attr: 'a', value: 1, negate: 'yes' }, 'Conditions: negate must be true or false.'],
    [{ attr: 'a', value: 1, not: true }, 'Conditions: a condition has attr, value, op and negate, but no not.'],
    [
      { and: [{ attr: 'a', value: '(', op: 'regex' }] },
      'Conditions, at and[0]: the regex ( cannot be used: the ( at character 1 has no ).',
    ],
    [{ attr: 'a', value: 'x'.repeat(501), op: 'regex' }, 'Conditions: a regex has at most 500 characters.'],
    ['and', 'Conditions: expected an object.'],
  ])('R46: %j is refused with the place and what was expected', (conditions, message) => {
    expect(problem(conditions)).toMatchObject({ code: 'INVALID_INPUT', field: 'filter.conditions', message })
  })

  test('R46: depth and number are bounded', () => {
    let deep: unknown = { attr: 'a', value: 1 }
    for (let level = 0; level < 30; level++) deep = { and: [deep] }
    expect(problem(deep).message).toContain('at most 20 sets')
    expect(problem({ and: Array.from({ length: 501 }, () => ({ attr: 'a', value: 1 })) }).message).toContain(
      'more than 500',
    )
  })
})
