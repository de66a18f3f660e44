import { elementTexts } from '../json/element-texts.ts'
import { memberTexts } from '../json/member-texts.ts'

/** A step into JSON: the name of a member, or the place in a list. */
export type JsonStep = string | number

const STEP = /\.([^.[\]\s'"]+)|\[(\d{1,6})\]|\['((?:[^'\\]|\\.)*)'\]/uy
const MOST_STEPS = 20
/** How much of a value is shown. */
const LONGEST = 200

/** The steps of `$.a.b`, `$.items[0].id` or `$['two words']`; null: it is no such path. */
export const parseJsonPath = (path: string): JsonStep[] | null => {
  if (!path.startsWith('$')) return null
  const steps: JsonStep[] = []
  STEP.lastIndex = 1
  while (STEP.lastIndex < path.length) {
    const found = STEP.exec(path)
    if (found === null || steps.length === MOST_STEPS) return null
    const [, name, index, quoted] = found
    steps.push(index === undefined ? (name ?? (quoted ?? '').replace(/\\(.)/gsu, '$1')) : Number(index))
  }
  return steps.length === 0 ? null : steps
}

/** The text of the value at a step; the last of members that come twice, as JSON.parse has it. */
const into = (text: string, step: JsonStep): string | undefined =>
  typeof step === 'number'
    ? elementTexts(text, step)?.[step]
    : memberTexts(text).findLast(({ name }) => name === step)?.text

/**
 * What stands in JSON at a path, as text: of a string what it says, of all else how it was written, so that a large number
 * stays as it is. Null: there is nothing. `json` must be valid.
 */
export const readJsonPath = (json: string, steps: readonly JsonStep[]): string | null => {
  let text: string | undefined = json
  for (const step of steps) if (text !== undefined) text = into(text, step)
  if (text === undefined) return null
  const said = text.startsWith('"') ? String(JSON.parse(text)) : text
  return said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said
}
