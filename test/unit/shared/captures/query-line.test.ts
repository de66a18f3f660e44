import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQueryLine, printQueryLine, queryTerms } from '../../../../src-shared/captures/query-line.ts'
import { quoteWord, searchWords } from '../../../../src-shared/captures/search-words.ts'
import { captureColours, captureKinds, type CaptureQuery } from '../../../../src-shared/model/capture-filter.ts'
import { reasonCodes } from '../../../../src-shared/model/reason.ts'
import { verificationResults } from '../../../../src-shared/model/verification.ts'

const NOW = Date.parse('2026-11-22T10:00:00Z')
const parse = (line: string) => parseQueryLine(line, NOW).query
const problem = (line: string) => parseQueryLine(line, NOW).problem

describe('the query line', () => {
  it('B27: says every filter, and words that are searched for', () => {
    expect(
      parse(
        'method:POST path:/x header:x-github-event=push status:5xx result:invalid type:push is:pinned free words inbox:shop kind:request code:wrong-secret colour:red size:>=10k size:<2m',
      ),
    ).toEqual({
      method: 'POST',
      path: '/x',
      header: 'x-github-event=push',
      status: '5xx',
      result: 'invalid',
      type: 'push',
      pinned: true,
      q: 'free words',
      inbox: 'shop',
      kind: 'request',
      code: 'wrong-secret',
      colour: 'red',
      minSize: 10_240,
      maxSize: 2_097_151,
    })
    expect(parse('  ')).toEqual({})
  })

  it('B27: takes times as they are said', () => {
    expect(parse('since:2h until:2026-11-22')).toEqual({
      since: '2026-11-22T08:00:00.000Z',
      until: '2026-11-22T00:00:00.000Z',
    })
  })

  it('B27: what has spaces or looks like a filter stands in quotes; JSON, URLs and clock times need none', () => {
    expect(parse('header:"user-agent=my hooks" "two words"')).toEqual({
      header: 'user-agent=my hooks',
      q: '"two words"',
    })
    expect(searchWords(parse('"method:POST" {"status":"paid"} http://a.example 12:30 say\\"so')?.q ?? '')).toEqual([
      'method:POST',
      '{"status":"paid"}',
      'http://a.example',
      '12:30',
      'say\\"so',
    ])
    expect(searchWords('"a \\"b\\" c" d')).toEqual(['a "b" c', 'd'])
  })

  it.each([
    ['status:200 methd:POST', 'There is no filter “methd”. (character 12)', 11, 21],
    ['result:wrong', 'The filter result does not take “wrong”. (character 1)', 0, 12],
    ['x type:', 'The filter type has no value. (character 3)', 2, 7],
    ['type:a type:b', 'The filter type is said twice. (character 8)', 7, 13],
    ['say "it', 'This quote is not closed. (character 5)', 4, 7],
    ['size:10', 'The filter size does not take “10”. (character 1)', 0, 7],
    ['since:yesterday', 'The filter since does not take “yesterday”. (character 1)', 0, 15],
    ['status:6xx', 'The filter status does not take “6xx”. (character 1)', 0, 10],
  ])('B27: %s is told with its place and the next step', (line, message, from, to) => {
    expect(problem(line)).toEqual({ message, help: expect.stringMatching(/\.$/), from, to })
  })

  it('B27: its pieces say which filter each is', () => {
    expect(queryTerms({ pinned: false, minSize: 5, q: 'one two', type: 'a b' })).toEqual([
      { text: 'type:"a b"', fields: ['type'] },
      { text: 'is:unpinned', fields: ['pinned'] },
      { text: 'size:>=5', fields: ['minSize'] },
      { text: 'one two', fields: ['q'] },
    ])
  })

  const text = fc.oneof(
    fc.string({ minLength: 1, maxLength: 20, unit: 'binary' }),
    fc.constantFrom('a:b', '"', '\\', ' ', '!x'),
  )
  const query: fc.Arbitrary<CaptureQuery> = fc.record(
    {
      inbox: text,
      kind: fc.constantFrom(...captureKinds),
      method: text,
      path: text,
      header: fc.tuple(fc.stringMatching(/^[^=\s]{1,9}$/), text).map(([name, part]) => `${name}=${part}`),
      type: text,
      result: fc.constantFrom(...verificationResults),
      code: fc.constantFrom(...reasonCodes),
      status: fc.constantFrom('200', '!2xx', 'none', '5xx'),
      pinned: fc.boolean(),
      colour: fc.constantFrom(...captureColours),
      minSize: fc.nat(),
      maxSize: fc.nat(),
      since: fc
        .date({ noInvalidDate: true, min: new Date(0) })
        .map(at => at.toISOString())
        .filter(at => at.length === 24),
      q: fc.array(text, { minLength: 1, maxLength: 4 }).map(words => words.map(quoteWord).join(' ')),
    },
    { requiredKeys: [] },
  )

  it('B27: a path that begins with two slashes is printed so that it is no address', () => {
    expect(printQueryLine({ path: '//x' })).toBe('path:"//x"')
    expect(parse('path:"//x"')).toEqual({ path: '//x' })
  })

  it('B27: any query that is printed is read as the same again', () => {
    fc.assert(
      fc.property(query, given => {
        const line = printQueryLine(given)
        expect(parse(line), line).toEqual(given)
        expect(printQueryLine(parse(line) ?? {})).toBe(line)
      }),
      { numRuns: 1000 },
    )
  })

  it('B27: any text at all is read or told what is wrong, at a place that is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), line => {
        const { query, problem } = parseQueryLine(line, NOW)
        if (query !== null) expect(parse(printQueryLine(query))).toEqual(query)
        else expect(problem).toMatchObject({ message: expect.stringMatching(/\d\)$/) })
        if (problem !== null) expect(problem.from >= 0 && problem.to <= line.length).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
