import { hash } from 'node:crypto'

/**
 * A UUID in the form of version 4 made from text, so that an id that must stay the same over attempts and restarts
 * need not be stored.
 */
export const deriveUuid = (...parts: string[]): string => {
  const hex = hash('sha256', parts.join('\n'), 'hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
