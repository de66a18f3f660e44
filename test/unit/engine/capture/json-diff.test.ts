import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyDiff } from '../../../../src-main/engine/capture/diff/body-diff.ts'
import { headerDiff } from '../../../../src-main/engine/capture/diff/header-diff.ts'
import { ignoreList } from '../../../../src-main/engine/capture/diff/ignore-list.ts'
import { parsePathPattern, pathMatches, pathText } from '../../../../src-main/engine/capture/diff/json-path.ts'

const compare = async (a: string | Uint8Array<ArrayBuffer>, b: string | Uint8Array<ArrayBuffer>, ignore = '') =>
  bodyDiff({ headers: [], body: new Blob([a]) }, { headers: [], body: new Blob([b]) }, ignoreList(ignore))

const changes = async (a: string, b: string, ignore?: string): Promise<string[]> =>
  ((await compare(a, b, ignore)).body.changes ?? []).map(({ path, a: before, b: after, change }) =>
    [change, path, before ?? '-', after ?? '-'].join(' '),
  )

describe('B26: JSON is compared by its meaning', () => {
  test('layout and the order of names make no difference', async () => {
    const { body } = await compare('{"a":1,"b":[1,2]}', '{\n "b": [1, 2],\n "a": 1 }\n')
    expect(body.kind).toBe('json')
    expect(body.changes).toEqual([])
    expect(body.firstDifference).toBe(1)
  })

  test('each value that differs is told with its path', async () => {
    expect(await changes('{"a":1,"b":{"c d":[1,2]},"e":null}', '{"a":2,"b":{"c d":[1,"2"]},"f":true}')).toEqual([
      'changed $.a 1 2',
      `changed $.b['c d'][1] 2 "2"`,
      'removed $.e null -',
      'added $.f - true',
    ])
  })

  test('another spelling of the same value is told as that, and no digit of a number is lost', async () => {
    expect(await changes('[1.0,1e2,"\\u00e9",-0.50]', '[1,100,"é",-5e-1]')).toEqual([
      'written $[0] 1.0 1',
      'written $[1] 1e2 100',
      'written $[2] "\\u00e9" "é"',
      'written $[3] -0.50 -5e-1',
    ])
    expect(await changes('[9007199254740993]', '[9007199254740992]')).toEqual([
      'changed $[0] 9007199254740993 9007199254740992',
    ])
    expect(await changes('{"n":1e400}', '{"n":1e401}')).toEqual(['changed $.n 1e400 1e401'])
  })

  test('an element more or less in a list is one change', async () => {
    expect(await changes('[1,2,3]', '[0,1,2,3]')).toEqual(['added $[0] - 0'])
    expect(await changes('[{"i":1},{"i":2},{"i":3}]', '[{"i":1},{"i":3}]')).toEqual(['removed $[1] {"i":2} -'])
    expect(await changes('[1,{"x":1.0}]', '[0,1,{"x":1}]')).toEqual(['added $[0] - 0', 'written $[1].x 1.0 1'])
  })

  test('what is ignored is counted and not told', async () => {
    const a = '{"id":1,"at":5,"list":[{"id":2,"x":1}],"deep":{"er":{"at":6}}}'
    const b = '{"id":9,"at":7,"list":[{"id":8,"x":2}],"deep":{"er":{"at":8}}}'
    const { body, ignored } = await compare(a, b, 'date, $..at, $.list[*].id')
    expect(body.changes?.map(({ path }) => path)).toEqual(['$.id', '$.list[0].x'])
    expect(ignored).toBe(3)
    await expect(compare(a, b, '$[')).rejects.toThrow('“$[” is no path in JSON.')
  })

  test('many changes and deep bodies stay bounded', async () => {
    const list = (from: number): string => JSON.stringify(Array.from({ length: 3000 }, (_, at) => at * 2 + from))
    const { body } = await compare(list(0), list(1))
    expect(body.changes?.length).toBe(1000)
    expect(body.more).toBe(true)
    const deep = (inner: string): string => '['.repeat(5000) + inner + ']'.repeat(5000)
    expect((await compare(deep('1'), deep('2'))).body.kind).toBe('text')
    const nested = (inner: string): string => `${'['.repeat(500)}"${'y'.repeat(900_000)}",${inner}${']'.repeat(500)}`
    const { body: inner } = await compare(nested('1'), nested('2'))
    expect(inner.changes?.map(({ a, b }) => [a, b])).toEqual([['1', '2']])
    const many = `[${'1,'.repeat(200_000)}1]`
    expect((await compare(many, `${many} `)).body.kind).toBe('text')
    const long = await compare('x'.repeat(2_000_000), 'y'.repeat(2_000_000))
    expect(long.body.kind).toBe('bytes')
    expect(long.body.aText?.length).toBe(262_144)
  })

  test('whatever the JSON: a value is as itself in any layout, and a change is never missed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.json(), async (a, b) => {
        expect(await changes(a, JSON.stringify(JSON.parse(a), null, 3))).toEqual(
          (await changes(a, JSON.stringify(JSON.parse(a)))).filter(each => each.startsWith('written')),
        )
        const found = await changes(a, b)
        const isSame = JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b))
        if (!isSame && /^\s*[[{"\d-]/.test(a) && /^\s*[[{"\d-]/.test(b)) {
          // The order of names alone makes another text of the same value.
          const sorted = (text: string): string => JSON.stringify(sortNames(JSON.parse(text)))
          if (sorted(a) !== sorted(b)) expect(found.filter(each => !each.startsWith('written'))).not.toEqual([])
        }
      }),
      { numRuns: 300 },
    )
  })
})

