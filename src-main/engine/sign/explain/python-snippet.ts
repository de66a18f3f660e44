import { type Piece, signsAddress, type SnippetShape } from './snippet-shape.ts'

// Printable ASCII in JSON reads the same in Python.
const quoted = (text: string): string => JSON.stringify(text)

const names = { time: 'signed_at', id: 'message_id', url: 'url' } as const
const joined = (pieces: readonly Piece[]): string =>
  `(${pieces.map(piece => (typeof piece === 'string' ? names[piece] : quoted(piece.text))).join(' + ')}).encode()`

const header = (name: string): string => `headers.get(${quoted(name)}, "")`

const given = ({ header: name, numberedTo, separator }: SnippetShape): string => {
  if (numberedTo !== null) return `[headers.get(f"${name}{number}", "") for number in range(1, ${numberedTo + 1})]`
  if (separator === null) return `[${header(name)}]`
  return `[text.strip() for text in ${header(name)}.split(${quoted(separator)})]`
}

const signedAt = ({ time }: SnippetShape): string[] => {
  if (time === null) return []
  if (time.header !== null) return [`signed_at = ${header(time.header)}`]
  const { field } = time
  return [`signed_at = next((text[${field.length}:] for text in given if text.startswith(${quoted(field)})), "")`]
}

const seconds = {
  s: 'int(signed_at)',
  ms: 'int(signed_at) / 1000',
  iso: 'datetime.fromisoformat(signed_at[:19] + "+00:00").timestamp()',
} as const

const fresh = ({ time }: SnippetShape): string => {
  if (time === null || time.toleranceSec === null) return 'return fits'
  const readable = time.unit === 'iso' ? '' : ' and signed_at.isdecimal()'
  return `return fits${readable} and abs(time.time() - ${seconds[time.unit]}) <= ${time.toleranceSec}`
}

export const pythonSnippet = (shape: SnippetShape, about: string): string => {
  const { algorithm, encoding, key, prefix, time, idHeader, before, after } = shape
  const address = signsAddress(shape)
  const timely = time !== null && time.toleranceSec !== null
  const modules = [
    ...(encoding === 'base64' || key === 'whsec' ? ['base64'] : []),
    'hashlib',
    'hmac',
    ...(timely ? ['time'] : []),
  ]
  const secret = key === 'text' ? 'secret.encode()' : 'base64.b64decode(secret.removeprefix("whsec_"))'
  const signed = [
    ...(before.length === 0 ? [] : [joined(before)]),
    'raw_body',
    ...(after.length === 0 ? [] : [joined(after)]),
  ]
  const text = encoding === 'hex' ? 'digest.hexdigest()' : 'base64.b64encode(digest.digest()).decode()'
  const lines = [
    `given = ${given(shape)}`,
    ...signedAt(shape),
    ...(idHeader === null ? [] : [`message_id = ${header(idHeader)}`]),
    `digest = hmac.new(${secret}, ${signed.join(' + ')}, hashlib.${algorithm})`,
    `expected = (${prefix === '' ? '' : `${quoted(prefix)} + `}${text}).encode()`,
    'fits = any(hmac.compare_digest(text.encode(), expected) for text in given)',
    fresh(shape),
  ]
  return `# ${about}
${modules.map(name => `import ${name}`).join('\n')}${timely && time?.unit === 'iso' ? '\nfrom datetime import datetime' : ''}


# raw_body: the bytes as received, before any parser has seen them
# headers: request.headers of Flask, Django, FastAPI or another mapping that does not mind upper and lower case${
    address ? '\n# url: the public one that the sender was told, as it stands there' : ''
  }
def verify(raw_body, headers, secret${address ? ', url' : ''}):
${lines.map(line => `    ${line}`).join('\n')}`
}
