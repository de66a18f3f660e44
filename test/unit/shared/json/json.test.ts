import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { elementTexts } from '../../../../src-shared/json/element-texts.ts'
import { excess } from '../../../../src-shared/json/excess.ts'
import { memberTexts, textsByName } from '../../../../src-shared/json/member-texts.ts'
import { tooLargeNumber } from '../../../../src-shared/json/too-large-number.ts'
import { withMembers } from '../../../../src-shared/json/with-members.ts'
import { anyJsonText } from '../../../support/any-json-text.ts'

const { object, value } = anyJsonText()

const depthOf = (json: unknown): number =>
  typeof json === 'object' && json !== null ? 1 + Math.max(0, ...Object.values(json).map(depthOf)) : 0

describe('the text of JSON', () => {
  test('each member of an object is cut out as it was written, the last of a name is the one that counts', () => {
    fc.assert(
      fc.property(object, text => {
        const parsed: object = JSON.parse(text)
        const texts = textsByName(text)
        expect([...texts.keys()].toSorted()).toEqual(Object.keys(parsed).toSorted())
        for (const [name, own] of texts) {
          expect(JSON.parse(own)).toEqual(Object.getOwnPropertyDescriptor(parsed, name)?.value)
          expect(own).toBe(own.trim())
        }
        for (const { text: own, at } of memberTexts(text)) expect(text.slice(at, at + own.length)).toBe(own)
      }),
      { numRuns: 2000 },
    )
  })

  test('a list is cut into its elements as they were written', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 6 }), elements => {
        expect(elementTexts(` [ ${elements.join(' ,\r\n')}\t] \n`, 1000)).toEqual(elements)
      }),
      { numRuns: 1000 },
    )
  })

  test.each(['', 'null', '{}', '[', '[1', '[1,', '[1,]', '[,1]', '[1] 2', '[1]]', '[{]}]', '[}', '["]'])(
    'what is no list is told so: %s',
    text => expect(elementTexts(text, 1000)).toBeNull(),
  )

  test('an element that is no JSON leaves the others as they are, and one too many ends the cutting', () => {
    expect(elementTexts('[{"a":1}, oops , "x]"]', 1000)).toEqual(['{"a":1}', 'oops', '"x]"'])
    expect(elementTexts(`[${'1,'.repeat(5000)}1]`, 10)).toHaveLength(11)
  })

  test('other values take the place of members, and everything else stays as it was written', () => {
    expect(withMembers('{ "a" : 1.0,"b":2 , "a": 3 }', { a: '1e0', c: '[ ]' })).toBe(
      '{ "a" : 1.0,"b":2 , "a": 1e0 ,"c":[ ]}',
    )
    expect(withMembers('{ }', { a: '1' })).toBe('{ "a":1}')
    fc.assert(
      fc.property(object, value, value, (text, a, b) => {
        const changed = withMembers(text, { a, __proto__x: b })
        const { a: isA, __proto__x: isB, ...others } = JSON.parse(changed)
        const { a: _, ...before } = JSON.parse(text)
        expect([isA, isB, others]).toEqual([JSON.parse(a), JSON.parse(b), before])
      }),
      { numRuns: 1000 },
    )
  })

  test('levels are counted as they are nested, brackets in strings are not', () => {
    fc.assert(
      fc.property(value, text => {
        const depth = depthOf(JSON.parse(text))
        const once = JSON.stringify(JSON.parse(text))
        expect([excess(once, depth), excess(text, depth - 1)]).toEqual([null, depth > 0 ? 'levels' : null])
      }),
      { numRuns: 1000 },
    )
    expect(excess(`"${'['.repeat(5000)}"`, 512)).toBe(null)
    expect(excess(`${'['.repeat(513)}${']'.repeat(513)}`, 512)).toBe('levels')
    expect(excess(`${'['.repeat(512)}${']'.repeat(512)}`, 512)).toBe(null)
  })

  test('more values than anybody sends are found, and not those that only a text holds', () => {
    expect(excess(`[${'1,'.repeat(499_999)}1]`, 512)).toBe(null)
    expect(excess(`[${'1,'.repeat(500_000)}1]`, 512)).toBe('values')
    expect(excess(`{${'"a":1,'.repeat(100_000)}"a":1}`, 512)).toBe('values')
    expect(excess(`"${'[1,:'.repeat(1_000_000)}"`, 512)).toBe(null)
  })

  test('white space at an end takes time with its length, however long it is', () => {
    const space = ' '.repeat(5_000_000)
    expect(elementTexts(`[1${space},2${space}]${space}`, 5)).toEqual(['1', '2'])
  })

  test.each([
    ['1e400', '1e400'],
    ['-1e400', '-1e400'],
    ['{"a":[1,-2.5e+309 ]}', '-2.5e+309'],
    [`[${'9'.repeat(310)}]`, '9'.repeat(310)],
    [`[${'9'.repeat(250)}e60]`, `${'9'.repeat(250)}e60`],
    ['"1e400"', null],
    ['{"1e400":"\\"1e400"}', null],
    ['[1e308, 1e-400, 1e0001, 0e999]', null],
    [`0.${'1'.repeat(400)}`, null],
  ])('a number that no double can hold is found: %s', (text, number) => expect(tooLargeNumber(text)).toBe(number))

  test('no number that is read as infinite is missed', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 320 }).map(text => `1${text}`)
    const exponent = fc.oneof(
      fc.constant(''),
      fc.integer({ min: -400, max: 400 }).map(n => `e${n}`),
    )
    fc.assert(
      fc.property(digits, exponent, (whole, power) => {
        const number = `${whole}${power}`
        expect(tooLargeNumber(`{"a": ${number}}`)).toBe(Number.isFinite(Number(number)) ? null : number)
      }),
      { numRuns: 2000 },
    )
  })

  test('a hostile text takes no longer than its length', () => {
    const million = 1_000_000
    for (const text of [
      `{"a":"${'\\\\'.repeat(million)}"}`,
      `{"a":[${'"",'.repeat(million)}1]}`,
      `{"a":"${'1'.repeat(199)} `.padEnd(million, `${'1'.repeat(199)} `),
      `[${'['.repeat(million)}`,
    ]) {
      const began = performance.now()
      memberTexts(text)
      elementTexts(text, 1000)
      excess(text, 512)
      tooLargeNumber(text)
      expect(performance.now() - began).toBeLessThan(5000)
    }
  })
})
