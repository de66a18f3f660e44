/** A text with `*` in it, cut at the stars: `flow*.jpg` is `['flow', '.jpg']`, a text without a star is one piece. */
export type Glob = readonly string[]

/** For comparing without regard to case, and to the ways in which systems write accents. */
export const fold = (text: string): string => text.normalize('NFC').toLowerCase()

/** Whether the whole text matches. Each piece is looked for once, from left to right: nothing is tried again. */
export const matchesGlob = (pieces: Glob, text: string): boolean => {
  const [first = '', ...rest] = pieces
  const last = rest.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first) || !text.endsWith(last)) return false
  const end = text.length - last.length
  let position = first.length
  for (const piece of rest) {
    const found = text.indexOf(piece, position)
    if (found === -1) return false
    position = found + piece.length
  }
  return position <= end
}
