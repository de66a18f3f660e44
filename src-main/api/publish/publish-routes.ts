import type { IncomingMessage, ServerResponse } from 'node:http'
import { readMessage } from '../../../src-shared/message/read-message.ts'
import type { Publisher } from '../../engine/message/publisher.ts'
import { checkAccess } from '../check-access.ts'
import { checkContentType } from '../check-body.ts'
import { checkCharset, mediaType } from '../content-type.ts'
import type { ApiContext } from '../context.ts'
import { sendJson } from '../send-json.ts'
import { checkIdempotencyKey } from './idempotency-key.ts'
import { readBytes } from '../read-bytes.ts'
import { readLines } from './read-lines.ts'
import { readList } from './read-list.ts'
import { readText } from './read-text.ts'

const NDJSON = 'application/x-ndjson'

type Publish = (publisher: Publisher, bytes: Uint8Array, request: IncomingMessage, key?: string) => Promise<unknown>

const routes: Record<string, Publish> = {
  '/messages': (publisher, bytes, _, key) => publisher.publish(readMessage(readText(bytes, 'The request body')), key),
  '/messages/batch': (publisher, bytes, request, key) => {
    const isLines = mediaType(request) === NDJSON
    return publisher.publishBatch(isLines ? readLines(bytes) : readList(readText(bytes, 'The request body')), key)
  },
}

/**
 * The publish calls of the contract over REST. They do not go through its router, which would parse the body: the text
 * of the data is taken from the bytes as they came. False when the path, below the base of REST, is none of them.
 */
export const publishRoute = async (
  request: IncomingMessage,
  response: ServerResponse,
  { path, context, limit }: { path: string; context: ApiContext; limit: number },
): Promise<boolean> => {
  const publish = request.method === 'POST' && Object.hasOwn(routes, path) ? routes[path] : undefined
  if (publish === undefined) return false
  checkAccess(context.identity, 'POST', ['messages'])
  checkCharset(request)
  if (path !== '/messages/batch' || mediaType(request) !== NDJSON) checkContentType(request)
  const key = checkIdempotencyKey(context.idempotencyKey)
  const answer = await publish(context.engine.publisher, await readBytes(request, limit), request, key)
  sendJson(response, 202, answer)
  return true
}
