import type { IncomingMessage, ServerResponse } from 'node:http'
import { HookError } from '../../src-shared/error.ts'
import type { Identity } from '../../src-shared/model/token.ts'
import type { BatchPublished } from '../../src-shared/model/message.ts'
import type { Publisher } from '../engine/message/publisher.ts'
import { checkAccess } from './check-access.ts'
import { readBytes } from './read-bytes.ts'
import { sendError, sendJson } from './send-json.ts'

const MOST_LINES = 1000

const parseLine = (
  line: string,
  index: number,
): { index: number; item: unknown } | { index: number; message: string } => {
  try {
    return { index, item: JSON.parse(line) }
  } catch {
    return { index, message: `Line ${index + 1} is not valid JSON.` }
  }
}

const readLines = async (request: IncomingMessage, limit: number): Promise<string[]> => {
  const text = Buffer.from(await readBytes(request, limit)).toString('utf8')
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '')
  if (lines.length > MOST_LINES) {
    throw new HookError('INVALID_INPUT', `A batch has at most ${MOST_LINES} lines.`, { help: 'Send it in parts.' })
  }
  if (lines.length === 0) throw new HookError('INVALID_INPUT', 'A batch has at least one line.')
  return lines
}

/** `POST /messages/batch` with one JSON object a line. Indexes in the answer count the lines that are not empty, from 0. */
export const publishLines = async (
  publisher: Publisher,
  request: IncomingMessage,
  response: ServerResponse,
  { identity, limit }: { identity: Identity; limit: number },
): Promise<void> => {
  try {
    checkAccess(identity, 'POST', ['messages'])
    const parsed = (await readLines(request, limit)).map(parseLine)
    const good = parsed.filter(line => 'item' in line)
    const published = await publisher.publishBatch(good.map(({ item }) => item))
    const errors: BatchPublished['errors'] = published.errors.map(({ index, error }) => ({
      index: good[index]?.index ?? index,
      error,
    }))
    for (const line of parsed) {
      if ('message' in line) errors.push({ index: line.index, error: { code: 'INVALID_INPUT', message: line.message } })
    }
    sendJson(response, 202, { ...published, errors: errors.sort((a, b) => a.index - b.index) })
  } catch (error) {
    if (!(error instanceof HookError)) throw error
    sendError(response, error)
  }
}
