/** Beyond this many changes the bytes in between are shown as changed as a whole. */
const MOST_CHANGES = 800

/** Which bytes of each side have no counterpart in the other. */
export interface ByteDiff {
  left: Uint8Array
  right: Uint8Array
  /** Place of the first difference; null: there is none. */
  first: number | null
}

/** The shortest way from one to the other (Myers), as marks of 1 over what was taken away and what was added. */
const mark = (a: Uint8Array, b: Uint8Array, left: Uint8Array, right: Uint8Array, from: number): boolean => {
  const most = Math.min(a.length + b.length, MOST_CHANGES)
  const trail: Map<number, number>[] = []
  const reach = new Map<number, number>([[1, 0]])
  for (let changes = 0; changes <= most; changes++) {
    trail.push(new Map(reach))
    for (let k = -changes; k <= changes; k += 2) {
      const down = k === -changes || (k !== changes && (reach.get(k - 1) ?? 0) < (reach.get(k + 1) ?? 0))
      let x = down ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      reach.set(k, x)
      if (x < a.length || x - k < b.length) continue
      walkBack(trail, { x: a.length, y: b.length }, left, right, from)
      return true
    }
  }
  return false
}

const walkBack = (
  trail: readonly Map<number, number>[],
  end: { x: number; y: number },
  left: Uint8Array,
  right: Uint8Array,
  from: number,
): void => {
  let { x, y } = end
  for (let changes = trail.length - 1; changes > 0; changes--) {
    const reach = trail[changes]
    const k = x - y
    const down = k === -changes || (k !== changes && (reach?.get(k - 1) ?? 0) < (reach?.get(k + 1) ?? 0))
    const before = down ? k + 1 : k - 1
    x = reach?.get(before) ?? 0
    y = x - before
    if (down) right[from + y] = 1
    else left[from + x] = 1
  }
}

/** What differs between two bodies, byte by byte. */
export const diffBytes = (a: Uint8Array, b: Uint8Array): ByteDiff => {
  const left = new Uint8Array(a.length)
  const right = new Uint8Array(b.length)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let tail = 0
  while (tail < a.length - start && tail < b.length - start && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const [endA, endB] = [a.length - tail, b.length - tail]
  if (!mark(a.subarray(start, endA), b.subarray(start, endB), left, right, start)) {
    left.fill(1, start, endA)
    right.fill(1, start, endB)
  }
  return { left, right, first: start === a.length && start === b.length ? null : start }
}
