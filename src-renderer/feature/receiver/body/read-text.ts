export interface ReadText {
  text: string
  /** The charset it was read with, when it is not UTF-8. */
  charset: string | null
  /** Index of the first byte that is no UTF-8; null when all are. */
  badAt: number | null
}

/** How many bytes a character takes that begins with this one; 0: none begins so. */
const lengthOf = (byte: number): number => {
  if (byte < 0x80) return 1
  if (byte >= 0xc2 && byte < 0xe0) return 2
  if (byte >= 0xe0 && byte < 0xf0) return 3
  return byte >= 0xf0 && byte < 0xf5 ? 4 : 0
}

/** The smallest and the largest second byte; others would be overlong, a surrogate or beyond Unicode. */
const secondRange = (first: number): [number, number] => {
  if (first === 0xe0) return [0xa0, 0xbf]
  if (first === 0xed) return [0x80, 0x9f]
  if (first === 0xf0) return [0x90, 0xbf]
  return first === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf]
}

/** The index of the first byte that is no UTF-8; null when all are. A character that the end cuts off is none. */
export const firstBadByte = (bytes: Uint8Array): number | null => {
  let at = 0
  while (at < bytes.length) {
    const first = bytes[at] ?? 0
    const length = lengthOf(first)
    if (length === 0) return at
    const [low, high] = secondRange(first)
    for (let next = 1; next < length; next++) {
      const byte = bytes[at + next] ?? 0
      if (next === 1 ? byte < low || byte > high : (byte & 0xc0) !== 0x80) return at
    }
    at += length
  }
  return null
}

const byCharset = (bytes: Uint8Array, charset: string): string | null => {
  try {
    return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Bytes that hold control characters no text has, and are not said to be text. */
const looksBinary = (text: string): boolean => /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text.slice(0, 4096))

/**
 * The bytes as text: by the charset that the sender names, else as UTF-8, with a mark in the place of what is none.
 * Null for what is no text at all. `isText`: the sender says that it is.
 */
export const readText = (bytes: Uint8Array, charset: string | null, isText: boolean): ReadText | null => {
  const named = charset?.toLowerCase() ?? null
  if (named !== null && named !== 'utf-8' && named !== 'utf8') {
    const text = byCharset(bytes, named)
    if (text !== null) return { text, charset: named, badAt: null }
  }
  const badAt = firstBadByte(bytes)
  if (badAt !== null && !isText) return null
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return !isText && looksBinary(text) ? null : { text, charset: null, badAt }
}
