import { type Piece, signsAddress, type SnippetShape } from './snippet-shape.ts'

// Printable ASCII in JSON reads the same in Go.
const quoted = (text: string): string => JSON.stringify(text)

const names = { time: 'signedAt', id: 'id', url: 'url' } as const
const write = (pieces: readonly Piece[]): string[] => {
  if (pieces.length === 0) return []
  const text = pieces.map(piece => (typeof piece === 'string' ? names[piece] : quoted(piece.text))).join(' + ')
  return [`mac.Write([]byte(${text}))`]
}

const hashes = {
  md5: ['crypto/md5', 'md5.New'],
  sha1: ['crypto/sha1', 'sha1.New'],
  sha256: ['crypto/sha256', 'sha256.New'],
  sha384: ['crypto/sha512', 'sha512.New384'],
  sha512: ['crypto/sha512', 'sha512.New'],
} as const

const header = (name: string): string => `headers.Get(${quoted(name)})`

const given = ({ header: name, numberedTo, separator }: SnippetShape): string[] => {
  if (numberedTo !== null) {
    return [
      'given := []string{}',
      `for number := 1; number <= ${numberedTo}; number++ {`,
      `\tgiven = append(given, headers.Get(${quoted(name)}+strconv.Itoa(number)))`,
      '}',
    ]
  }
  return [
    `given := ${separator === null ? `[]string{${header(name)}}` : `strings.Split(${header(name)}, ${quoted(separator)})`}`,
  ]
}

const signedAt = ({ time }: SnippetShape): string[] => {
  if (time === null) return []
  if (time.header !== null) return [`signedAt := ${header(time.header)}`]
  return [
    'signedAt := ""',
    'for _, text := range given {',
    `\tif value, found := strings.CutPrefix(strings.TrimSpace(text), ${quoted(time.field)}); found && signedAt == "" {`,
    '\t\tsignedAt = value',
    '\t}',
    '}',
  ]
}

const reading = {
  s: ['seconds, err := strconv.ParseInt(signedAt, 10, 64)', 'time.Unix(seconds, 0)'],
  ms: ['millis, err := strconv.ParseInt(signedAt, 10, 64)', 'time.UnixMilli(millis)'],
  iso: ['at, err := time.Parse(time.RFC3339, signedAt)', 'at'],
} as const

const fresh = ({ time }: SnippetShape): string[] => {
  if (time === null || time.toleranceSec === null) return []
  const [read, at] = reading[time.unit]
  return [read, `if err != nil || time.Since(${at}).Abs() > ${time.toleranceSec}*time.Second {`, '\treturn false', '}']
}

const keyed = ({ key, algorithm }: SnippetShape): string[] => {
  const [, make] = hashes[algorithm]
  if (key === 'text') return [`mac := hmac.New(${make}, []byte(secret))`]
  return [
    'key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))',
    'if err != nil {',
    '\treturn false',
    '}',
    `mac := hmac.New(${make}, key)`,
  ]
}

export const goSnippet = (shape: SnippetShape, about: string): string => {
  const { algorithm, encoding, prefix, separator, idHeader, before, after } = shape
  const address = signsAddress(shape)
  const encode = encoding === 'hex' ? 'hex.EncodeToString' : 'base64.StdEncoding.EncodeToString'
  const body = [
    ...given(shape),
    ...signedAt(shape),
    ...fresh(shape),
    ...(idHeader === null ? [] : [`id := ${header(idHeader)}`]),
    ...keyed(shape),
    ...write(before),
    'mac.Write(rawBody)',
    ...write(after),
    `expected := []byte(${prefix === '' ? '' : `${quoted(prefix)} + `}${encode}(mac.Sum(nil)))`,
    'for _, text := range given {',
    `\tif hmac.Equal([]byte(${separator === null ? 'text' : 'strings.TrimSpace(text)'}), expected) {`,
    '\t\treturn true',
    '\t}',
    '}',
    'return false',
  ].map(line => `\t${line}`)
  const code = body.join('\n')
  const packages = [
    'crypto/hmac',
    hashes[algorithm][0],
    ...['encoding/base64', 'encoding/hex'].filter(name => code.includes(`${name.slice('encoding/'.length)}.`)),
    'net/http',
    ...['strconv', 'strings', 'time'].filter(name => code.includes(`${name}.`)),
  ]
  return `// ${about}
package webhook

import (
${packages.map(name => `\t"${name}"`).join('\n')}
)

// Verify tells whether the request was signed with the secret.
// rawBody: the bytes as received, before anything has decoded them.${
    address ? '\n// url: the public one that the sender was told, as it stands there.' : ''
  }
func Verify(rawBody []byte, headers http.Header, secret string${address ? ', url string' : ''}) bool {
${code}
}`
}
