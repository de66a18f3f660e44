import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileRegex, compileSearchRegex } from '../../../../src-main/engine/filter/linear-regex.ts'
import { RegexProblem } from '../../../../src-main/engine/filter/parse-regex.ts'

const free = (): void => {}

const problem = (source: string): string => {
  try {
    compileRegex(source)
  } catch (error) {
    if (error instanceof RegexProblem) return error.message
    throw error
  }
  throw new Error(`${source} was taken`)
}

const atom = fc.constantFrom(
  'a',
  'b',
  '.',
  '[ab]',
  '[^a]',
  String.raw`\w`,
  String.raw`\d`,
  String.raw`\b`,
  '^',
  '$',
  'c',
)
const source = fc.letrec<{ regex: string }>(tie => ({
  regex: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    atom,
    fc.tuple(tie('regex'), tie('regex')).map(parts => parts.join('')),
    fc.tuple(tie('regex'), tie('regex')).map(parts => `(${parts.join('|')})`),
    fc
      .tuple(tie('regex'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{0,2}', '{1,}', '*?'))
      .map(([part, times]) => `(?:${part})${times}`),
  ),
})).regex

describe('regular expressions of conditions', () => {
  test('R46: they say the same as an engine that tries and goes back', () => {
    fc.assert(
      fc.property(
        source,
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', ' '), maxLength: 8 }),
        (given, text) => {
          expect(compileRegex(given).test(text, free)).toBe(new RegExp(`^(?:${given})`).test(text))
        },
      ),
      { numRuns: 3000 },
    )
  })

  test.each([
    ['DM-.*', 'DM-NYC', true],
    ['NYC', 'DM-NYC', false],
    ['DM', 'DM-NYC', true],
    ['DM$', 'DM-NYC', false],
    [String.raw`DM\-\w+\Z`, 'DM-NYC', true],
    [String.raw`^[\w.-]+@\w+\.org$`, 'a.b@c.org', true],
    ['(?P<site>[A-Z]{2,3})-(?:0|1)+', 'NYC-01', true],
    [String.raw`\w+$`, 'Größe', true],
    ['[]x]', ']', true],
    [String.raw`\x41\u0042`, 'AB', true],
    ['a{,2}$', 'aa', true],
    ['{a}', '{a}', true],
    ['', 'anything', true],
  ])('R46: %s against %s, from the start as NetBox does: %s', (given, text, expected) => {
    expect(compileRegex(given).test(text, free)).toBe(expected)
  })

  test.each(['(a+)+$', '(a|a)*$', '(a*)*$', '(.*.*.*.*.*)x$', '((a{0,20}){0,20})$'])(
    'R46: %s cannot stall the engine',
    given => {
      const started = process.hrtime.bigint()
      expect(compileRegex(given).test(`${'a'.repeat(999)}!`, free)).toBe(false)
      expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(1000)
    },
  )

  test.each([
    ['(', 'the ( at character 1 has no )'],
    ['a)', 'the ) at character 2 closes nothing'],
    ['*a', 'there is nothing to repeat before * at character 1'],
    ['a**', 'there is nothing to repeat before character 3'],
    ['[a', 'the [ at character 1 has no ]'],
    ['[z-a]', '[z-a] is not a set of characters'],
    ['a{3,1}', '{3,1} must go up and to 1000 at most'],
    ['(?=a)', '(?= at character 1 is not known here; groups are (…), (?:…) or (?P<name>…)'],
    [String.raw`(a)\1`, String.raw`\1 is not known here`],
    ['a\\', 'a character is missing after \\'],
    ['((a{1,1000}){1,1000}){1,1000}', 'it is too large'],
  ])('R46: %s is refused in words', (given, message) => {
    expect(problem(given)).toBe(message)
  })

  test('R46: repeating nothing many times ends', () => {
    expect(compileRegex('((){1000}){1000}a').test('a', free)).toBe(true)
  })
})

describe('regular expressions of JSON Schemas', () => {
  test('B14: they say the same as JavaScript itself', () => {
    fc.assert(
      fc.property(
        source,
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', ' ', '\n', 'é'), maxLength: 8 }),
        (given, text) => {
          expect(compileSearchRegex(given).test(text, free)).toBe(new RegExp(given, 'u').test(text))
        },
      ),
      { numRuns: 3000 },
    )
  })

  test.each([
    ['NYC', 'DM-NYC', true],
    ['^NYC', 'DM-NYC', false],
    ['^a$', 'a\n', false],
    [String.raw`^\d$`, '٣', false],
    [String.raw`^\p{L}+$`, 'Größe', true],
    [String.raw`^\u{1F600}$`, '😀', true],
    [String.raw`^[\p{Lu}\d]+$`, 'Ä1', true],
    ['(?<year>[0-9]{4})-[0-9]{2}', 'on 2026-10', true],
    ['[]', 'a', false],
    ['[^]', '\n', true],
    ['', '', true],
  ])('B14: %s in %s: %s', (given, text, expected) => {
    expect(compileSearchRegex(given).test(text, free)).toBe(expected)
  })

  test.each([
    ['(?=a)', '(?= at character 1 is not known here; groups are (…), (?:…) or (?P<name>…)'],
    [String.raw`\p{Nothing}`, String.raw`\p{Nothing} is not a set of characters`],
    [String.raw`\pL`, String.raw`\p needs a name in { and }`],
  ])('B14: %s is refused in words', (given, message) => {
    expect(() => compileSearchRegex(given)).toThrow(message)
  })
})
