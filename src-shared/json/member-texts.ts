import { endOfItem, endOfString, isQuote, skipSpace, trimEnd } from './scan.ts'

/** A member of an object: its name, its value as it was written, and where that begins. */
export interface MemberText {
  name: string
  text: string
  at: number
}

/**
 * The members of an object with the text of each value, white space around it left away. The text must be valid JSON
 * (JSON.parse has taken it); of what is no object there are none. Names may come twice: the last is the one that counts.
 */
export const memberTexts = (object: string): MemberText[] => {
  const members: MemberText[] = []
  let at = skipSpace(object, 0)
  if (object[at] !== '{') return members
  for (;;) {
    at = skipSpace(object, at + 1)
    if (!isQuote(object.charCodeAt(at))) return members
    const nameEnd = endOfString(object, at)
    const name = object.slice(at + 1, nameEnd - 1)
    const valueAt = skipSpace(object, skipSpace(object, nameEnd) + 1)
    const end = endOfItem(object, valueAt)
    members.push({
      name: name.includes('\\') ? String(JSON.parse(`"${name}"`)) : name,
      text: trimEnd(object, valueAt, end),
      at: valueAt,
    })
    at = end
  }
}

/** The text of each value by its name. */
export const textsByName = (object: string): ReadonlyMap<string, string> =>
  new Map(memberTexts(object).map(({ name, text }) => [name, text]))
