import { excess, MOST_DEEP } from '../../src-shared/json/excess.ts'

/** A value of JSON text as it was written: numbers and strings keep their spelling. */
export interface JsonNode {
  open?: '{' | '['
  close?: '}' | ']'
  children: JsonNode[]
  /** With its quotes. */
  key?: string
  text?: string
}

const TOKENS = /"(?:\\.|[^"\\])*"|[{}[\]:,]|[^\s{}[\]:,"]+/g

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const parse = (tokens: string[]): JsonNode => {
  let at = 0
  const value = (): JsonNode => {
    const token = tokens[at++] ?? ''
    if (token !== '{' && token !== '[') return { text: token, children: [] }
    const close = token === '{' ? '}' : ']'
    const children: JsonNode[] = []
    while (at < tokens.length && tokens[at] !== close) {
      if (tokens[at] === ',') at++
      else if (token === '{') {
        const key = tokens[at] ?? ''
        at += 2
        children.push({ ...value(), key })
      } else children.push(value())
    }
    at++
    return { open: token, close, children }
  }
  return value()
}

/** The values of JSON text, or null when it is not JSON, or too deep to walk over. */
export const readJsonNodes = (text: string): JsonNode | null =>
  excess(text, MOST_DEEP) !== null || !isJson(text) ? null : parse(text.match(TOKENS) ?? [])
