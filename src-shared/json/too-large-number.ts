import { endOfString, isQuote } from './scan.ts'

const EXPONENT = /\d[eE]\+?\d{3}/
const DIGITS = 200
const NUMBER = /\d[\d.eE+-]*/y

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** A number as long as this covers one of these places. */
const hasLongNumber = (text: string): boolean => {
  for (let i = DIGITS - 1; i < text.length; i += DIGITS) if (isDigit(text.charCodeAt(i))) return true
  return false
}

/** Only a long number or one with a large exponent can be too large: most texts are told so at a glance. */
const maybeTooLarge = (text: string): boolean => EXPONENT.test(text) || hasLongNumber(text)

/** The first number of a JSON text that JSON.parse makes Infinity, since no double can hold it; null when there is none. */
export const tooLargeNumber = (text: string): string | null => {
  if (!maybeTooLarge(text)) return null
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isQuote(code)) i = endOfString(text, i) - 1
    else if (isDigit(code)) {
      NUMBER.lastIndex = i
      const [number = ''] = NUMBER.exec(text) ?? []
      if (!Number.isFinite(Number(number))) return text[i - 1] === '-' ? `-${number}` : number
      i += number.length - 1
    }
  }
  return null
}
