/** The bytes of base64 text. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), char => char.charCodeAt(0))

export const toBase64 = (bytes: Uint8Array): string => {
  let text = ''
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
  return btoa(text)
}

export const toUtf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** The text, or null when the bytes are not UTF-8 or hold control characters no text has. */
export const asText = (bytes: Uint8Array): string | null => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return /[\x00-\x08\x0e-\x1f\x7f]/.test(text) ? null : text
  } catch {
    return null
  }
}

export interface HexRow {
  offset: string
  hex: string
  text: string
}

const hexByte = (byte: number): string => byte.toString(16).padStart(2, '0')
const printable = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')

/** Sixteen bytes a row, at most `limit` rows. */
export const hexRows = (bytes: Uint8Array, limit: number): HexRow[] => {
  const rows: HexRow[] = []
  for (let at = 0; at < bytes.length && rows.length < limit; at += 16) {
    const slice = [...bytes.subarray(at, at + 16)]
    const left = slice.slice(0, 8).map(hexByte).join(' ')
    const right = slice.slice(8).map(hexByte).join(' ')
    rows.push({
      offset: at.toString(16).padStart(8, '0'),
      hex: `${left}  ${right}`.padEnd(48),
      text: slice.map(printable).join(''),
    })
  }
  return rows
}
