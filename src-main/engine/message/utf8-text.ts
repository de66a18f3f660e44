import { isUtf8 } from 'node:buffer'

const BOM = 0xfeff

/** The text of bytes without a byte order mark before it; null when they are no UTF-8. */
export const utf8Text = (bytes: Uint8Array): string | null => {
  if (!isUtf8(bytes)) return null
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
  return text.charCodeAt(0) === BOM ? text.slice(1) : text
}
