import { HookError } from '../../../src-shared/error.ts'
import type { Glob } from './glob.ts'

/** A term such as `status:Final` or `"red flower*"`; without a field it is looked for in every one. */
export interface Term {
  kind: 'term'
  field: string | null
  value: Glob
}

/** A part of a query and the index at which it begins. */
export type Token = { at: number } & (Term | { kind: '(' | ')' | '-' | '+' | 'AND' | 'OR' | 'NOT' | 'end' })

/** A problem of a query in words. `at` is an index; a person counts from 1. */
export const queryError = (message: string, at: number): HookError =>
  new HookError('INVALID_INPUT', `Query, character ${at + 1}: ${message}`, {
    field: 'filter.foldersAndQuery.query',
    help: 'For example: status:Final AND (filename:flower* OR tags:"red rose") -archived:true',
  })

const isSpace = (char: string): boolean => /\s/.test(char)
const keywords = ['AND', 'OR', 'NOT'] as const

const createGlobBuilder = () => {
  const pieces = ['']
  return {
    add: (char: string) => void (pieces[pieces.length - 1] += char),
    star: () => {
      if (pieces.length === 1 || pieces.at(-1) !== '') pieces.push('')
    },
    pieces,
    isBlank: () => pieces.length === 1 && pieces[0]?.trim() === '',
  }
}

/** Text up to `"`; `\` before a character takes its meaning away, `*` keeps its own. */
const readQuoted = (text: string, at: number): { value: Glob; end: number } => {
  const glob = createGlobBuilder()
  for (let i = at + 1; i < text.length; i++) {
    const char = text.charAt(i)
    if (char === '"') {
      if (glob.isBlank()) throw queryError('expected some text between the quotes.', i)
      const next = text.charAt(i + 1)
      if (next !== '' && next !== ')' && !isSpace(next)) {
        throw queryError(`expected a space after the closing quote, found ${next}`, i + 1)
      }
      return { value: glob.pieces, end: i + 1 }
    }
    if (char === '*') glob.star()
    else glob.add(char === '\\' ? text.charAt(++i) : char)
  }
  throw queryError('expected a closing quote before the end.', text.length)
}

/** Text up to a space or a parenthesis, and for a term's first part up to a colon. */
const readBare = (text: string, at: number, stopAtColon: boolean): { value: Glob; end: number } => {
  const glob = createGlobBuilder()
  let i = at
  for (; i < text.length; i++) {
    const char = text.charAt(i)
    if (isSpace(char) || char === ')' || char === '(' || (stopAtColon && char === ':')) break
    if (char === '"') throw queryError('expected a space before the quote, or the whole value in quotes.', i)
    if (char === '*') glob.star()
    else if (char !== '\\') glob.add(char)
    else if (++i === text.length) throw queryError('expected a character after \\', i)
    else glob.add(text.charAt(i))
  }
  if (text.charAt(i) === '(' && !keywords.some(keyword => keyword === text.slice(at, i))) {
    throw queryError('expected a space before ( or, when it belongs to the value, quotes around the value.', i)
  }
  return { value: glob.pieces, end: i }
}

const readValue = (text: string, at: number, field: string): { value: Glob; end: number } => {
  const char = text.charAt(at)
  if (char === '(') {
    throw queryError(`expected a value, found ( – repeat the field: (${field}:a OR ${field}:b)`, at)
  }
  if (char === '[' || char === '{') {
    throw queryError(
      `expected a value, found ${char} – ranges cannot be searched; quote the value if it begins so.`,
      at,
    )
  }
  if (char === '' || char === ')' || isSpace(char)) throw queryError(`expected a value right after ${field}:`, at)
  return char === '"' ? readQuoted(text, at) : readBare(text, at, false)
}

const readTerm = (text: string, at: number): { token: Token; end: number } => {
  if (text.charAt(at) === '"') {
    const { value, end } = readQuoted(text, at)
    return { token: { kind: 'term', field: null, value, at }, end }
  }
  const { value, end } = readBare(text, at, true)
  const raw = text.slice(at, end)
  if (text.charAt(end) !== ':') {
    const keyword = keywords.find(word => word === raw)
    return { token: keyword === undefined ? { kind: 'term', field: null, value, at } : { kind: keyword, at }, end }
  }
  if (raw !== '*' && !/^[\p{L}\p{N}_.-]+$/u.test(raw)) {
    throw queryError(`expected a field name before the colon, found ${raw === '' ? 'none' : raw}`, at)
  }
  const read = readValue(text, end + 1, raw)
  return { token: { kind: 'term', field: raw === '*' ? null : raw, value: read.value, at }, end: read.end }
}

/** Cuts a query into tokens; the last one is `end`. Throws INVALID_INPUT. */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const char = text.charAt(at)
    if (isSpace(char)) {
      at++
    } else if (char === '(' || char === ')') {
      tokens.push({ kind: char, at: at++ })
    } else if (char === '-' || char === '+') {
      const next = text.charAt(at + 1)
      if (next === '' || isSpace(next)) throw queryError(`expected a term right after ${char}`, at + 1)
      tokens.push({ kind: char, at: at++ })
    } else {
      const { token, end } = readTerm(text, at)
      tokens.push(token)
      at = end
    }
  }
  tokens.push({ kind: 'end', at: text.length })
  return tokens
}
