/** Text as one word of a POSIX shell. */
export const shellQuote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Words as they are typed: those that no shell would change stay bare. */
export const shellWords = (words: readonly string[]): string =>
  words.map(word => (/^[\w./:@%+=,-]+$/.test(word) ? word : shellQuote(word))).join(' ')
