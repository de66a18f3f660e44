import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assetOf } from '../../../../src-main/engine/filter/asset.ts'
import { compileQuery } from '../../../../src-main/engine/filter/asset-query.ts'
import { fold, matchesGlob } from '../../../../src-main/engine/filter/glob.ts'
import { parseQuery, type Query } from '../../../../src-main/engine/filter/parse-query.ts'
import { HookError } from '../../../../src-shared/error.ts'
import { printQuery } from './print-query.ts'

const flower = {
  path: '/Demo Zone/Nature/Flowers 01.JPG',
  metadata: {
    filename: 'Flowers 01.JPG',
    status: 'Final',
    description: 'A red rose in the  garden',
    tags: ['rose', 'Red Flower'],
    rating: 4,
    archived: false,
    created: { value: 1_500_000_000_000, formatted: '2017-07-14 02:40' },
    empty: '',
  },
}

const matches = (query: string, data: unknown = flower): boolean => {
  const test = compileQuery(query)
  return test === null || test(assetOf(data), () => {})
}

const problem = (query: string): HookError => {
  try {
    compileQuery(query)
  } catch (error) {
    if (error instanceof HookError) return error
  }
  throw new Error(`${query} was taken`)
}

const value: fc.Arbitrary<string[]> = fc
  .tuple(
    fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
    fc.array(fc.string({ minLength: 1, maxLength: 4 })),
    fc.boolean(),
  )
  .map(([first, others, star]) => [first, ...others, ...(star ? [''] : [])])
  .filter(pieces => pieces.join('*').trim() !== '')
const term: fc.Arbitrary<Query> = fc.record({
  kind: fc.constant('term' as const),
  field: fc.constantFrom(null, 'status', 'cf_Größe', 'a.b-c'),
  value,
})
const query = fc.letrec<{ query: Query }>(tie => ({
  query: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    term,
    fc.record({ kind: fc.constant('not' as const), part: tie('query') }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('query'), { minLength: 2, maxLength: 4 }),
    }),
  ),
})).query
const words = fc.constantFrom(
  'status:Final',
  'rose',
  'tags:red*',
  '-rating:4',
  'NOT nothing',
  '(a OR status:f*)',
  'rating:5',
)

