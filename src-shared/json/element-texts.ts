import { endOfItem, skipSpace, trimEnd } from './scan.ts'

/**
 * The text of each element of a list, `most` + 1 at most, without looking into them: one that is no JSON does not hide
 * the others. Null when the text is no list.
 */
export const elementTexts = (list: string, most: number): string[] | null => {
  const elements: string[] = []
  let at = skipSpace(list, 0)
  if (list[at] !== '[') return null
  if (list[skipSpace(list, at + 1)] === ']')
    return skipSpace(list, skipSpace(list, at + 1) + 1) === list.length ? [] : null
  while (elements.length <= most) {
    const begin = skipSpace(list, at + 1)
    at = endOfItem(list, begin)
    const text = trimEnd(list, begin, at)
    if (text === '') return null
    elements.push(text)
    if (list[at] === ']') return skipSpace(list, at + 1) === list.length ? elements : null
    if (list[at] !== ',') return null
  }
  return elements
}
