const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const DIGITS = 12
const PREFIX = 'dlv_'
const FORM = /^dlv_[0-9A-HJKMNP-TV-Z]{12}$/

/** `dlv_00000000001A`: the integer key as Crockford base32, so that ids sort in the order they were given. */
export const deliveryId = (key: number): string => {
  let text = ''
  let rest = key
  while (rest > 0) {
    text = ALPHABET.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return PREFIX + text.padStart(DIGITS, '0')
}

/** The key of an id; null when it is none. */
export const deliveryKey = (id: string): number | null => {
  if (!FORM.test(id)) return null
  let key = 0
  for (let i = PREFIX.length; i < id.length; i++) key = key * 32 + ALPHABET.indexOf(id.charAt(i))
  return Number.isSafeInteger(key) && key > 0 ? key : null
}
