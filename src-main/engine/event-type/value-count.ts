/** Characters that count as one value: a length, a comparison or a copy looks at each. */
const CHARACTERS = 32

/** How many values lie in a JSON value, itself included; long texts count as several. It stops at `most`. */
export const valueCount = (value: unknown, most: number): number => {
  let count = 0
  const waiting: unknown[] = [value]
  while (waiting.length > 0 && count < most) {
    const next = waiting.pop()
    count += typeof next === 'string' ? 1 + Math.floor(next.length / CHARACTERS) : 1
    if (typeof next !== 'object' || next === null) continue
    for (const part of Object.values(next)) waiting.push(part)
  }
  return count
}
