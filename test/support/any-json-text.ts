import fc from 'fast-check'

/** Numbers that a parser rounds or writes another way. */
const oddNumbers = ['12345678901234567890', '1.0', '-0', '-0.0', '1e2', '1E+02', '0.10', '1e-400', '9007199254740993']

const number = fc.oneof(
  fc.constantFrom(...oddNumbers),
  fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.bigInt({ min: 0n, max: 10n ** 25n }),
      fc.constantFrom('', '.0', '.50', '.123456789012345678901'),
      fc.constantFrom('', 'e1', 'E-7', 'e+09'),
    )
    .map(parts => parts.join('')),
)

const pieces = [
  '\\ud800',
  '\\uDC00',
  '\\u0000',
  '\\/',
  '/',
  '\\"',
  '\\\\',
  '\\n',
  '\\u00e9',
  'é',
  '😀',
  '\u2028',
  '{',
  ']',
  ',',
  ':',
  '\u007f',
]

const string = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces),
      fc.string({ maxLength: 3 }).map(text => JSON.stringify(text).slice(1, -1)),
    ),
    {
      maxLength: 6,
    },
  )
  .map(parts => `"${parts.join('')}"`)

/**
 * No name with a backslash in it: when V8 (of Node 24) has read {"a":1,"":2,"\\":3} before, it takes the name in
 * {"a":1,"":2,"\u0061":3} for a backslash, so that JSON.parse is no judge of such texts.
 */
const plainName = string.filter(text => !String(JSON.parse(text)).includes('\\'))

const names = ['"a"', '"a"', '"\\u0061"', '"1"', '"10"', '"2"', '""', '"__proto__"', '"constructor"', '"id"']

/**
 * JSON as somebody may write it: numbers that a parser rounds, names twice, names like numbers, `__proto__`, escapes, lone
 * surrogates, white space. `spaces`: which white space may stand between.
 */
export const anyJsonText = (spaces: readonly string[] = ['', '', ' ', '\t', '\n', '\r\n', '\r']) => {
  const space = fc.constantFrom(...spaces)
  const between = (open: string, close: string, item: fc.Arbitrary<string>) =>
    fc
      .tuple(fc.array(fc.tuple(space, item, space), { maxLength: 5 }), space)
      .map(
        ([items, inner]) =>
          `${open}${items.length === 0 ? inner : items.map(parts => parts.join('')).join(',')}${close}`,
      )
  return fc.letrec<{ value: string; object: string }>(tie => {
    const name = fc.oneof(fc.constantFrom(...names), plainName)
    const member = fc.tuple(name, space, space, tie('value')).map(([key, a, b, value]) => `${key}${a}:${b}${value}`)
    const object = between('{', '}', member)
    return {
      object,
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.oneof(number, string, fc.constantFrom('true', 'false', 'null')),
        object,
        between('[', ']', tie('value')),
      ),
    }
  })
}
