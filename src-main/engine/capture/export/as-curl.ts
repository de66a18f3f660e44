import { isUtf8 } from 'node:buffer'
import { type ExportedRequest, valueOf } from './exported-request.ts'

/** They are of the old connection, or curl makes them. */
const left = new Set(['host', 'content-length', 'connection', 'keep-alive', 'proxy-connection', 'te', 'upgrade'])
/** What curl adds unless it is told otherwise; older ones wait for leave to send more than 1 KiB. */
const added = (size: number): string[] => [
  'User-Agent',
  'Accept',
  ...(size > 0 ? ['Content-Type'] : []),
  ...(size > 1024 ? ['Expect'] : []),
]

const LINE = 76

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const octal = (char: string): string => `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`

/** A text of bytes, each one character, as a word of a POSIX shell; what a terminal would act on is written by printf. */
const word = (bytes: string): string =>
  /^[\x20-\x7e]*$/.test(bytes)
    ? quoted(bytes)
    : `"$(printf ${quoted(
        bytes
          .replaceAll('\\', '\\\\')
          .replaceAll('%', '%%')
          .replaceAll(/[^\x20-\x7e]/g, octal),
      )})"`

/** Text that a shell and a terminal leave as it is: no control characters but line feeds. */
const isPlainText = (body: Buffer): boolean =>
  isUtf8(body) && !/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(body.toString('utf8'))

/** A command line may not be longer on some systems. */
const MOST_INLINE = 100_000

const base64Lines = (body: Buffer): string => {
  const text = body.toString('base64')
  const lines: string[] = []
  for (let at = 0; at < text.length; at += LINE) lines.push(text.slice(at, at + LINE))
  return lines.join('\n')
}

const headerWords = ({ headers, body }: ExportedRequest, sends: boolean): string[] => {
  const given = headers
    .filter(([name]) => !left.has(name.toLowerCase()))
    .map(([name, value]) => word(value === '' ? `${name};` : `${name}: ${value}`))
  const taken = added(sends ? Math.max(1, body.length) : 0)
    .filter(name => valueOf(headers, name.toLowerCase()) === null)
    .map(name => quoted(`${name}:`))
  return [...given, ...taken].map(each => `-H ${each}`)
}

const methodWord = (method: string, hasBody: boolean): string[] => {
  if (method === 'HEAD' && !hasBody) return ['--head']
  return [`-X ${quoted(method)}`]
}

/**
 * A command of a POSIX shell that sends the same bytes again: method, target, headers in their order and the body. Only
 * Host and what the connection needs are curl's own. A body that is no plain text goes through base64.
 */
export const asCurl = (request: ExportedRequest): string => {
  const { capture, url, body } = request
  const isInline = body.length <= MOST_INLINE && isPlainText(body)
  const says = valueOf(request.headers, 'content-length') !== null
  const sendsNothing = body.length === 0 && !says
  const data = sendsNothing ? [] : isInline ? [`--data-raw ${quoted(body.toString('utf8'))}`] : ['--data-binary @-']
  const parts = [
    'curl --globoff --path-as-is',
    ...(capture.httpVersion === '1.0' ? ['--http1.0'] : ['--http1.1']),
    ...methodWord(capture.method, !sendsNothing),
    word(url),
    ...headerWords(request, !sendsNothing),
    ...data,
  ]
  const curl = parts.join(' \\\n  ')
  return isInline || sendsNothing ? `${curl}\n` : `base64 -d <<'BODY' | ${curl}\n${base64Lines(body)}\nBODY\n`
}