describe('the query of foldersAndQuery', () => {
  test.each([
    ['filename:flowers*', true],
    ['filename:*.jpg', true],
    ['filename:f*01*g', true],
    ['filename:flower', false],
    ['status:FINAL', true],
    ['STATUS:final', true],
    ['status:Fin', false],
    ['description:rose', true],
    ['description:"red rose"', true],
    ['description:"rose red"', false],
    ['description:"the garden"', true],
    ['tags:"red flower"', true],
    ['rating:4', true],
    ['archived:false', true],
    ['created:2017*', true],
    ['folderPath:"/demo zone/nature"', true],
    ['missing:*', false],
    ['empty:*', false],
    ['status:*', true],
    ['*:rose', true],
    ['rose', true],
    ['ros*', true],
    ['tulip', false],
    ['Zone', false],
    ['', true],
    ['   ', true],
  ])('R44: %s decides over fields, words, quotes and wildcards', (text, expected) => {
    expect(matches(text)).toBe(expected)
  })

  test.each([
    ['status:Final AND rating:4', true],
    ['status:Final rating:5', false],
    ['status:Draft OR rating:4', true],
    ['status:Draft OR rating:4 AND tulip', false],
    ['(status:Draft OR rating:4) AND rose', true],
    ['NOT status:Draft', true],
    ['-status:Final', false],
    ['-(status:Final rating:4)', false],
    ['rose -tulip', true],
    ['+rose +"red flower"', true],
    ['rose AND NOT tulip', true],
    ['rose and tulip', false],
    ['"AND"', false],
    ['rose OR(tulip)', true],
  ])('R44: %s combines with AND before OR, and nothing between terms is AND', (text, expected) => {
    expect(matches(text)).toBe(expected)
  })

  test('R44: what metadata does not say of the place is read from the path', () => {
    const data = { path: '/Nature/Rose.jpg' }
    expect(matches('filename:rose.jpg', data)).toBe(true)
    expect(matches('folderPath:/nature', data)).toBe(true)
    expect(matches('rose.jpg', data)).toBe(true)
    expect(matches('filename:rose.jpg', { assetId: 1 })).toBe(false)
  })

  test('R44: a backslash takes the meaning of a character away', () => {
    const data = { metadata: { name: 'a*b', title: 'x (1)', said: 'say "hi" now' } }
    expect(matches(String.raw`name:a\*b`, data)).toBe(true)
    expect(matches(String.raw`name:a\*b`, { metadata: { name: 'axb' } })).toBe(false)
    expect(matches(String.raw`title:"x (1)"`, data)).toBe(true)
    expect(matches(String.raw`title:x\ \(1\)`, data)).toBe(true)
    expect(matches(String.raw`said:"\"hi\""`, data)).toBe(true)
    expect(matches('url:http://host/a', { metadata: { url: 'HTTP://host/a' } })).toBe(true)
  })

  test('R44: an accent matches however it is composed', () => {
    expect(matches('name:"café*"', { metadata: { name: 'Cafe\u0301 Milano' } })).toBe(true)
  })

  test.each([
    ['status:', 'Query, character 8: expected a value right after status:'],
    ['(a OR b', 'Query, character 8: expected ) for the ( at character 1.'],
    ['a)', 'Query, character 2: expected AND, OR or the end, found ).'],
    ['a AND', 'Query, character 6: expected a term or (, found the end.'],
    ['OR a', 'Query, character 1: expected a term or (, found OR.'],
    ['a AND OR b', 'Query, character 7: expected a term or (, found OR.'],
    ['()', 'Query, character 2: expected a term or (, found ).'],
    ['name:"abc', 'Query, character 10: expected a closing quote before the end.'],
    ['""', 'Query, character 2: expected some text between the quotes.'],
    [':x', 'Query, character 1: expected a field name before the colon, found none'],
    ['a - b', 'Query, character 4: expected a term right after -'],
    ['status:(a OR b)', 'Query, character 8: expected a value, found ( – repeat the field: (status:a OR status:b)'],
    [
      'size:[1 TO 2]',
      'Query, character 6: expected a value, found [ – ranges cannot be searched; quote the value if it begins so.',
    ],
    [
      'img(1)',
      'Query, character 4: expected a space before ( or, when it belongs to the value, quotes around the value.',
    ],
    ['"a"b', 'Query, character 4: expected a space after the closing quote, found b'],
    ['a\\', 'Query, character 3: expected a character after \\'],
  ])('R44: %s is refused with what was expected at which character', (text, message) => {
    expect(problem(text)).toMatchObject({ code: 'INVALID_INPUT', field: 'filter.foldersAndQuery.query', message })
  })

  test('R44: nesting and length are bounded', () => {
    expect(problem(`${'('.repeat(5)}${'-('.repeat(1000)}`).message).toContain('at most 50')
    expect(problem(`${'NOT '.repeat(900)}a`).message).toContain('at most 50')
    expect(problem('a '.repeat(2001)).message).toContain('at most 4000 characters')
  })

  test('R44: a query printed and read again is the same query', () => {
    fc.assert(
      fc.property(query, given => {
        const text = printQuery(given)
        fc.pre(text.length <= 4000)
        const once = parseQuery(text)
        expect(once).toEqual(given)
        expect(parseQuery(printQuery(once ?? given))).toEqual(once)
      }),
      { numRuns: 500 },
    )
  })

  test('R44: any text is either read or refused as input, never an accident', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('a', ':', '"', '(', ')', '-', '+', '*', ' ', '\\', 'AND', 'OR', 'NOT'))
        .map(parts => parts.join('')),
    )
    fc.assert(
      fc.property(text, given => {
        try {
          parseQuery(given)
        } catch (error) {
          expect(error).toBeInstanceOf(HookError)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('R44: NOT NOT x is x, and NOT turns AND into OR', () => {
    fc.assert(
      fc.property(words, words, (x, y) => {
        expect(matches(`NOT NOT ${x}`)).toBe(matches(x))
        expect(matches(`--(${x})`)).toBe(matches(x))
        expect(matches(`NOT (${x} AND ${y})`)).toBe(matches(`NOT ${x} OR NOT ${y}`))
        expect(matches(`${x} ${y}`)).toBe(matches(`${x} AND ${y}`))
        expect(matches(`${x} OR ${y}`)).toBe(matches(x) || matches(y))
      }),
    )
  })

  test('R44: wildcards match as a regular expression would', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 })
    const glob = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 3 }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(glob, text, (pieces, given) => {
        expect(matchesGlob(pieces, given)).toBe(new RegExp(`^${pieces.join('.*')}$`).test(given))
      }),
      { numRuns: 2000 },
    )
  })

  test('R44: many wildcards over a long text stay cheap', () => {
    const started = process.hrtime.bigint()
    expect(matches(`name:${'a*'.repeat(1500)}b`, { metadata: { name: 'a'.repeat(100_000) } })).toBe(false)
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(1000)
  })

  test('folding takes case and composition away', () => expect(fold('É')).toBe(fold('e\u0301')))
})
