import { closes, endOfString, isQuote, opens } from './scan.ts'

/** Most levels of lists and objects in the data of an event: whatever walks over data may do so recursively. */
export const MOST_DEEP = 512

/** Whether a text, JSON or not, has more brackets open at once than that. */
export const isDeeperThan = (text: string, levels: number): boolean => {
  // Too short for as many pairs of brackets; a text that leaves them open is no JSON.
  if (text.length < 2 * (levels + 1)) return false
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isQuote(code)) i = endOfString(text, i) - 1
    else if (opens(code)) {
      depth++
      if (depth > levels) return true
    } else if (closes(code)) depth--
  }
  return false
}
