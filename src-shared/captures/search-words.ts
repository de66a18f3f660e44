const QUOTED = /^"((?:[^"\\]|\\.)*)"(?=\s|$)/su
const PLAIN = /^\S+/u
/** What the query line takes for a filter. */
const LIKE_A_FILTER = /^[a-z]+:(?!\/\/)/i

/** The text in quotes at the beginning, with what of `text` it takes; null: there is none. */
export const readQuoted = (text: string): { value: string; length: number } | null => {
  const found = QUOTED.exec(text)
  if (found === null) return null
  return { value: (found[1] ?? '').replace(/\\(.)/gsu, '$1'), length: found[0].length }
}

/** Quotes a text when it is none of its own without them, as behind the name of a filter: `path://x` is an address. */
export const quoteWord = (word: string): string =>
  word === '' || /\s|^"|^\/\//u.test(word) || LIKE_A_FILTER.test(word) ? quoted(word) : word

export const quoted = (word: string): string => `"${word.replace(/["\\]/g, '\\$&')}"`

/** The texts that a search asks for: its words, and what stands in quotes as one. */
export const searchWords = (q: string): string[] => {
  const words: string[] = []
  for (let rest = q.trimStart(); rest !== ''; rest = rest.trimStart()) {
    const { value, length } = readQuoted(rest) ?? plainAt(rest)
    if (value !== '') words.push(value)
    rest = rest.slice(length)
  }
  return words
}

export const plainAt = (text: string): { value: string; length: number } => {
  const value = PLAIN.exec(text)?.[0] ?? ''
  return { value, length: value.length }
}
