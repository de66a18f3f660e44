import { HookError } from '../error.ts'
import type { NewEvent } from '../model/message.ts'
import { chooseData } from './choose-data.ts'
import { readData, type ReadData } from './read-data.ts'
import { fieldsOf, readEnvelope } from './read-envelope.ts'

const written = (data: unknown): ReadData => {
  try {
    return readData(JSON.stringify(data))
  } catch (cause) {
    if (cause instanceof HookError) throw cause
    throw new HookError('INVALID_INPUT', 'data cannot be written as JSON.', { field: 'data', cause })
  }
}

/** An event from its fields: where it did not come as a text, or the text of its data apart. Throws INVALID_INPUT. */
export const readFields = (value: unknown): NewEvent => {
  const { data, dataText, ...rest } = fieldsOf(value)
  return { ...readEnvelope(rest), ...chooseData({ data, dataText }, () => written(data)) }
}
