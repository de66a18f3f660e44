import { timingSafeEqual } from 'node:crypto'

/** Takes as long for any two of one length. */
export const sameText = (left: Buffer, right: Buffer): boolean =>
  left.length === right.length && timingSafeEqual(left, right)
