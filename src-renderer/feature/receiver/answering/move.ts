/** The list with the item at a place moved by so many places; the same list where there is no such place. */
export const moved = <T>(items: readonly T[], from: number, by: number): T[] => {
  const to = from + by
  const item = items[from]
  if (item === undefined || to < 0 || to >= items.length) return [...items]
  return items.toSpliced(from, 1).toSpliced(to, 0, item)
}
