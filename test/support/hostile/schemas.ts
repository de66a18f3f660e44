const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
const byName = <T>(count: number, make: (index: number) => T): Record<string, T> =>
  Object.fromEntries(numbers(count).map(index => [`k${index}`, make(index)]))
const branching = (levels: number): object => ({
  $ref: `#/$defs/k${levels}`,
  $defs: {
    ...byName(levels + 1, level => {
      const $ref = `#/$defs/k${level - 1}`
      return { allOf: [{ $ref }, { $ref }] }
    }),
    k0: { type: 'object' },
  },
})
const deep = (levels: number): object => numbers(levels).reduce<object>(part => ({ not: part }), {})

/** Data that make a schema work. */
export const hostileData: Record<string, () => unknown> = {
  numbers: () => numbers(200_000),
  objects: () => numbers(80_000).map(n => ({ n })),
  names: () => byName(80_000, index => index),
  text: () => `${'ab'.repeat(1_000_000)}!`,
  texts: () => numbers(50_000).map(() => 'a'.repeat(100)),
  some: () => ({ a: 1, k1: 'x', list: numbers(100) }),
}

/** JSON Schemas that ask for very much, each with the data it is to check. */
export const hostileSchemas: [name: string, schema: object | boolean | string, data: keyof typeof hostileData][] = [
  ['unique objects', { uniqueItems: true }, 'objects'],
  ['unique numbers', { uniqueItems: true }, 'numbers'],
  ['unique names', { items: { uniqueItems: true }, uniqueItems: true }, 'names'],
  ['patterns of names', { patternProperties: { '^k': { type: 'integer' } } }, 'names'],
  ['100 patterns of names', { patternProperties: byName(100, () => true) }, 'names'],
  ['4,000 patterns of names', { patternProperties: byName(4000, () => true), additionalProperties: false }, 'names'],
  ['names that are checked', { propertyNames: { minLength: 2, pattern: '^k(\\d*)*$' } }, 'names'],
  ['no names but some', { additionalProperties: false }, 'names'],
  ['names that nothing evaluated', { anyOf: [{}, { properties: { a: true } }], unevaluatedProperties: false }, 'names'],
  ['a pattern of nested repeats', { pattern: '^(a+)+$' }, 'text'],
  ['a pattern of choices', { pattern: '^(a|b|ab)*(a|b|ab)*$' }, 'text'],
  ['a pattern of 1,900 steps', { pattern: '(\\w?){900}x' }, 'text'],
  ['a pattern for each item', { items: { pattern: '(a?){900}x' } }, 'texts'],
  ['400 patterns for each item', { items: { allOf: numbers(400).map(n => ({ pattern: `^a*${n}` })) } }, 'texts'],
  ['patterns that are too large together', { allOf: numbers(400).map(n => ({ pattern: `${n}{900}` })) }, 'some'],
  ['a pattern with look-around', { pattern: '(?=a)' }, 'text'],
  ['a pattern of 60 kB', { pattern: 'a?'.repeat(30_000) }, 'text'],
  ['references that branch 100 times', branching(100), 'some'],
  ['references in a circle', { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/a' } } }, 'some'],
  ['a reference to itself', { $ref: '#' }, 'some'],
  ['a dynamic reference to itself', { $dynamicRef: '#a', $dynamicAnchor: 'a' }, 'some'],
  ['a reference out of the schema', { $ref: 'http://127.0.0.1:9/x' }, 'some'],
  ['a reference to nothing', { $ref: '#/$defs/x' }, 'some'],
  ['a schema of 490 branches', { anyOf: numbers(490).map(() => ({ type: 'string' })) }, 'some'],
  ['490 branches for each item', { items: { anyOf: numbers(490).map(() => ({ type: 'string' })) } }, 'numbers'],
  ['501 objects', { anyOf: numbers(501).map(() => ({})) }, 'some'],
  ['10,000 times false', { allOf: numbers(10_000).map(() => false) }, 'some'],
  ['999 times false', { anyOf: numbers(999).map(() => false) }, 'some'],
  ['9,000 required names', { allOf: numbers(400).map(() => ({ required: numbers(22).map(n => `k${n}`) })) }, 'some'],
  ['names that depend', { dependentRequired: byName(2000, () => ['a', 'b']) }, 'some'],
  ['schemas that depend', { dependentSchemas: byName(480, () => ({ required: ['a'] })) }, 'some'],
  [
    'one of many that nothing evaluated',
    { unevaluatedProperties: false, oneOf: numbers(150).map(n => ({ properties: { [`a${n}`]: { minimum: 1 } } })) },
    'some',
  ],
  ['an enum of 5,000', { items: { enum: numbers(5000).map(n => -n) } }, 'numbers'],
  ['an enum of objects', { items: { enum: numbers(400).map(n => ({ n: -n })) } }, 'objects'],
  ['a const of 60 kB', { const: 'x'.repeat(60_000) }, 'text'],
  ['lengths of texts', { items: { minLength: 5, maxLength: 500 } }, 'texts'],
  ['how many it contains', { contains: { type: 'string' }, minContains: 100_000 }, 'numbers'],
  ['multiples', { items: { multipleOf: 0.0001 } }, 'numbers'],
  ['64 levels', deep(60), 'some'],
  ['65 levels', deep(65), 'some'],
  ['1,500 levels', deep(1500), 'some'],
  ['another draft', { $schema: 'http://json-schema.org/draft-04/schema#' }, 'some'],
  ['an asynchronous one', { $async: true }, 'some'],
  ['$data', { const: { $data: '/a' } }, 'some'],
  ['code in a name', { properties: { '"];process.exit(1)//': { type: 'string' } } }, 'some'],
  ['code in a reference', { $ref: "#/$defs/');process.exit(1)//" }, 'some'],
  ['__proto__ as a name', { properties: JSON.parse('{"__proto__":{"type":"string"}}') }, 'some'],
  ['65 kB', { description: 'x'.repeat(66_000) }, 'some'],
  ['1 MB of names', byName(80_000, () => 1), 'some'],
  ['a text', 'x'.repeat(1000), 'some'],
]
