/** What of a capture is searched. */
export interface CaptureText {
  target: string
  /** JSON of `[[name, value], …]`. */
  rawHeaders: string
  eventType: string | null
}

/** How much of a body is searched, bytes. */
export const SEARCHED_BODY = 64 * 1024

/**
 * The index has one column; what stands in the target or in a header has letters of its own there, from the private use
 * area, so that a path or a header is not looked for among bodies. With columns of its own the index was 2.8 times as
 * large (2,305 bytes a capture for 826) and took 30 % more time to write.
 */
const PLAIN_LETTERS = 3000
const TARGET = 0xe000
const HEADER = TARGET + PLAIN_LETTERS
/** More are not worth it: what is found is looked at. */
const MOST_TRIGRAMS = 6

/** In other letters. */
const inLetters = (text: string, first: number): string => {
  let out = ''
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    out += code < PLAIN_LETTERS ? String.fromCharCode(first + code) : text.charAt(at)
  }
  return out
}

/** The beginning of a body as text; null when it is none. The last letter of what is cut off may be broken. */
export const bodyText = (body: Uint8Array): string | null => {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const text = decoder.decode(body.subarray(0, SEARCHED_BODY), { stream: body.length >= SEARCHED_BODY })
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

const headerLines = (rawHeaders: string): string =>
  (JSON.parse(rawHeaders) as [string, string][]).map(([name, value]) => `\n${name}: ${value}`).join('')

const small = (text: string): string => text.toLowerCase().replaceAll('\0', ' ')

/** What goes into the index. */
export const indexedText = ({ target, rawHeaders, eventType }: CaptureText, body: string | null): string =>
  [
    inLetters(small(target), TARGET),
    inLetters(small(headerLines(rawHeaders)), HEADER),
    small(eventType ?? ''),
    small(body ?? ''),
  ].join('\n')

/** Some of the runs of three letters that a text has, as a condition of the index; null: it is too short. */
const runsOf = (text: string, most = MOST_TRIGRAMS): string | null => {
  const letters = [...small(text)]
  const count = letters.length - 2
  if (count < 1) return null
  const taken = Math.min(count, most)
  const places = Array.from({ length: taken }, (_, n) =>
    taken === 1 ? 0 : Math.round((n * (count - 1)) / (taken - 1)),
  )
  return places
    .map(
      at =>
        `"${letters
          .slice(at, at + 3)
          .join('')
          .replaceAll('"', '""')}"`,
    )
    .join(' AND ')
}

const lettersIn = (text: string, first: number, most?: number): string | null =>
  runsOf(inLetters(small(text), first), most)

/** What texts are asked for, in small letters. */
export interface WantedText {
  words: string[]
  path: string | null
  header: { name: string; part: string } | null
}

/** A condition that all of the wanted meet, and few others; null when all that is wanted is too short. */
export const indexQuery = ({ words, path, header }: WantedText): string | null => {
  const conditions: (string | null)[] = words.map(word => {
    const plain = runsOf(word)
    return plain === null ? null : `((${plain}) OR (${lettersIn(word, TARGET)}) OR (${lettersIn(word, HEADER)}))`
  })
  if (path !== null) conditions.push(lettersIn(path, TARGET))
  if (header !== null) {
    conditions.push(lettersIn(header.part, HEADER), lettersIn(`\n${header.name}: `, HEADER, header.part === '' ? 6 : 2))
  }
  const known = conditions.filter(each => each !== null)
  return known.length === 0 ? null : known.map(each => `(${each})`).join(' AND ')
}

/** The target without its query. */
const pathOf = (target: string): string => target.split(/[?#]/, 1)[0] ?? ''

/** Whether a capture has what is wanted. The body is read only where nothing else decides. */
export const hasText = (
  { words, path, header }: WantedText,
  { target, rawHeaders, eventType, note }: CaptureText & { note: string },
  body: () => string | null,
): boolean => {
  if (path !== null && !pathOf(target).toLowerCase().includes(path)) return false
  if (header !== null) {
    const { name, part } = header
    const pairs = JSON.parse(rawHeaders) as [string, string][]
    if (!pairs.some(pair => pair[0].toLowerCase() === name && pair[1].toLowerCase().includes(part))) return false
  }
  if (words.length === 0) return true
  const near = [target, headerLines(rawHeaders), eventType ?? '', note].map(text => text.toLowerCase())
  const missing = words.filter(word => !near.some(text => text.includes(word)))
  if (missing.length === 0) return true
  const far = body()?.toLowerCase()
  return far !== undefined && missing.every(word => far.includes(word))
}
