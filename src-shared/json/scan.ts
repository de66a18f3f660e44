const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c

/** The index of the first character that is no white space of JSON, from `at` on. */
export const skipSpace = (text: string, at: number): number => {
  for (let i = at; ; i++) {
    const code = text.charCodeAt(i)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return i
  }
}

export const opens = (code: number): boolean => code === 0x7b || code === 0x5b
export const closes = (code: number): boolean => code === 0x7d || code === 0x5d
export const isQuote = (code: number): boolean => code === QUOTE

/** The index behind the string whose opening quote is at `at`; the end of the text when it does not end. */
export const endOfString = (text: string, at: number): number => {
  for (let quote = text.indexOf('"', at + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let before = quote - 1
    while (text.charCodeAt(before) === BACKSLASH) before--
    if ((quote - before) % 2 === 1) return quote + 1
  }
  return text.length
}

/** The index of the comma or closing bracket behind what begins at `at`; the end of the text when there is none. */
export const endOfItem = (text: string, at: number): number => {
  let depth = 0
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === QUOTE) i = endOfString(text, i) - 1
    else if (code === COMMA) {
      if (depth === 0) return i
    } else if (opens(code)) depth++
    else if (closes(code)) {
      if (depth === 0) return i
      depth--
    }
  }
  return text.length
}

/** Without the white space of JSON at its end. */
export const trimEnd = (text: string, from: number, to: number): string => {
  let end = to
  while (end > from && skipSpace(text, end - 1) !== end - 1) end--
  return text.slice(from, end)
}
