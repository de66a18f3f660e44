const REPLACEMENT = '\ufffd'
/** U+FFFD as it stands in a body, a character a byte. */
const REPLACEMENT_BYTES = '\u00ef\u00bf\u00bd'
/** Some 380 bodies are tried. */
const MOST_BODY = 16 * 1024

const range = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index))

/** Latin letters and signs, and what Windows-1252 has besides. */
const CHARACTERS = [...range(0xa0, 0x17f), ...'€‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™›']
const BYTES = range(0x80, 0xff)

/** The body without its U+FFFD: with one character or byte in their place, as each that is likely. */
export function* lostCharacters(body: Buffer): Generator<{ how: string; body: Buffer }> {
  const latin = body.toString('latin1')
  if (body.length > MOST_BODY || !latin.includes(REPLACEMENT_BYTES)) return
  const text = body.toString('utf8')
  for (const character of CHARACTERS) {
    yield {
      how: `with ${character} in the place of U+FFFD`,
      body: Buffer.from(text.replaceAll(REPLACEMENT, character)),
    }
  }
  for (const byte of BYTES) {
    yield {
      how: `with the byte ${byte.charCodeAt(0).toString(16).toUpperCase()} in the place of U+FFFD`,
      body: Buffer.from(latin.replaceAll(REPLACEMENT_BYTES, byte), 'latin1'),
    }
  }
}
