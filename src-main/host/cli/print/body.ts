import { isUtf8 } from 'node:buffer'
import { visible } from './visible.ts'

const HEX_SHOWN = 256

const hexLines = (bytes: Buffer): string[] => {
  const lines: string[] = []
  for (let at = 0; at < Math.min(bytes.length, HEX_SHOWN); at += 16) {
    lines.push(
      (
        bytes
          .subarray(at, at + 16)
          .toString('hex')
          .match(/../g) ?? []
      ).join(' '),
    )
  }
  if (bytes.length > HEX_SHOWN) lines.push(`… ${bytes.length - HEX_SHOWN} more bytes`)
  return lines
}

/** Lines that show a body (R116): JSON with an indent of 4, other text as it is, binary as hex, "(No body)" for none. */
export const bodyLines = (body: Uint8Array): string[] => {
  if (body.length === 0) return ['(No body)']
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  if (!isUtf8(bytes)) return hexLines(bytes)
  const text = bytes.toString('utf8')
  return visible(indented(text) ?? text).split('\n')
}

/** Numbers beyond the precision of JavaScript would change in the round trip; such a body is shown as it is. */
const indented = (text: string): string | null => {
  try {
    const value: unknown = JSON.parse(text)
    return /\d{16}/.test(text) ? null : JSON.stringify(value, null, 4)
  } catch {
    return null
  }
}
