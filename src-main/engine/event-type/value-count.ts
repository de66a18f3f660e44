/** Characters that count as one value: a length, a comparison or a copy looks at each. */
const CHARACTERS = 32
/** An object of more names is a dictionary for V8: what walks over it takes 2 µs for each name. */
const WIDE = 1000
const WIDE_NAME = 100

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/**
 * How many values lie in a JSON value, itself included; long texts count as several, names of wide objects too. It stops
 * at `most`, before it looks into an object that is too wide.
 */
export const valueCount = (value: unknown, most: number): number => {
  let count = 0
  const waiting: unknown[] = [value]
  while (waiting.length > 0 && count < most) {
    const next = waiting.pop()
    count += typeof next === 'string' ? 1 + Math.floor(next.length / CHARACTERS) : 1
    if (!isObject(next)) continue
    if (Array.isArray(next)) {
      if (count + next.length >= most) return count + next.length
      for (const part of next) waiting.push(part)
      continue
    }
    const names = Object.keys(next)
    if (names.length > WIDE) count += names.length * WIDE_NAME
    if (count >= most) break
    for (const part of Object.values(next)) waiting.push(part)
  }
  return count
}
