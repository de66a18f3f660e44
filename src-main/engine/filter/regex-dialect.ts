/** What expressions mean differently in Python, which NetBox's conditions are written for, and in JavaScript. */
export interface RegexDialect {
  /** Characters of `\d \w \s`, as they stand between [ and ]. */
  classes: Record<string, string>
  /** Places between two characters, by how they are written. */
  asserts: Record<string, (chars: readonly string[], index: number) => boolean>
  /** Characters that `.` does not stand for. */
  lineEnds: string
  /** `[]` is a set of nothing, not the beginning of one with `]` in it. */
  emptySets: boolean
  /** `\p{L}` and `\u{1F600}` are known. */
  braces: boolean
}

const edges = (word: RegExp): RegexDialect['asserts'] => {
  const isWord = (char: string | undefined): boolean => char !== undefined && word.test(char)
  const atEdge = (chars: readonly string[], index: number): boolean => isWord(chars[index - 1]) !== isWord(chars[index])
  return {
    '^': (_, index) => index === 0,
    '\\b': atEdge,
    '\\B': (chars, index) => !atEdge(chars, index),
  }
}

const atEnd = (chars: readonly string[], index: number): boolean => index === chars.length

/** Letters and digits are those of every script. */
export const python: RegexDialect = {
  classes: { d: '\\p{Nd}', w: '\\p{L}\\p{M}\\p{N}_', s: '\\s' },
  asserts: {
    ...edges(/[\p{L}\p{M}\p{N}_]/u),
    $: (chars, index) => atEnd(chars, index) || (index === chars.length - 1 && chars[index] === '\n'),
    '\\A': (_, index) => index === 0,
    '\\Z': atEnd,
  },
  lineEnds: '\n',
  emptySets: false,
  braces: false,
}

/** As JavaScript reads expressions with the flag `u`: JSON Schema asks for it. */
export const ecmaScript: RegexDialect = {
  classes: { d: '0-9', w: 'A-Za-z0-9_', s: '\\s' },
  asserts: { ...edges(/\w/), $: atEnd },
  lineEnds: '\n\r\u2028\u2029',
  emptySets: true,
  braces: true,
}
