import { HookError } from '../../../src-shared/error.ts'
import { type BatchItem, batchItem } from '../../../src-shared/message/batch-item.ts'
import { readMessage } from '../../../src-shared/message/read-message.ts'
import { MOST_ITEMS } from '../../../src-shared/model/message.ts'
import { byteLines } from '../../engine/message/byte-lines.ts'
import { readText } from './read-text.ts'

/** The events of lines of JSON. Lines that hold nothing are passed over; of what is wrong with a line only its item tells. */
export const readLines = (bytes: Uint8Array): BatchItem[] => {
  const items: BatchItem[] = []
  for (const line of byteLines(bytes)) {
    if (items.length === MOST_ITEMS) {
      throw new HookError('INVALID_INPUT', `A batch has at most ${MOST_ITEMS} lines.`, { help: 'Send it in parts.' })
    }
    const what = `Line ${items.length + 1}`
    items.push(batchItem(() => readMessage(readText(line, what), what)))
  }
  if (items.length === 0) throw new HookError('INVALID_INPUT', 'A batch has at least one line.')
  return items
}
