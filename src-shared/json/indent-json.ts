const TOKENS = /"(?:\\.|[^"\\])*"|[{}[\]:,]|[^\s{}[\]:,"]+/g

/** JSON text with an indent of 4. Only white space changes: numbers and strings stay as they were written. */
export const indentJson = (text: string): string => {
  let depth = 0
  let before = ''
  const parts: string[] = []
  const newLine = (): string => `\n${' '.repeat(4 * depth)}`
  for (const [token] of text.matchAll(TOKENS)) {
    const opened = before === '{' || before === '['
    const closes = token === '}' || token === ']'
    if (closes) depth--
    if (closes ? !opened : opened || before === ',') parts.push(newLine())
    parts.push(token === ':' ? ': ' : token)
    if (token === '{' || token === '[') depth++
    before = token
  }
  return parts.join('')
}