const sortNames = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortNames)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sortNames(v)]),
  )
}

describe('B26: other bodies', () => {
  test('text by its lines', async () => {
    expect(await changes('one\ntwo\nthree\nfour', 'one\n2\nthree\nhalf\nfour')).toEqual([
      'changed line 2 two 2',
      'added line 4 - half',
    ])
    expect((await compare('a=1', 'a=2')).body.kind).toBe('text')
  })

  test('bytes by the first that differs, and equal ones as equal', async () => {
    const { body } = await compare(Uint8Array.of(0, 1, 255, 3), Uint8Array.of(0, 1, 254, 3))
    expect(body).toMatchObject({ kind: 'bytes', changes: null, firstDifference: 2, aText: null, bText: null })
    expect((await compare('same', 'same')).body).toMatchObject({ kind: 'same', firstDifference: null })
    expect((await compare('same', 'sam')).body.firstDifference).toBe(3)
  })
})

describe('B26: headers are a set', () => {
  test('order and case of names make no difference, the values of one name do', () => {
    const { headers, ignored } = headerDiff(
      [
        ['Accept', '*/*'],
        ['X-Twice', 'a'],
        ['X-Twice', 'b'],
        ['X-Gone', '1'],
        ['Date', 'then'],
      ],
      [
        ['x-twice', 'a'],
        ['accept', '*/*'],
        ['x-new', ''],
        ['date', 'now'],
      ],
      ignoreList('date'),
    )
    expect(headers).toEqual([
      { name: 'Accept', a: ['*/*'], b: ['*/*'], change: 'same' },
      { name: 'X-Twice', a: ['a', 'b'], b: ['a'], change: 'changed' },
      { name: 'X-Gone', a: ['1'], b: [], change: 'removed' },
      { name: 'x-new', a: [], b: [''], change: 'added' },
    ])
    expect(ignored).toBe(1)
  })

  test('when nothing is said, ids, times and signatures are left out; an empty list leaves nothing out', () => {
    const usual = ignoreList(undefined)
    for (const name of [
      'Date',
      'X-Request-Id',
      'webhook-id',
      'Stripe-Signature',
      'X-Hub-Signature-256',
      'X-Slack-Request-Timestamp',
    ]) {
      expect([name, usual.header(name), ignoreList('').header(name)]).toEqual([name, true, false])
    }
    expect(usual.header('content-type')).toBe(false)
    expect(ignoreList('x-*-b').header('X-a-B')).toBe(true)
    expect(ignoreList('x-*-b').header('x-b')).toBe(false)
  })

  test('paths with stars match what they say', () => {
    const matches = (pattern: string, ...path: (string | number)[]): boolean =>
      pathMatches(parsePathPattern(pattern) ?? ['none'], path)
    expect(matches('$.a.*.id', 'a', 'b', 'id')).toBe(true)
    expect(matches('$.a.*.id', 'a', 'id')).toBe(false)
    expect(matches('$.a[*].id', 'a', 3, 'id')).toBe(true)
    expect(matches('$.a[0]', 'a', 0)).toBe(true)
    expect(matches('$.a[0]', 'a', 1)).toBe(false)
    expect(matches('$..id', 'id')).toBe(true)
    expect(matches('$..id', 'x', 1, 'id')).toBe(true)
    expect(matches('$..id', 'x', 'idx')).toBe(false)
    expect(matches('$["a b"].c', 'a b', 'c')).toBe(true)
    expect(matches("$['a b'].c", 'a b', 'c')).toBe(true)
    expect(matches(pathText(["it's", 0, 'x\\y']), "it's", 0, 'x\\y')).toBe(true)
    expect(parsePathPattern('$x[')).toBe(null)
  })
})
