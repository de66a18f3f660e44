const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
const many = <T>(count: number, make: (index: number) => T): T[] => numbers(count).map(make)
const nested = (levels: number, inner: object): object =>
  numbers(levels).reduce<object>(part => ({ or: [part, { and: [part] }] }), inner)
const condition = (op: string, value: unknown, attr = 'text'): object => ({ attr, op, value })
const hard = (regex: string): object => ({ or: many(499, () => condition('regex', regex)) })

/** The object of an event that makes conditions work. */
export const hostileObject = {
  text: 'a'.repeat(1000),
  words: 'ab '.repeat(333),
  long: 'a'.repeat(1_000_000),
  numbers: numbers(50_000),
  lists: many(10_000, index => [index]),
  objects: many(5000, index => ({ slug: `s${index}`, inner: [{ slug: index }] })),
  wide: Object.fromEntries(numbers(10_000).map(index => [`k${index}`, index])),
}

/** Conditions that ask for very much; each is refused, or answered in time or told of. */
export const hostileConditions: [name: string, conditions: object][] = [
  ['500 expressions of nested repeats', hard('(a+)+b')],
  ['500 expressions of choices', hard('(a|b|ab)*(a|b|ab)*c')],
  ['500 expressions of optional letters', hard(`${'a?'.repeat(249)}b`)],
  ['500 expressions of 1,900 steps', hard('(\\w?){900}b')],
  ['500 expressions of classes', hard('([\\w\\s]?){600}[^a]')],
  ['500 expressions of letters of any script', hard('(\\w{0,300}){3}!')],
  ['500 expressions over words', { or: many(499, () => condition('regex', '(\\w+\\s?)*!', 'words')) }],
  ['expressions in sets in sets', nested(6, condition('regex', '(\\w?){900}b'))],
  ['an expression on a text that is too long', condition('regex', 'a*b', 'long')],
  ['an expression with look-around', condition('regex', '(?=a)')],
  ['an expression of 501 characters', condition('regex', 'a'.repeat(501))],
  ['an expression of too many steps', condition('regex', '((a{1000}){1000}){1000}')],
  ['an expression of 500 brackets', condition('regex', '('.repeat(500))],
  ['21 sets in each other', nested(21, condition('eq', 'x'))],
  ['a thousand conditions', { and: many(1000, () => condition('eq', 'x')) }],
  ['1,500 sets in each other', numbers(1500).reduce<object>(part => ({ and: [part] }), condition('eq', 'x'))],
  ['500 searches of a long text', { or: many(499, () => condition('contains', 'ab', 'long')) }],
  ['a long search of a long text', { or: many(10, () => condition('contains', `b${'a'.repeat(20_000)}`, 'long')) }],
  ['500 searches of a list', { or: many(499, index => condition('contains', -1 - index, 'numbers')) }],
  ['500 searches of a list of lists', { or: many(499, () => condition('contains', [-1], 'lists')) }],
  ['500 searches of the same list of objects', { or: many(499, () => condition('contains', [{ a: 1 }], 'objects')) }],
  ['500 comparisons of a list', { or: many(499, () => condition('eq', [...numbers(200), -1], 'numbers')) }],
  [
    'a list of 20,000 for a list',
    condition(
      'in',
      many(20_000, () => [0]),
      'lists',
    ),
  ],
  ['20 lists of 2,000 for a list', { or: many(20, () => condition('in', numbers(2000), 'numbers')) }],
  ['500 paths through lists', { or: many(499, () => condition('contains', 'x', 'objects.slug')) }],
  ['500 paths through lists of lists', { or: many(499, () => condition('contains', 'x', 'objects.inner.slug')) }],
  ['a path of 5,000 keys', condition('eq', 'x', 'text.'.repeat(5000).slice(0, -1))],
  ['a path of 500 kB', condition('eq', 'x', 'a'.repeat(500_000))],
  ['a value of 500 kB', condition('eq', 'a'.repeat(500_000))],
  ['500 looks at a wide object', { or: many(499, () => condition('contains', 'nope', 'wide')) }],
  ['500 comparisons of a wide object', { or: many(499, () => condition('in', [{ a: 1 }], 'wide')) }],
  ['500 keys that are missing', { or: many(499, index => condition('eq', 1, `missing${index}`)) }],
  ['500 questions that cannot be asked', { or: many(499, () => condition('gt', 1, 'text')) }],
  ['__proto__ as a path', condition('eq', 'x', '__proto__.constructor.name')],
  ['an operator that is __proto__', condition('__proto__', 'x')],
]
