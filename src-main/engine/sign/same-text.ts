import { timingSafeEqual } from 'node:crypto'

/** Takes as long for any two of one length. */
export const sameText = (left: string, right: string): boolean => {
  const a = Buffer.from(left)
  const b = Buffer.from(right)
  return a.length === b.length && timingSafeEqual(a, b)
}
