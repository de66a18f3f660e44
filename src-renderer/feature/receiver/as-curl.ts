import type { Capture } from '../../../src-shared/model/capture.ts'
import { asText, fromBase64 } from '../../lib/bytes.ts'

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Headers curl makes itself. */
const OWN = new Set(['host', 'content-length', 'connection', 'transfer-encoding', 'expect'])

/** A shell command that sends the same request to `base` again; a binary body goes through base64. */
export const asCurl = (capture: Capture, base: string): string => {
  const url = new URL(capture.target, base).toString()
  const headers = capture.rawHeaders
    .filter(([name]) => !OWN.has(name.toLowerCase()))
    .map(([name, value]) => `-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`)
  const bytes = capture.bodyBase64 === null ? null : fromBase64(capture.bodyBase64)
  const text = bytes && asText(bytes)
  const hasBody = bytes !== null && bytes.length > 0
  const body = !hasBody ? [] : text === null ? ['--data-binary @-'] : [`--data-binary ${quote(text)}`]
  const curl = ['curl', `-X ${capture.method}`, quote(url), ...headers, ...body].join(' \\\n  ')
  return hasBody && text === null ? `printf %s ${quote(capture.bodyBase64 ?? '')} | base64 -d | ${curl}` : curl
}
