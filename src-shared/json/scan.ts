const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09

/** The index of the first character that is no white space of JSON, from `at` on. */
export const skipSpace = (text: string, at: number): number => {
  let i = at
  while (isSpace(text.charCodeAt(i))) i++
  return i
}

export const opens = (code: number): boolean => code === 0x7b || code === 0x5b
export const closes = (code: number): boolean => code === 0x7d || code === 0x5d
export const isQuote = (code: number): boolean => code === QUOTE

/** The index behind the string whose opening quote is at `at`; the end of the text when it does not end. */
export const endOfString = (text: string, at: number): number => {
  const quote = text.indexOf('"', at + 1)
  if (quote === -1) return text.length
  if (text.charCodeAt(quote - 1) !== BACKSLASH) return quote + 1
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === BACKSLASH) i++
    else if (code === QUOTE) return i + 1
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
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--
  return text.slice(from, end)
}
