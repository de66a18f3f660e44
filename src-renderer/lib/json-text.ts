import { type JsonNode, readJsonNodes } from './json-nodes.ts'

export interface JsonToken {
  kind: 'key' | 'string' | 'number' | 'word' | 'mark'
  text: string
}

const INLINE_WIDTH = 64

const scalar = (text: string): JsonToken => ({
  kind: text.startsWith('"') ? 'string' : /^[-0-9]/.test(text) ? 'number' : 'word',
  text,
})
const mark = (text: string): JsonToken => ({ kind: 'mark', text })

const flat = (node: JsonNode): JsonToken[] => {
  const head: JsonToken[] = node.key === undefined ? [] : [{ kind: 'key', text: node.key }, mark(': ')]
  if (node.open === undefined) return [...head, scalar(node.text ?? '')]
  if (node.children.length === 0) return [...head, mark(`${node.open}${node.close}`)]
  const inner = node.children.flatMap((child, i) => (i === 0 ? flat(child) : [mark(', '), ...flat(child)]))
  const space = node.open === '{' ? ' ' : ''
  return [...head, mark(node.open + space), ...inner, mark(space + node.close)]
}

const width = (tokens: JsonToken[]): number => tokens.reduce((sum, token) => sum + token.text.length, 0)

const layOut = (node: JsonNode, indent: string, tail: string, top: boolean): JsonToken[][] => {
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
  const node = readJsonNodes(text)
  return node === null ? null : layOut(node, '', '', true)
}

/** The same as plain text. */
export const prettyJsonText = (text: string): string =>
  prettyJson(text)
    ?.map(line => line.map(token => token.text).join(''))
    .join('\n') ?? text
