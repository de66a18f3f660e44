import { HookError } from '../error.ts'
import { memberTexts } from '../json/member-texts.ts'
import type { NewEvent } from '../model/message.ts'
import { chooseData } from './choose-data.ts'
import { checkExtent, checkNumbers } from './read-data.ts'
import { fieldsOf, readEnvelope } from './read-envelope.ts'

const parse = (text: string, what: string): unknown => {
  checkExtent(text, 1)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new HookError('INVALID_INPUT', `${what} is not valid JSON.`, { cause })
  }
}

/**
 * An event from its JSON text; `what` names that in errors. The text of `data` is cut out, never written anew; of two
 * members of one name the later counts, as JSON.parse has it. Throws INVALID_INPUT.
 */
export const readMessage = (text: string, what = 'The request body'): NewEvent => {
  const { data, dataText, ...rest } = fieldsOf(parse(text, what))
  const envelope = readEnvelope(rest)
  const ofText = () => {
    const own = memberTexts(text).findLast(({ name }) => name === 'data')?.text ?? 'null'
    checkNumbers(own)
    return { data, dataText: own }
  }
  return { ...envelope, ...chooseData({ data, dataText }, ofText) }
}
