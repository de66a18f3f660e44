/** Offset of the first byte that differs, also where one ends before the other; null: they are equal. */
export const firstDifference = (a: Uint8Array, b: Uint8Array): number | null => {
  if (a.length === b.length && Buffer.compare(a, b) === 0) return null
  const shorter = Math.min(a.length, b.length)
  let at = 0
  while (at < shorter && a[at] === b[at]) at++
  return at
}
