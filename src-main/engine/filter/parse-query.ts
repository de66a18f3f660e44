import { queryError, type Term, type Token, tokensOf } from './query-token.ts'

export type Query = Term | { kind: 'not'; part: Query } | { kind: 'and' | 'or'; parts: Query[] }

const MOST_NESTED = 50
export const LONGEST_QUERY = 4000

const shown = (token: Token): string => {
  if (token.kind === 'end') return 'the end'
  return token.kind === 'term' ? 'a term' : token.kind
}

const group = (kind: 'and' | 'or', parts: Query[]): Query => {
  const [only, ...others] = parts
  return only !== undefined && others.length === 0 ? only : { kind, parts }
}

/**
 * Reads a query; null when it is empty, which is no limit.
 *
 *   or   = and { "OR" and }
 *   and  = not { [ "AND" ] not }
 *   not  = ( "NOT" | "-" | "+" ) not | "(" or ")" | term
 *   term = [ field ":" ] ( word | '"' text '"' )        `*` stands for anything, `\` takes a character as it is
 *
 * Throws INVALID_INPUT that names filter.foldersAndQuery.query and says what was expected at which character.
 */
export const parseQuery = (text: string): Query | null => {
  if (text.length > LONGEST_QUERY) throw queryError(`a query has at most ${LONGEST_QUERY} characters.`, LONGEST_QUERY)
  const tokens = tokensOf(text)
  const end: Token = { kind: 'end', at: text.length }
  let position = 0
  const peek = (): Token => tokens[position] ?? end

  const not = (depth: number): Query => {
    const token = peek()
    if (depth > MOST_NESTED)
      throw queryError(`at most ${MOST_NESTED} parentheses and NOT may lie in each other.`, token.at)
    position++
    switch (token.kind) {
      case 'term':
        return { kind: 'term', field: token.field, value: token.value }
      case 'NOT':
      case '-':
        return { kind: 'not', part: not(depth + 1) }
      case '+':
        return not(depth + 1)
      case '(': {
        const inner = or(depth + 1)
        const closing = peek()
        if (closing.kind !== ')') throw queryError(`expected ) for the ( at character ${token.at + 1}.`, closing.at)
        position++
        return inner
      }
      case ')':
      case 'AND':
      case 'OR':
      case 'end':
        throw queryError(`expected a term or (, found ${shown(token)}.`, token.at)
    }
  }

  const and = (depth: number): Query => {
    const parts = [not(depth)]
    for (;;) {
      const { kind } = peek()
      if (kind === 'AND') position++
      else if (kind === 'OR' || kind === ')' || kind === 'end') return group('and', parts)
      parts.push(not(depth))
    }
  }

  const or = (depth: number): Query => {
    const parts = [and(depth)]
    while (peek().kind === 'OR') {
      position++
      parts.push(and(depth))
    }
    return group('or', parts)
  }

  if (peek().kind === 'end') return null
  const query = or(0)
  const rest = peek()
  if (rest.kind !== 'end') throw queryError(`expected AND, OR or the end, found ${shown(rest)}.`, rest.at)
  return query
}
