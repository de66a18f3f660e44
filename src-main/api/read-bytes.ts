import type { IncomingMessage } from 'node:http'
import { HookError } from '../../src-shared/error.ts'
import { readBody } from '../engine/receive/read-body.ts'

const KIB = 1024
const MIB = 1024 * KIB

const sizeName = (bytes: number): string => (bytes < MIB ? `${bytes / KIB} KiB` : `${bytes / MIB} MiB`)

/** What is too long is read for a while before it is answered: most senders look for an answer only at their end. */
const drainOf = (limit: number): number => Math.max(4 * limit, MIB)

/** The whole body of a request, which keeps the limit however it is sent. Throws TOO_LARGE, INVALID_INPUT. */
export const readBytes = async (request: IncomingMessage, limit: number): Promise<Uint8Array> => {
  const { bytes, end, drained } = await readBody(request, {
    limit,
    drainLimit: drainOf(limit),
    toFile: null,
    onHeld() {},
  })
  if (end === 'complete') return bytes
  // The rest is passed over until the server's time limit for a request: cut off, a sender would lose the answer.
  if (!drained) request.resume()
  if (end === 'too-long') {
    throw new HookError('TOO_LARGE', `The request body is larger than ${sizeName(limit)}.`, {
      help: 'Send it in parts.',
    })
  }
  throw new HookError('INVALID_INPUT', 'The request broke off before its end.')
}
