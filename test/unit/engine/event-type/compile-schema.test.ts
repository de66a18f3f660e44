import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileSchema } from '../../../../src-main/engine/event-type/compile-schema.ts'
import type { JsonSchema } from '../../../../src-shared/profiles/index.ts'

const messages = (schema: JsonSchema, ...all: unknown[]): (string | null)[] => {
  const compiled = compileSchema(schema)
  if ('problem' in compiled) throw new Error(compiled.problem)
  return all.map(data => compiled.check(data)?.message ?? null)
}

const refusal = (schema: JsonSchema): string => {
  const compiled = compileSchema(schema)
  return 'problem' in compiled ? compiled.problem : 'taken'
}

const TOO_MUCH = 'data could not be checked: its schema makes too much work of it.'

describe('data against a JSON Schema', () => {
  test('B14: what is wrong is told in words, with the field', () => {
    const schema: JsonSchema = {
      type: 'object',
      required: ['total'],
      properties: {
        total: { type: 'number', minimum: 0 },
        lines: { type: 'array', items: { $ref: '#/$defs/line' }, uniqueItems: true },
        currency: { enum: ['EUR', 'USD'] },
        version: { const: 2 },
        email: { type: 'string', pattern: '^[^@]+@[^@]+$' },
        state: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      },
      additionalProperties: false,
      $defs: { line: { type: 'object', required: ['sku'] } },
    }
    expect(
      messages(
        schema,
        { total: 1, lines: [{ sku: 'a' }, { sku: 'b' }], currency: 'EUR', version: 2, email: 'a@b', state: null },
        {},
        { total: '1' },
        { total: -1 },
        { total: 1, lines: [{ sku: 'a' }, { n: 1 }] },
        {
          total: 1,
          lines: [
            { sku: 'a', n: { x: 1, y: 2 } },
            { n: { y: 2, x: 1 }, sku: 'a' },
          ],
        },
        { total: 1, currency: 'GBP' },
        { total: 1, version: 1 },
        { total: 1, email: 'nobody' },
        { total: 1, state: 5 },
        { total: 1, more: true },
        [],
      ),
    ).toEqual([
      null,
      'data.total is missing.',
      'data.total must be a number.',
      'data.total must be >= 0.',
      'data.lines.1.sku is missing.',
      'data.lines must not hold the same item twice.',
      'data.currency must be one of ["EUR","USD"].',
      'data.version must be 2.',
      'data.email must match pattern "^[^@]+@[^@]+$".',
      'data.state fits none of the schemas in anyOf.',
      'data.more is not in the schema.',
      'data must be an object.',
    ])
  })

  test('B14: draft-07 and 2020-12 are read as each says, also schemas that refer to themselves', () => {
    const seventh: JsonSchema = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      definitions: { text: { type: 'string' } },
      type: 'array',
      items: [{ $ref: '#/definitions/text' }, { type: 'integer' }],
    }
    expect(messages(seventh, ['a', 1], [1, 1], ['a', 'b'])).toEqual([
      null,
      'data.0 must be a text.',
      'data.1 must be an integer.',
    ])
    const tree: JsonSchema = {
      $id: 'https://example.com/tree',
      type: 'object',
      properties: { children: { type: 'array', prefixItems: [{ type: 'null' }], items: { $ref: '#' } } },
    }
    expect(messages(tree, { children: [null, { children: [null, 5] }] }, { children: [null, {}] })).toEqual([
      'data.children.1.children.1 must be an object.',
      null,
    ])
  })

  test('B14: the same schema with an $id compiles again, and one schema knows nothing of another', () => {
    const schema: JsonSchema = { $id: 'https://example.com/a', type: 'string' }
    expect(messages(schema, 'x')).toEqual([null])
    expect(messages(schema, 'x')).toEqual([null])
    expect(refusal({ $ref: 'https://example.com/a' })).toBe(
      '$ref https://example.com/a leads out of the schema. References may point inside it only, such as #/$defs/name.',
    )
  })

  test.each<[string, JsonSchema, string]>([
    [
      'another draft',
      { $schema: 'http://json-schema.org/draft-04/schema#' },
      '$schema must be JSON Schema 2020-12 or draft-07.',
    ],
    [
      'a type that there is not',
      { type: 'strnig' },
      'The schema is not valid: schema.type must be equal to one of the allowed values.',
    ],
    ['properties that are a list', { properties: [] }, 'The schema is not valid: schema.properties must be object.'],
    ['a reference to nothing', { $ref: '#/$defs/nope' }, 'The schema has nothing at $ref #/$defs/nope.'],
    [
      'references in a circle',
      { allOf: [{ $ref: '#/$defs/a' }], $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } },
      'The references of the schema go round in a circle.',
    ],
    ['an asynchronous schema', { $async: true }, '$async is not known here.'],
    [
      'lookaround',
      { pattern: '(?=a)' },
      'The schema cannot be used: pattern (?=a), (?= at character 1 is not known here; groups are (…), (?:…) or (?P<name>…).',
    ],
    ['a large schema', { description: 'x'.repeat(65_536) }, 'A schema has at most 64 KiB.'],
  ])('B14: %s is refused in a sentence', (_, schema, problem) => expect(refusal(schema)).toBe(problem))

  test('B14: a deep schema is refused', () => {
    let schema: JsonSchema = {}
    for (let level = 0; level < 65; level++) schema = { not: schema }
    expect(refusal(schema)).toBe('A schema is at most 64 levels deep.')
  })

  test('B14: many large patterns are refused', () => {
    const patterns = Array.from({ length: 100 }, (_, index) => ({ pattern: `${index}{900}` }))
    expect(refusal({ allOf: patterns })).toContain('the patterns together are too large')
  })

  test('B14: references that branch at every level come to an end', () => {
    const $defs: Record<string, JsonSchema> = { d0: { type: 'integer' } }
    for (let level = 1; level < 40; level++) {
      const $ref = `#/$defs/d${level - 1}`
      $defs[`d${level}`] = { allOf: [{ $ref }, { $ref }] }
    }
    expect(messages({ $ref: '#/$defs/d39', $defs }, 1, 'x')).toEqual([TOO_MUCH, 'data must be an integer.'])
    expect(messages({ $ref: '#' }, 1)).toEqual([TOO_MUCH])
  })

  test('B14: no pattern and no list can stall the engine', () => {
    const started = performance.now()
    expect(messages({ pattern: '^(a+)+$' }, `${'a'.repeat(50_000)}!`)[0]).toContain('must match pattern')
    expect(messages({ pattern: '^(a|b|c)*(a|b|c)*$' }, `${'abc'.repeat(2_000_000)}!`)).toEqual([TOO_MUCH])
    expect(
      messages(
        { uniqueItems: true },
        Array.from({ length: 50_000 }, (_, index) => ({ index })),
      ),
    ).toEqual([null])
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test.each<[string, JsonSchema, number]>([
    ['200,000 different items, unique', { uniqueItems: true }, 0],
    ['200,000 names for a pattern', { patternProperties: { '^k': { type: 'integer' } } }, 1],
    [
      '200,000 items for many branches',
      { items: { anyOf: Array.from({ length: 400 }, () => ({ type: 'string' })) } },
      2,
    ],
    ['200,000 items in a long enum', { items: { enum: Array.from({ length: 5000 }, (_, n) => 199_999 - n) } }, 2],
  ])('B14: %s take no more than a moment, or are refused', (_, schema, kind) => {
    const numbers = Array.from({ length: 200_000 }, (_each, n) => n)
    const data = [numbers.map(n => ({ n })), Object.fromEntries(numbers.map(n => [`k${n}`, n])), numbers][kind]
    const compiled = compileSchema(schema)
    const check = 'check' in compiled ? compiled.check : () => null
    const before = process.threadCpuUsage()
    expect(check(data)?.message).toBe(TOO_MUCH)
    // Time of this thread; a tenth of a second where the machine does nothing else.
    const { user, system } = process.threadCpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(800)
    expect(messages({ uniqueItems: true }, numbers, [...numbers, 7])).toEqual([
      null,
      'data must not hold the same item twice.',
    ])
  })

  test('B14: a schema of very many parts is refused before it is compiled', () => {
    const anyOf = Array.from({ length: 600 }, () => ({ type: 'string' }))
    expect(refusal({ anyOf })).toBe('A schema holds at most 500 objects.')
  })

  test('B14: a field that every object has by nature is missing all the same', () => {
    expect(messages({ required: ['toString'] }, {})).toEqual(['data.toString is missing.'])
  })

  test('B14: lists are told unique as if every two items were compared', () => {
    const compiled = compileSchema({ uniqueItems: true })
    const check = 'check' in compiled ? compiled.check : () => null
    const same = (a: unknown, b: unknown): boolean => {
      if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
      const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
      return (
        Array.isArray(a) === Array.isArray(b) &&
        left.length === right.size &&
        left.every(([name, value]) => right.has(name) && same(value, right.get(name)))
      )
    }
    const item = fc.oneof(
      fc.constantFrom(1, '1', null, true, [], {}, { 0: 1 }, [1]),
      fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom(1, '1', null)),
    )
    fc.assert(
      fc.property(fc.array(item, { maxLength: 5 }), list => {
        const unique = list.every((a, i) => list.every((b, j) => i === j || !same(a, b)))
        expect(check(list) === null).toBe(unique)
      }),
      { numRuns: 1000 },
    )
  })
})
