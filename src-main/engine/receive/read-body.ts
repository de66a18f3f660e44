import type { IncomingMessage } from 'node:http'
import { joinBytes } from '../join-bytes.ts'

/** `too-long`: only the beginning was kept. `broken-off`: the sender went away before its end. */
export type BodyEnd = 'complete' | 'too-long' | 'broken-off'

export interface ReceivedBody {
  /** In a buffer of their own, so that they cross threads cheaply. */
  bytes: Uint8Array<ArrayBuffer>
  end: BodyEnd
  /** False when the sender still has bytes that nobody will read. */
  drained: boolean
}

export interface ReadLimits {
  /** Most bytes to keep. */
  limit: number
  /** Most bytes to read. */
  drainLimit: number
  /** Told of every part that is kept. */
  onKept(bytes: number): void
}

/**
 * Reads a body and keeps at most `limit` bytes of it. What is longer is still read, up to `drainLimit`, because a
 * sender that is cut off while it writes often never sees the answer.
 */
export const readBody = (request: IncomingMessage, { limit, drainLimit, onKept }: ReadLimits): Promise<ReceivedBody> =>
  new Promise(resolve => {
    const chunks: Uint8Array[] = []
    let kept = 0
    let received = 0

    const finish = (end: BodyEnd, drained: boolean): void => {
      request.off('data', onData).off('end', onEnd).off('close', onClose)
      resolve({ bytes: joinBytes(chunks, kept), end, drained })
    }
    const onData = (chunk: Buffer): void => {
      received += chunk.length
      if (kept < limit) {
        const part = chunk.subarray(0, limit - kept)
        chunks.push(part)
        kept += part.length
        onKept(part.length)
      }
      if (received > drainLimit) {
        request.pause()
        finish('too-long', false)
      }
    }
    const onEnd = (): void => finish(received > limit ? 'too-long' : 'complete', true)
    const onClose = (): void => finish('broken-off', true)

    request.on('data', onData).on('end', onEnd).on('close', onClose)
  })
