import { excess, MOST_DEEP } from '../../src-shared/json/excess.ts'

export interface JsonToken {
  kind: 'key' | 'string' | 'number' | 'word' | 'mark'
  text: string
}

const TOKENS = /"(?:\\.|[^"\\])*"|[{}[\]:,]|[^\s{}[\]:,"]+/g
const INLINE_WIDTH = 64

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

interface Node {
  open?: string
  close?: string
  children: Node[]
  key?: string
  text?: string
}

const parse = (tokens: string[]): Node => {
  let at = 0
  const value = (): Node => {
    const token = tokens[at++] ?? ''
    if (token !== '{' && token !== '[') return { text: token, children: [] }
    const close = token === '{' ? '}' : ']'
    const children: Node[] = []
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

const scalar = (text: string): JsonToken => ({
  kind: text.startsWith('"') ? 'string' : /^[-0-9]/.test(text) ? 'number' : 'word',
  text,
})
const mark = (text: string): JsonToken => ({ kind: 'mark', text })

const flat = (node: Node): JsonToken[] => {
  const head: JsonToken[] = node.key === undefined ? [] : [{ kind: 'key', text: node.key }, mark(': ')]
  if (node.open === undefined) return [...head, scalar(node.text ?? '')]
  if (node.children.length === 0) return [...head, mark(`${node.open}${node.close}`)]
  const inner = node.children.flatMap((child, i) => (i === 0 ? flat(child) : [mark(', '), ...flat(child)]))
  const space = node.open === '{' ? ' ' : ''
  return [...head, mark(node.open + space), ...inner, mark(space + node.close)]
}

const width = (tokens: JsonToken[]): number => tokens.reduce((sum, token) => sum + token.text.length, 0)

const layOut = (node: Node, indent: string, tail: string, top: boolean): JsonToken[][] => {
  const oneLine = flat(node)
  const isLeaf = node.open === undefined || node.children.length === 0
  const hasNested = node.children.some(child => child.open !== undefined && child.children.length > 0)
  if (isLeaf || (!top && !hasNested && indent.length + width(oneLine) <= INLINE_WIDTH))
    return [[mark(indent), ...oneLine, mark(tail)]]
  const head: JsonToken[] = node.key === undefined ? [] : [{ kind: 'key', text: node.key }, mark(': ')]
  const last = node.children.length - 1
  const inner = node.children.flatMap((child, i) => layOut(child, `${indent}  `, i === last ? '' : ',', false))
  return [[mark(indent), ...head, mark(node.open ?? '')], ...inner, [mark(indent + (node.close ?? '') + tail)]]
}

/**
 * Lines of coloured tokens for JSON text, or null when it is not JSON, or too deep to walk over. Only white space changes: numbers and strings
 * stay as they were written, also those that a parser would round.
 */
export const prettyJson = (text: string): JsonToken[][] | null => {
  if (excess(text, MOST_DEEP) !== null || !isJson(text)) return null
  return layOut(parse(text.match(TOKENS) ?? []), '', '', true)
}

/** The same as plain text. */
export const prettyJsonText = (text: string): string =>
  prettyJson(text)
    ?.map(line => line.map(token => token.text).join(''))
    .join('\n') ?? text
