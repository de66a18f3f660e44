import { python, type RegexDialect } from './regex-dialect.ts'
import type { RegexNode } from './regex-node.ts'

/** What is wrong with a regular expression, in words. */
export class RegexProblem extends Error {}

const MOST_NESTED = 30
const MOST_REPEATED = 1000

const charTest = (source: string): RegexNode => {
  try {
    const pattern = new RegExp(`^${source}$`, 'u')
    return { kind: 'char', test: char => pattern.test(char) }
  } catch {
    throw new RegexProblem(`${source} is not a set of characters`)
  }
}

/** An escape, as the source of one for JavaScript's `u` mode. `\-` and the like mean the character itself. */
const escapeSource = (letter: string, inSet: boolean, { classes }: RegexDialect): string => {
  const lower = letter.toLowerCase()
  const set = classes[lower]
  if (set !== undefined) {
    if (letter === lower) return inSet ? set : `[${set}]`
    if (!inSet) return `[^${set}]`
    if (letter === 'S') return '\\S'
    throw new RegexProblem(`\\${letter} cannot stand between [ and ]; write [^\\${lower}] on its own`)
  }
  if ('nrtfv'.includes(letter)) return `\\${letter}`
  if (/[\p{L}\p{N}]/u.test(letter)) throw new RegexProblem(`\\${letter} is not known here`)
  return /[\^$\\.*+?()[\]{}|/-]/.test(letter) ? (letter === '-' && !inSet ? '-' : `\\${letter}`) : letter
}

/**
 * Reads a regular expression: literals, `.`, sets, `\d \w \s`, groups, `|`, `* + ? {n,m}` (lazy ones too), `^ $ \A \Z
 * \b`. References back and looking around cannot be matched in one pass: they are refused. Throws RegexProblem.
 */
export const parseRegex = (source: string, dialect: RegexDialect = python): RegexNode => {
  const chars = [...source]
  let at = 0
  const peek = (text: string): boolean => text === chars.slice(at, at + text.length).join('')
  const take = (text: string): boolean => {
    const there = peek(text)
    if (there) at += text.length
    return there
  }

  const hex = (digits: number): string => {
    const code = chars.slice(at, at + digits).join('')
    if (!/^[0-9a-f]+$/i.test(code) || code.length < digits) throw new RegexProblem(`\\ needs ${digits} hex digits`)
    at += digits
    return `\\u{${code}}`
  }

  /** `\p{…}` or `\u{…}`; whether it names something is asked of JavaScript when the set is made. */
  const braced = (letter: string): string => {
    const found = /^\{[\w=]+\}/.exec(chars.slice(at, at + 80).join(''))
    if (found === null) throw new RegexProblem(`\\${letter} needs a name in { and }`)
    at += found[0].length
    return `\\${letter}${found[0]}`
  }

  const escape = (inSet: boolean): string => {
    const letter = chars[at++]
    if (letter === undefined) throw new RegexProblem('a character is missing after \\')
    if (letter === 'x') return hex(2)
    if (letter === 'u') return dialect.braces && peek('{') ? braced('u') : hex(4)
    if (dialect.braces && (letter === 'p' || letter === 'P')) return braced(letter)
    return escapeSource(letter, inSet, dialect)
  }

  const set = (): RegexNode => {
    const opened = at
    let body = take('^') ? '[^' : '['
    if (!dialect.emptySets && take(']')) body += '\\]'
    for (;;) {
      const char = chars[at++]
      if (char === undefined) throw new RegexProblem(`the [ at character ${opened} has no ]`)
      if (char === ']') return charTest(`${body}]`)
      body += char === '\\' ? escape(true) : char === '[' ? '\\[' : char
    }
  }

  const group = (depth: number): RegexNode => {
    const opened = at
    if (depth > MOST_NESTED) throw new RegexProblem(`at most ${MOST_NESTED} groups may lie in each other`)
    if (take('?') && !take(':')) {
      const name = /^P?<[A-Za-z_]\w*>/.exec(chars.slice(at).join(''))?.[0]
      if (name === undefined) {
        throw new RegexProblem(
          `(?${chars[at] ?? ''} at character ${opened} is not known here; groups are (…), (?:…) or (?P<name>…)`,
        )
      }
      at += name.length
    }
    const inner = choice(depth + 1)
    if (!take(')')) throw new RegexProblem(`the ( at character ${opened} has no )`)
    return inner
  }

  const atom = (depth: number): RegexNode => {
    const char = chars[at++] ?? ''
    const assert = dialect.asserts[char === '\\' ? `\\${chars[at] ?? ''}` : char]
    if (assert !== undefined) {
      if (char === '\\') at++
      return { kind: 'assert', test: assert }
    }
    if (char === '(') return group(depth)
    if (char === '[') return set()
    if (char === '.') return { kind: 'char', test: other => !dialect.lineEnds.includes(other) }
    if (char === '\\') return charTest(escape(false))
    if ('*+?'.includes(char)) throw new RegexProblem(`there is nothing to repeat before ${char} at character ${at}`)
    return { kind: 'char', test: other => other === char }
  }

  const bounds = (): { min: number; max: number } | null => {
    if (take('*')) return { min: 0, max: Infinity }
    if (take('+')) return { min: 1, max: Infinity }
    if (take('?')) return { min: 0, max: 1 }
    const found = /^\{(\d*)(,?)(\d*)\}/.exec(chars.slice(at, at + 24).join(''))
    if (found === null || (found[1] === '' && found[3] === '')) return null
    at += found[0].length
    const min = Number(found[1])
    const max = found[2] === '' ? min : found[3] === '' ? Infinity : Number(found[3])
    const most = max === Infinity ? min : max
    if (max < min || most > MOST_REPEATED)
      throw new RegexProblem(`${found[0]} must go up and to ${MOST_REPEATED} at most`)
    return { min, max }
  }

  const sequence = (depth: number): RegexNode => {
    const parts: RegexNode[] = []
    while (at < chars.length && !peek('|') && !peek(')')) {
      const part = atom(depth)
      const range = bounds()
      if (range === null) {
        parts.push(part)
        continue
      }
      take('?')
      if (bounds() !== null) throw new RegexProblem(`there is nothing to repeat before character ${at}`)
      parts.push({ kind: 'repeat', part, ...range })
    }
    return { kind: 'sequence', parts }
  }

  const choice = (depth: number): RegexNode => {
    const parts = [sequence(depth)]
    while (take('|')) parts.push(sequence(depth))
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'choice', parts }
  }

  const whole = choice(0)
  if (at < chars.length) throw new RegexProblem(`the ) at character ${at + 1} closes nothing`)
  return whole
}
