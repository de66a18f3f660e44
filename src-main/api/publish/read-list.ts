import { HookError } from '../../../src-shared/error.ts'
import { inputError } from '../../../src-shared/input-error.ts'
import { elementTexts } from '../../../src-shared/json/element-texts.ts'
import { type BatchItem, batchItem } from '../../../src-shared/message/batch-item.ts'
import { readMessage } from '../../../src-shared/message/read-message.ts'
import { batchSchema, MOST_ITEMS } from '../../../src-shared/model/message.ts'

const notJson = (cause?: unknown): HookError =>
  new HookError('INVALID_INPUT', 'The request body is not valid JSON.', { cause })

/** What is wrong with a body that is no list of 1 to 1000 entries, in the words of the contract. */
const wrongList = (text: string): HookError => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    return notJson(cause)
  }
  const { error } = batchSchema.safeParse(value)
  return error === undefined ? notJson() : inputError(error.issues)
}

/** The events of a JSON list. An entry that is wrong, or no JSON, leaves the others as they are. Throws INVALID_INPUT. */
export const readList = (text: string): BatchItem[] => {
  const elements = elementTexts(text, MOST_ITEMS)
  if (elements === null || elements.length === 0 || elements.length > MOST_ITEMS) throw wrongList(text)
  return elements.map((element, index) => batchItem(() => readMessage(element, `Entry ${index} of the list`)))
}
