import { MASK } from '../../../src-shared/model/secret-header.ts'

/** Takes secrets out of what is recorded, also where an endpoint wrote them in JSON, a URL, a form or HTML. */
export interface SecretMask {
  text(text: string): string
  /** The same in bytes; `isCut` where they are the beginning of more, so that a secret may be cut off at the end. */
  bytes(bytes: Uint8Array, isCut: boolean): Uint8Array
}

/** What is shorter cannot be told from ordinary text: masking “a” would show by its holes where the secret is. */
const SHORTEST = 6
/** A cut-off beginning that is shorter tells nothing. */
const SHORTEST_CUT = 4

const html: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const jsonText = (text: string): string => JSON.stringify(text).slice(1, -1)
const unicodeEscape = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
/** As Go and Python write it. */
const jsonAscii = (text: string): string => jsonText(text).replaceAll(/[<>&\u007f-\uffff]/g, unicodeEscape)
/** As PHP writes it. */
const jsonSlashes = (text: string): string => jsonText(text).replaceAll('/', '\\/')
const smallHex = (text: string): string => text.replaceAll(/%[0-9A-F]{2}/g, hex => hex.toLowerCase())
const strictUri = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
const formText = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1)

/** Ways in which a text comes back. A list of literals and not an expression, so that no answer makes the search slow. */
const spellings = (secret: string): string[] => {
  const text = secret.toWellFormed()
  const json = [jsonText(text), jsonAscii(text), jsonSlashes(text)]
  const uri = [encodeURIComponent(text), encodeURI(text), strictUri(text), formText(text)]
  return [
    text,
    ...json,
    ...json.map(jsonText),
    ...uri,
    ...uri.map(smallHex),
    text.replaceAll(/[&<>"']/g, char => html[char] ?? char),
  ]
}

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')
const BYTES_MASK = latin1(MASK)

/** How much of the end is the beginning of this secret. */
const cutLength = (text: string, needle: string): number => {
  for (let length = Math.min(needle.length - 1, text.length); length >= SHORTEST_CUT; length--) {
    if (text.endsWith(needle.slice(0, length))) return length
  }
  return 0
}

/** Made once for each webhook: most answers hold none of its secrets and are only searched. */
export const createSecretMask = (secrets: readonly string[]): SecretMask => {
  const texts = [...new Set(secrets.filter(({ length }) => length >= SHORTEST).flatMap(spellings))].toSorted(
    (a, b) => b.length - a.length,
  )
  const needles = texts.map(text => ({ bytes: Buffer.from(text, 'utf8'), latin1: latin1(text) }))

  return {
    text: given => texts.reduce((text, secret) => text.replaceAll(secret, MASK), given),
    bytes(bytes, isCut) {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      if (!isCut && !needles.some(needle => buffer.includes(needle.bytes))) return bytes
      let text = buffer.toString('latin1')
      for (const needle of needles) text = text.replaceAll(needle.latin1, BYTES_MASK)
      const cut = isCut ? Math.max(0, ...needles.map(needle => cutLength(text, needle.latin1))) : 0
      return Buffer.from(cut === 0 ? text : text.slice(0, -cut) + BYTES_MASK, 'latin1')
    },
  }
}
