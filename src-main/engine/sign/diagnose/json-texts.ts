/** How programs write the same JSON; each pair of marks stands after a comma and a colon. */
const layouts = [
  { how: 'over compact JSON', indent: undefined, comma: ',', colon: ':' },
  {
    how: 'over JSON with spaces after commas and colons, as Python writes it',
    indent: undefined,
    comma: ', ',
    colon: ': ',
  },
  { how: 'over JSON indented by 2 spaces', indent: 2, comma: ',', colon: ': ' },
  { how: 'over JSON indented by 4 spaces', indent: 4, comma: ',', colon: ': ' },
  { how: 'over JSON indented by tabs', indent: '\t', comma: ',', colon: ': ' },
] as const

const hex = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`
const escaped = (text: string): string => text.replaceAll(/[\u0080-\uffff]/g, unit => hex(unit.charCodeAt(0)))

/** How strings are escaped where more than JSON asks for is. */
const escapes = [
  { how: '', of: (text: string) => text },
  { how: ', with characters beyond ASCII escaped', of: escaped },
  { how: ', with slashes escaped, as PHP does', of: (text: string) => text.replaceAll('/', '\\/') },
  {
    how: ', with slashes and characters beyond ASCII escaped, as PHP does',
    of: (text: string) => escaped(text).replaceAll('/', '\\/'),
  },
  {
    how: ', with <, > and & escaped, as Go does',
    of: (text: string) => text.replaceAll(/[<>&\u2028\u2029]/g, sign => hex(sign.charCodeAt(0))),
  },
] as const

/** A token of a JSON text that was found valid: white space between tokens is dropped. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

type Layout = (typeof layouts)[number]

/** Writes the tokens again. Numbers stay as they are written; strings come from `writeString`. */
const write = (tokens: readonly string[], layout: Layout, writeString: (token: string) => string): string => {
  const { indent, comma, colon } = layout
  const unit = typeof indent === 'number' ? ' '.repeat(indent) : indent
  let depth = 0
  let text = ''
  const line = (): string => (unit === undefined ? '' : `\n${unit.repeat(depth)}`)
  for (const [index, token] of tokens.entries()) {
    const empty = (token === '{' || token === '[') && /^[}\]]$/.test(tokens[index + 1] ?? '')
    if (token === '{' || token === '[') {
      depth++
      text += token + (empty ? '' : line())
    } else if (token === '}' || token === ']') {
      depth--
      text += (/^[{[]$/.test(tokens[index - 1] ?? '') ? '' : line()) + token
    } else if (token === ',') text += unit === undefined ? comma : `,${line()}`
    else if (token === ':') text += colon
    else text += token.startsWith('"') ? writeString(token) : token
  }
  return text
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The texts in which programs may have written the JSON of `text` before it was changed on its way: laid out, escaped,
 * with numbers as JavaScript writes them, with sorted keys. Nothing for a text that is not JSON.
 */
export function* jsonTexts(text: string): Generator<{ how: string; text: string }> {
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text
  const value = parsed(bare)
  if (typeof value !== 'object' || value === null) return
  const seen = new Set([text])
  const sources = [
    { how: '', text: bare },
    { how: ' as JavaScript writes it', text: JSON.stringify(value) },
    { how: ' with sorted keys', text: JSON.stringify(sorted(value)) },
  ]
  for (const source of sources) {
    const tokens = source.text.match(TOKEN) ?? []
    for (const layout of layouts) {
      for (const escape of escapes) {
        const writeString = (token: string): string => escape.of(JSON.stringify(JSON.parse(token)))
        const rewritten = write(tokens, layout, writeString)
        if (seen.has(rewritten)) continue
        seen.add(rewritten)
        yield { how: layout.how + source.how + escape.how, text: rewritten }
      }
    }
  }
}
