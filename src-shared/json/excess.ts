import { closes, endOfString, isQuote, opens } from './scan.ts'

/** Most levels of lists and objects in the data of an event: whatever walks over data may do so recursively. */
export const MOST_DEEP = 512
/** Values in the data of an event; a name in an object counts as five, since reading one takes so much longer. */
export const MOST_VALUES = 500_000
const NAME = 5

const COMMA = 0x2c
const COLON = 0x3a

/**
 * Whether a text, JSON or not, has more brackets open at once than `levels`, or more values than anybody sends. 10 MiB of
 * small values took JSON.parse 0.4 to 1.3 s, in which nothing else is done; so many take 0.15 s at most.
 */
export const excess = (text: string, levels: number): 'levels' | 'values' | null => {
  // Too short for as many pairs of brackets; a text that leaves them open is no JSON.
  if (text.length < 2 * (levels + 1)) return null
  let depth = 0
  let values = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isQuote(code)) i = endOfString(text, i) - 1
    else if (code === COMMA) values++
    else if (code === COLON) values += NAME
    else if (opens(code)) {
      values++
      depth++
      if (depth > levels) return 'levels'
    } else if (closes(code)) depth--
    if (values > MOST_VALUES) return 'values'
  }
  return null
}
