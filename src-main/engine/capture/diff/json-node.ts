import { endOfItem, endOfString, isQuote, skipSpace, trimEnd } from '../../../../src-shared/json/scan.ts'

/** A value of JSON with its own text. Two of the same `meaning`, made by one reader, are the same value. */
export type JsonNode = { text: string; meaning: number } & (
  | { kind: 'object'; members: ReadonlyMap<string, JsonNode> }
  | { kind: 'array'; elements: readonly JsonNode[] }
  | { kind: 'scalar' }
)

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/
/** A longer number is compared as it is written. */
const LONGEST_NUMBER = 1000

/** A number without what does not change its value: digits without zeros at the ends, and where the point stands. */
const plainNumber = (text: string): string => {
  const found = text.length > LONGEST_NUMBER ? null : NUMBER.exec(text)
  if (found === null) return text
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = found
  const digits = (whole + fraction).replace(/^0+/, '')
  const kept = digits.replace(/0+$/, '')
  if (kept === '') return '0'
  return `${sign}${kept}e${BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - kept.length)}`
}

const said = (text: string): string => (text.includes('\\') ? String(JSON.parse(text)) : text.slice(1, -1))

/**
 * Reads valid JSON, each part of it once. Meanings are numbers: those of the parts make that of the whole, so that deep
 * and long texts are compared without being looked through again at every level.
 */
export const createJsonReader = (): ((text: string) => JsonNode) => {
  const meanings = new Map<string, number>()
  const meaningOf = (key: string): number => {
    const known = meanings.get(key)
    if (known !== undefined) return known
    meanings.set(key, meanings.size)
    return meanings.size - 1
  }

  const readAt = (text: string, from: number): { node: JsonNode; end: number } => {
    const first = text[from]
    if (first === '{') return object(text, from)
    if (first === '[') return array(text, from)
    const end = first === '"' ? endOfString(text, from) : endOfItem(text, from)
    const own = trimEnd(text, from, end)
    const meaning = meaningOf(first === '"' ? `"${said(own)}` : plainNumber(own))
    return { node: { kind: 'scalar', text: own, meaning }, end }
  }

  const object = (text: string, from: number): { node: JsonNode; end: number } => {
    const members = new Map<string, JsonNode>()
    let at = skipSpace(text, from + 1)
    while (isQuote(text.charCodeAt(at))) {
      const nameEnd = endOfString(text, at)
      const name = said(text.slice(at, nameEnd))
      const value = readAt(text, skipSpace(text, skipSpace(text, nameEnd) + 1))
      members.set(name, value.node)
      at = skipSpace(text, value.end)
      if (text[at] === ',') at = skipSpace(text, at + 1)
    }
    const names = [...members.keys()].toSorted()
    const key = names.map(name => `${JSON.stringify(name)}:${members.get(name)?.meaning}`).join(',')
    return {
      node: { kind: 'object', text: text.slice(from, at + 1), meaning: meaningOf(`{${key}`), members },
      end: at + 1,
    }
  }

  const array = (text: string, from: number): { node: JsonNode; end: number } => {
    const elements: JsonNode[] = []
    let at = skipSpace(text, from + 1)
    while (at < text.length && text[at] !== ']') {
      const value = readAt(text, at)
      elements.push(value.node)
      at = skipSpace(text, value.end)
      if (text[at] === ',') at = skipSpace(text, at + 1)
    }
    const key = elements.map(({ meaning }) => meaning).join(',')
    return {
      node: { kind: 'array', text: text.slice(from, at + 1), meaning: meaningOf(`[${key}`), elements },
      end: at + 1,
    }
  }

  return text => readAt(text, skipSpace(text, 0)).node
}
