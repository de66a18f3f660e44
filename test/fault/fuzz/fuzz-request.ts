import { createHash } from 'node:crypto'

/** What is sent over one connection, in pieces, and what has to come of it. */
export interface FuzzRequest {
  pieces: Buffer[]
  /** The requests in it that are complete: where they go and the SHA-256 of each body. */
  complete: { target: string; sha256: string }[]
  /** The sender goes away before an answer. */
  breaksOff: boolean
}

type Random = () => number

const CRLF = '\r\n'
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const below = (random: Random, limit: number): number => Math.floor(random() * limit)
const pick = <T>(random: Random, values: readonly [T, ...T[]]): T => values[below(random, values.length)] ?? values[0]

const randomBytes = (random: Random, length: number): Buffer =>
  Buffer.from(Uint8Array.from({ length }, () => below(random, 256)))

/** Mostly short; some longer than a row takes. */
const bodyOf = (random: Random): Buffer => {
  const kind = random()
  if (kind < 0.15) return Buffer.alloc(0)
  if (kind < 0.9) return randomBytes(random, below(random, 600))
  if (kind < 0.99) return randomBytes(random, below(random, 20_000))
  return Buffer.alloc(130_000 + below(random, 150_000), randomBytes(random, 97))
}

const oddHeaders = (random: Random, last: boolean): string[] => {
  const lines: string[] = []
  if (random() < 0.3) lines.push('X-Dup: one', 'x-dUP: two', 'X-DUP: one')
  if (random() < 0.1) lines.push(`X-Long: ${'v'.repeat(8000 + below(random, 20_000))}`)
  if (random() < 0.2) lines.push('X-Empty:', "x!#$%&'*+-.^_`|~9: tchar")
  if (random() < 0.2) lines.push('X-Latin: Gr\xfc\xdfe')
  // Nothing may follow it before it is answered.
  if (last && random() < 0.1) lines.push('Connection: Upgrade', 'Upgrade: h2c')
  return lines
}

const chunked = (random: Random, body: Buffer): Buffer => {
  const parts: Buffer[] = []
  for (let at = 0; at < body.length; ) {
    const size = Math.min(body.length - at, 1 + below(random, Math.max(1, body.length)))
    const extension = random() < 0.2 ? ';name=value' : ''
    parts.push(Buffer.from(`${size.toString(16)}${extension}${CRLF}`), body.subarray(at, at + size), Buffer.from(CRLF))
    at += size
  }
  const trailer = random() < 0.3 ? `X-Sum: 1${CRLF}` : ''
  return Buffer.concat([...parts, Buffer.from(`0${CRLF}${trailer}${CRLF}`)])
}

interface Valid {
  bytes: Buffer
  complete: FuzzRequest['complete'][number]
  bodyLength: number
}

const valid = (random: Random, target: string, last: boolean): Valid => {
  const body = bodyOf(random)
  const method = pick(random, ['POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PURGE', 'PROPFIND'])
  const old = last && random() < 0.1
  const inChunks = !old && random() < 0.4
  const lines = [
    `${method} ${target} HTTP/1.${old ? 0 : 1}`,
    ...(random() < 0.9 ? ['Host: fuzz.test'] : []),
    ...oddHeaders(random, last),
    inChunks ? 'Transfer-Encoding: chunked' : `Content-Length: ${body.length}`,
    ...(!old && random() < 0.1 ? ['Expect: 100-continue'] : []),
  ]
  const head = Buffer.from(lines.join(CRLF) + CRLF + CRLF, 'latin1')
  const content = inChunks ? chunked(random, body) : body
  return {
    bytes: Buffer.concat([head, content]),
    complete: { target, sha256: sha256(body) },
    bodyLength: content.length,
  }
}

const targetOf = (random: Random, number: number): string =>
  `/fuzz/${number}${pick(random, ['', '/', '//x', '/a%2Fb?q', '?&=', '?a=1&a=2#frag', '/..;x'])}`

const broken = (random: Random, target: string): Buffer =>
  pick(random, [
    () => Buffer.from(`FOO ${target} HTTP/1.1${CRLF}${CRLF}`),
    () => Buffer.from(`GET ${target} HTTP/9.9${CRLF}${CRLF}`),
    () => Buffer.from(`POST ${target} HTTP/1.1${CRLF}Content-Length: 1${CRLF}Content-Length: 2${CRLF}${CRLF}ab`),
    () => Buffer.from(`POST ${target} HTTP/1.1${CRLF}Content-Length: -1${CRLF}${CRLF}ab`),
    () =>
      Buffer.from(`POST ${target} HTTP/1.1${CRLF}Transfer-Encoding: chunked${CRLF}${CRLF}2${CRLF}ab${CRLF}zz${CRLF}`),
    () => Buffer.from(`GET ${target} HTTP/1.1${CRLF}X-Long: ${'x'.repeat(70_000)}${CRLF}${CRLF}`),
    () => Buffer.from(`GET ${target} HTTP/1.1${CRLF}no colon${CRLF}${CRLF}`),
    () => Buffer.from(`GET ${target} HTTP/1.1${CRLF}X-Nul: a\0b${CRLF}${CRLF}`, 'latin1'),
    () => Buffer.from('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 'latin1'),
    () => randomBytes(random, 1 + below(random, 300)),
  ] satisfies [() => Buffer, ...(() => Buffer)[]])()

const inPieces = (random: Random, bytes: Buffer): Buffer[] => {
  if (random() < 0.7 || bytes.length < 2) return [bytes]
  const at = 1 + below(random, bytes.length - 1)
  return [bytes.subarray(0, at), bytes.subarray(at)]
}

/** The `number`-th request of a seed: valid, pipelined, broken or broken off. */
export const fuzzRequest = (random: Random, number: number): FuzzRequest => {
  const kind = random()
  if (kind < 0.2) {
    return {
      pieces: inPieces(random, broken(random, targetOf(random, number))),
      complete: [],
      breaksOff: random() < 0.3,
    }
  }
  if (kind < 0.3) {
    const { bytes } = valid(random, targetOf(random, number), true)
    const end = bytes.subarray(0, 1 + below(random, bytes.length - 1))
    return { pieces: [end], complete: [], breaksOff: true }
  }
  const count = kind < 0.4 ? 1 + below(random, 4) : 1
  const requests = Array.from({ length: count }, (_, i) =>
    valid(random, `${targetOf(random, number)}&n=${i}`, i === count - 1),
  )
  return {
    pieces: inPieces(random, Buffer.concat(requests.map(({ bytes }) => bytes))),
    complete: requests.map(({ complete }) => complete),
    breaksOff: false,
  }
}
