import type { Capture } from '../../../../src-shared/model/capture.ts'
import { asText, fromBase64 } from '../../../lib/bytes.ts'
import { shellQuote } from '../../../lib/shell-quote.ts'

/** Headers curl makes itself. */
const OWN = new Set(['host', 'content-length', 'connection', 'transfer-encoding', 'expect'])

/** The target is the sender's: it never changes the host that the command goes to. */
const urlOf = (target: string, base: string): string => {
  const origin = base.replace(/\/+$/, '')
  return target.startsWith('/') ? origin + target : `${origin}/`
}

const headerOf = ([name, value]: [string, string]): string =>
  `-H ${shellQuote(value === '' ? `${name};` : `${name}: ${value}`)}`

/** Text that a terminal shows and does not act on, else null. */
const plainText = (bytes: Uint8Array): string | null => {
  const text = asText(bytes)
  return text === null || /[\x80-\x9f]/.test(text) ? null : text
}

/** A shell command that sends the same request to `base` again; a binary body goes through base64. */
export const asCurl = (capture: Capture, base: string): string => {
  const headers = capture.rawHeaders.filter(([name]) => !OWN.has(name.toLowerCase())).map(headerOf)
  const hasType = capture.rawHeaders.some(([name]) => name.toLowerCase() === 'content-type')
  const bytes = capture.bodyBase64 === null ? new Uint8Array() : fromBase64(capture.bodyBase64)
  const text = plainText(bytes)
  const body = bytes.length === 0 ? [] : text === null ? ['--data-binary @-'] : [`--data-raw ${shellQuote(text)}`]
  // Without it curl would add a type of its own.
  const noType = body.length > 0 && !hasType ? [`-H 'Content-Type:'`] : []
  const parts = ['curl --globoff', `-X ${shellQuote(capture.method)}`, shellQuote(urlOf(capture.target, base))]
  const curl = [...parts, ...headers, ...noType, ...body].join(' \\\n  ')
  return bytes.length > 0 && text === null
    ? `printf %s ${shellQuote(capture.bodyBase64 ?? '')} | base64 -d | ${curl}`
    : curl
}
