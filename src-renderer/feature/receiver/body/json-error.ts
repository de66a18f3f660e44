export interface JsonError {
  /** Index in the text. */
  at: number
  line: number
  column: number
  /** What is expected or wrong there. */
  message: string
}

const WORDS = ['true', 'false', 'null']
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const STRING_PART = /(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/y

class Stop extends Error {
  readonly at: number
  readonly said: string
  constructor(at: number, said: string) {
    super(said)
    this.at = at
    this.said = said
  }
}

/** Walks over JSON text without recursion, so that no depth is too deep, and stops at the first mistake. */
const walk = (text: string): void => {
  let at = 0
  const fail = (said: string): never => {
    throw new Stop(at, at >= text.length ? `The text ends where ${said} is expected.` : `Here ${said} is expected.`)
  }
  const space = (): void => {
    while (' \n\r\t'.includes(text[at] ?? 'x')) at++
  }
  const string = (): void => {
    const from = at
    at++
    STRING_PART.lastIndex = at
    STRING_PART.test(text)
    at = STRING_PART.lastIndex
    if (text[at] === '"') {
      at++
      return
    }
    if (at >= text.length) throw new Stop(from, 'This string is not closed.')
    throw new Stop(at, text[at] === '\\' ? 'This is no escape of JSON.' : 'A string cannot hold this character.')
  }
  const scalar = (): void => {
    if (text[at] === '"') return string()
    const word = WORDS.find(each => text.startsWith(each, at))
    if (word !== undefined) {
      at += word.length
      return
    }
    NUMBER.lastIndex = at
    if (!NUMBER.test(text)) return fail('a value')
    at = NUMBER.lastIndex
  }
  const key = (): void => {
    space()
    if (text[at] !== '"') fail('a name in double quotes')
    string()
    space()
    if (text[at] !== ':') fail('a colon')
    at++
  }

  const open: string[] = []
  for (;;) {
    space()
    const char = text[at]
    if (char === '{' || char === '[') {
      at++
      space()
      if (text[at] !== (char === '{' ? '}' : ']')) {
        open.push(char)
        if (char === '{') key()
        continue
      }
      at++
    } else scalar()
    // A value has ended: go on to the next, or close what ends with it.
    for (;;) {
      space()
      const around = open.at(-1)
      if (around === undefined) {
        if (at < text.length) throw new Stop(at, 'The value has ended before this.')
        return
      }
      if (text[at] === ',') {
        at++
        if (around === '{') key()
        break
      }
      if (text[at] !== (around === '{' ? '}' : ']')) fail(around === '{' ? 'a comma or }' : 'a comma or ]')
      at++
      open.pop()
    }
  }
}

/** Where text stops being JSON and why; null when it is JSON. */
export const jsonError = (text: string): JsonError | null => {
  try {
    walk(text)
    return null
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    const before = text.slice(0, error.at)
    const line = before.split('\n').length
    return { at: error.at, line, column: error.at - before.lastIndexOf('\n'), message: error.said }
  }
}
