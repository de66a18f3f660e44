import type { Differences } from './differences.ts'

/** Pairs of lines that are looked at to find the longest way through; beyond it the whole middle counts as replaced. */
const MOST_PAIRS = 4_000_000

/** Where lines of both stand still: pairs of indices in order. */
const commonLines = (a: readonly string[], b: readonly string[]): [number, number][] => {
  if (a.length * b.length > MOST_PAIRS) return []
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: [number, number][] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}

/** The lines that differ: one that is replaced by one is `changed`. Lines count from 1, of `a` where it has them. */
export const lineDiff = (aText: string, bText: string, found: Differences): void => {
  const a = aText.split('\n')
  const b = bText.split('\n')
  const shorter = Math.min(a.length, b.length)
  let head = 0
  while (head < shorter && a[head] === b[head]) head++
  let tail = 0
  while (tail < shorter - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++

  const middleA = a.slice(head, a.length - tail)
  const middleB = b.slice(head, b.length - tail)
  let i = 0
  let j = 0
  for (const [nextI, nextJ] of [...commonLines(middleA, middleB), [middleA.length, middleB.length] as const]) {
    while (i < nextI || j < nextJ) {
      const before = i < nextI ? (middleA[i] ?? '') : null
      const after = j < nextJ ? (middleB[j] ?? '') : null
      const change = before === null ? 'added' : after === null ? 'removed' : 'changed'
      found.add({ path: `line ${head + 1 + (before === null ? j : i)}`, a: before, b: after, change })
      if (before !== null) i++
      if (after !== null) j++
    }
    i = nextI + 1
    j = nextJ + 1
  }
}
