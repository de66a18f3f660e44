const LF = 0x0a
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d
const isBom = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf

/**
 * The lines of NDJSON that hold something. LF alone ends a line: a CR before it is white space, and U+2028 or a CR
 * elsewhere belongs to the data. A byte order mark at the beginning is left away.
 */
export function* byteLines(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = isBom(bytes) ? 3 : 0; at < bytes.length; ) {
    const lf = bytes.indexOf(LF, at)
    const end = lf === -1 ? bytes.length : lf
    const line = bytes.subarray(at, end)
    if (!line.every(isSpace)) yield line
    at = end + 1
  }
}
