const SHOWN: Record<number, string> = { 0x20: '·', 0x0a: '↵', 0x0d: '␍', 0x09: '⇥' }

const NAMES: Record<number, string> = {
  0x20: 'space 20',
  0x0a: 'line feed 0a',
  0x0d: 'carriage return 0d',
  0x09: 'tab 09',
  0xef: 'byte order mark ef bb bf',
}

/** The characters that a changed part can hide, as they are shown and by their names. */
export const hiddenNames = (bytes: Uint8Array, marks: Uint8Array): string[] => {
  const seen = new Set<number>()
  for (const [at, byte] of bytes.entries()) if (marks[at] === 1 && byte in NAMES) seen.add(byte)
  return [...seen].map(byte => `${SHOWN[byte] ?? '\\xef'} ${NAMES[byte]}`)
}

export interface Run {
  text: string
  changed: boolean
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Bytes as text; what is no UTF-8 or not to be seen as \xNN. */
const textOf = (bytes: Uint8Array): string => {
  try {
    // oxlint-disable-next-line no-control-regex
    return utf8
      .decode(bytes)
      .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff]/g, char =>
        [...new TextEncoder().encode(char)].map(hex).join(''),
      )
  } catch {
    return [...bytes].map(byte => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : hex(byte))).join('')
  }
}

const hex = (byte: number): string => `\\x${byte.toString(16).padStart(2, '0')}`

const shownOf = (bytes: Uint8Array, changed: boolean): string => {
  let text = ''
  let start = 0
  for (let at = 0; at <= bytes.length; at++) {
    const sign = at < bytes.length ? SHOWN[bytes[at] ?? 0] : ''
    if (sign === undefined) continue
    text += textOf(bytes.subarray(start, at))
    if (at < bytes.length) text += changed || bytes[at] !== 0x20 ? sign : ' '
    start = at + 1
  }
  return text
}

/** One line of bytes as runs of same and changed ones, spaces and line ends made visible. */
export const runsOf = (bytes: Uint8Array, marks: Uint8Array): Run[] => {
  const runs: Run[] = []
  let start = 0
  for (let at = 1; at <= bytes.length; at++) {
    if (at < bytes.length && marks[at] === marks[start]) continue
    const changed = marks[start] === 1
    runs.push({ text: shownOf(bytes.subarray(start, at), changed), changed })
    start = at
  }
  return runs
}
