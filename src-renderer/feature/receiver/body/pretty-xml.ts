export interface XmlLine {
  depth: number
  text: string
}

const TOKENS = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<[^>]*>|[^<]+|</g

const isOpening = (token: string): boolean => /^<[^/!?]/.test(token) && !token.endsWith('/>')
const isClosing = (token: string): boolean => token.startsWith('</')

/** XML on lines by its depth; an element that holds text only stays on one. Only white space between tags changes. */
export const prettyXml = (text: string): XmlLine[] => {
  const tokens = (text.match(TOKENS) ?? []).map(token => (token.startsWith('<') ? token : token.trim())).filter(Boolean)
  const lines: XmlLine[] = []
  let depth = 0
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? ''
    const [inner = '', end = ''] = [tokens[at + 1], tokens[at + 2]]
    if (isClosing(token)) depth = Math.max(0, depth - 1)
    if (isOpening(token) && isClosing(inner)) {
      lines.push({ depth, text: token + inner })
      at += 1
    } else if (isOpening(token) && !inner.startsWith('<') && isClosing(end)) {
      lines.push({ depth, text: token + inner + end })
      at += 2
    } else {
      lines.push({ depth, text: token })
      if (isOpening(token)) depth += 1
    }
  }
  return lines
}
