import { type Piece, signsAddress, type SnippetShape } from './snippet-shape.ts'

const quoted = (text: string): string => (/['\\]/.test(text) ? JSON.stringify(text) : `'${text}'`)

const names = { time: 'signedAt', id: 'id', url: 'url' } as const
const update = (pieces: readonly Piece[]): string =>
  pieces.length === 0
    ? ''
    : `.update(${pieces.map(piece => (typeof piece === 'string' ? names[piece] : quoted(piece.text))).join(' + ')})`

const header = (name: string): string => `headers[${quoted(name.toLowerCase())}] ?? ''`

const given = ({ header: name, numberedTo, separator }: SnippetShape): string => {
  if (numberedTo !== null) {
    return `Array.from({ length: ${numberedTo} }, (_, index) => headers[\`${name.toLowerCase()}\${index + 1}\`] ?? '')`
  }
  if (separator === null) return `[${header(name)}]`
  return `(${header(name)}).split(${quoted(separator)}).map(text => text.trim())`
}

const signedAt = ({ time }: SnippetShape): string[] => {
  if (time === null) return []
  const from =
    time.header === null
      ? `given.find(text => text.startsWith(${quoted(time.field)}))?.slice(${time.field.length}) ?? ''`
      : header(time.header)
  return [`const signedAt = ${from}`]
}

const seconds = { s: 'Number(signedAt)', ms: 'Number(signedAt) / 1000', iso: 'Date.parse(signedAt) / 1000' } as const

export const nodeSnippet = (shape: SnippetShape, about: string): string => {
  const { algorithm, encoding, key, prefix, time, idHeader, before, after } = shape
  const address = signsAddress(shape)
  const secret = key === 'text' ? 'secret' : "Buffer.from(secret.replace(/^whsec_/, ''), 'base64')"
  const digest = `createHmac('${algorithm}', ${secret})${update(before)}.update(rawBody)${update(after)}.digest('${encoding}')`
  const lines = [
    `const given = ${given(shape)}`,
    ...signedAt(shape),
    ...(idHeader === null ? [] : [`const id = ${header(idHeader)}`]),
    `const expected = Buffer.from(${prefix === '' ? '' : `${quoted(prefix)} + `}${digest})`,
    'const fits = given.some(text => {',
    '  const bytes = Buffer.from(text)',
    '  return bytes.length === expected.length && timingSafeEqual(bytes, expected)',
    '})',
    time === null || time.toleranceSec === null
      ? 'return fits'
      : `return fits && Math.abs(Date.now() / 1000 - ${seconds[time.unit]}) <= ${time.toleranceSec}`,
  ]
  return `// ${about}
import { createHmac, timingSafeEqual } from 'node:crypto'

// rawBody: the bytes as received, before any parser has seen them
// headers: with lower-case names, as Node gives them in request.headers${
    address ? '\n// url: the public one that the sender was told, as it stands there' : ''
  }
export function verify(rawBody, headers, secret${address ? ', url' : ''}) {
${lines.map(line => `  ${line}`).join('\n')}
}`
}
