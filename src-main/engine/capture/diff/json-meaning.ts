import { elementTexts } from '../../../../src-shared/json/element-texts.ts'
import { textsByName } from '../../../../src-shared/json/member-texts.ts'

export type JsonKind = 'object' | 'array' | 'string' | 'other'

export const kindOfJson = (text: string): JsonKind => {
  if (text.startsWith('{')) return 'object'
  if (text.startsWith('[')) return 'array'
  return text.startsWith('"') ? 'string' : 'other'
}

export const elementsOf = (text: string): string[] => elementTexts(text, Number.MAX_SAFE_INTEGER) ?? []

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/

/** A number without what does not change its value: digits without zeros at the ends, and where the point stands. */
const plainNumber = (text: string): string => {
  const found = NUMBER.exec(text)
  if (found === null) return text
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = found
  const digits = (whole + fraction).replace(/^0+/, '')
  const kept = digits.replace(/0+$/, '')
  if (kept === '') return '0'
  return `${sign}${kept}e${BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - kept.length)}`
}

/** The same text for the same value: no white space, names in order, one spelling of strings and numbers. */
export const meaningOf = (text: string): string => {
  switch (kindOfJson(text)) {
    case 'object': {
      const members = [...textsByName(text)].toSorted(([a], [b]) => (a < b ? -1 : 1))
      return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${meaningOf(value)}`).join(',')}}`
    }
    case 'array':
      return `[${elementsOf(text).map(meaningOf).join(',')}]`
    case 'string':
      return text.includes('\\') ? JSON.stringify(JSON.parse(text)) : text
    case 'other':
      return plainNumber(text)
  }
}
