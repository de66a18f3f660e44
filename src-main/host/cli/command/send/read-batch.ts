import type { Readable } from 'node:stream'
import { type ErrorBody, HookError } from '../../../../../src-shared/error.ts'
import { batchItem } from '../../../../../src-shared/message/batch-item.ts'
import { readMessage } from '../../../../../src-shared/message/read-message.ts'
import { type MessageCreate, MOST_ITEMS } from '../../../../../src-shared/model/message.ts'
import { utf8Text } from '../../../../engine/message/utf8-text.ts'
import { streamLines } from './stream-lines.ts'

export interface BatchLine {
  /** From 1. */
  line: number
  event: MessageCreate
}

export interface Chunk {
  items: BatchLine[]
  /** Lines that are no event. */
  broken: { line: number; error: ErrorBody }[]
  /** Number of the last line read. */
  upTo: number
}

/** What one call takes. */
const MOST_BYTES = 2_000_000

const EMPTY = /^[ \t\r]*$/

const notUtf8 = new HookError('INVALID_INPUT', 'The line is not valid UTF-8.')

/** A line that is no JSON is told with the place where the reading stopped. */
const bodyOf = (error: HookError): ErrorBody =>
  error.cause instanceof SyntaxError
    ? { ...error.toBody(), message: `not JSON: ${error.cause.message}` }
    : error.toBody()

const readLine = (text: string): HookError | MessageCreate => {
  const item = batchItem(() => readMessage(text, 'The line'))
  if (item instanceof HookError) return item
  const { data: _, ...event } = item
  return event
}

/** The lines of NDJSON in chunks that one call takes; empty lines count but hold nothing. */
export async function* readBatch(input: Readable): AsyncGenerator<Chunk> {
  let chunk: Chunk = { items: [], broken: [], upTo: 0 }
  let bytes = 0
  for await (const line of streamLines(input)) {
    if (chunk.items.length >= MOST_ITEMS || (bytes > 0 && bytes + line.length > MOST_BYTES)) {
      yield chunk
      chunk = { items: [], broken: [], upTo: chunk.upTo }
      bytes = 0
    }
    chunk.upTo += 1
    bytes += line.length
    const text = utf8Text(line)
    if (text !== null && EMPTY.test(text)) continue
    const event = text === null ? notUtf8 : readLine(text)
    if (event instanceof HookError) chunk.broken.push({ line: chunk.upTo, error: bodyOf(event) })
    else chunk.items.push({ line: chunk.upTo, event })
  }
  yield chunk
}
