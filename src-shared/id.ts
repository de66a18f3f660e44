import type { Clock } from './time.ts'

export type IdPrefix = 'msg' | 'whk' | 'cap' | 'tok' | 'src' | 'rpl'

/** Makes ids such as `msg_01JD9K2VY7…`: a ULID behind a prefix, so that ids sort by the time they were made. */
export interface IdSource {
  next(prefix: IdPrefix): string
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_DIGITS = 16

const encodeTime = (ms: number): string => {
  let text = ''
  for (let rest = ms, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) text = ALPHABET[rest % 32] + text
  return text
}

const webRandom = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count))

/** Ids made within one millisecond count up from a random start, so they stay unique and in order. */
export const createIdSource = (clock: Clock, random: (count: number) => Uint8Array = webRandom): IdSource => {
  let lastMs = -1
  let timeText = ''
  const digits = new Uint8Array(RANDOM_DIGITS)

  const restart = (ms: number): void => {
    lastMs = ms
    timeText = encodeTime(ms)
    const bytes = random(RANDOM_DIGITS)
    for (let i = 0; i < RANDOM_DIGITS; i++) digits[i] = (bytes[i] ?? 0) & 31
    digits[0] = (digits[0] ?? 0) & 15
  }

  const countUp = (): void => {
    for (let i = RANDOM_DIGITS - 1; i >= 0; i--) {
      const digit = (digits[i] ?? 0) + 1
      digits[i] = digit & 31
      if (digit < 32) return
    }
  }

  return {
    next(prefix) {
      const now = clock.now()
      if (now > lastMs) restart(now)
      else countUp()
      let text = `${prefix}_${timeText}`
      for (const digit of digits) text += ALPHABET[digit]
      return text
    },
  }
}
