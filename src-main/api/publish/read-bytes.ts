import type { IncomingMessage } from 'node:http'
import { HookError } from '../../../src-shared/error.ts'
import { readBody } from '../../engine/receive/read-body.ts'

/** Bytes of a body that is too long which are still read, so that its sender is not cut off and sees the answer. */
const DRAIN = 4

/** The whole body of a request. Throws TOO_LARGE for one of more than `limit` bytes. */
export const readBytes = async (request: IncomingMessage, limit: number): Promise<Uint8Array> => {
  const { bytes, end } = await readBody(request, { limit, drainLimit: DRAIN * limit, onKept() {} })
  if (end === 'complete') return bytes
  if (end === 'too-long') {
    throw new HookError('TOO_LARGE', 'The request body is larger than 10 MiB.', { help: 'Send it in parts.' })
  }
  throw new HookError('INVALID_INPUT', 'The request broke off before its end.')
}
