import type { IncomingMessage } from 'node:http'
import type { BodyWriter } from '../port/body-store.ts'
import { createByteBuffer } from './byte-buffer.ts'
import { createSpool, type Spool } from './spool.ts'

/** `too-long`: only the beginning was kept. `broken-off`: the sender went away before its end. */
export type BodyEnd = 'complete' | 'too-long' | 'broken-off'

export interface ReceivedBody {
  /** The whole body, or the beginning of one that is in a file; in a buffer of their own, so that they cross threads cheaply. */
  bytes: Uint8Array<ArrayBuffer>
  /** Of what was kept. */
  size: number
  /** Where a long one is, with the SHA-256 of it in hex; null: `bytes` are all of it. */
  file: { writer: BodyWriter; sha256: string } | null
  end: BodyEnd
  /** False when the sender still has bytes that nobody will read. */
  drained: boolean
}

export interface ReadLimits {
  /** Most bytes to keep. */
  limit: number
  /** Most bytes to read. */
  drainLimit: number
  /** A body longer than `after` goes to a file; null: all stays in memory. */
  toFile: { after(): number; create(): BodyWriter } | null
  /** Told of memory that is taken, and with a negative number of what is given back. */
  onHeld(bytes: number): void
}

/** How much of a body in a file is also in its row, to be shown, searched and guessed from. */
export const START_BYTES = 64 * 1024

export const unreadBody: ReceivedBody = {
  bytes: new Uint8Array(0),
  size: 0,
  file: null,
  end: 'too-long',
  drained: false,
}

/**
 * Reads a body and keeps at most `limit` bytes of it. What is longer is still read, up to `drainLimit`, because a
 * sender that is cut off while it writes often never sees the answer. Rejects with what the disk said.
 */
export const readBody = (request: IncomingMessage, limits: ReadLimits): Promise<ReceivedBody> =>
  new Promise((resolve, reject) => {
    const { limit, drainLimit, toFile, onHeld } = limits
    const buffer = createByteBuffer()
    let spooled: { spool: Spool; writer: BodyWriter; start: Uint8Array<ArrayBuffer> } | null = null
    let size = 0
    let received = 0

    const beginFile = (writer: BodyWriter) => {
      const bytes = buffer.take()
      const start = bytes.slice(0, START_BYTES)
      onHeld(start.length - bytes.length)
      const spool = createSpool(writer, request, onHeld)
      if (bytes.length > 0) spool.push(bytes)
      return { spool, writer, start }
    }

    const keep = (part: Uint8Array): void => {
      size += part.length
      if (spooled === null && toFile !== null && size > toFile.after()) spooled = beginFile(toFile.create())
      if (spooled === null) {
        buffer.add(part)
        onHeld(part.length)
      } else spooled.spool.push(part)
    }

    const finish = (end: BodyEnd, drained: boolean): void => {
      request.off('data', onData).off('end', onEnd).off('close', onClose)
      const rest = { size, end, drained }
      if (spooled === null) {
        resolve({ bytes: buffer.take(), file: null, ...rest })
        return
      }
      const { spool, writer, start } = spooled
      spool.end().then(sha256 => resolve({ bytes: start, file: { writer, sha256 }, ...rest }), reject)
    }
    const onData = (chunk: Buffer): void => {
      received += chunk.length
      if (size < limit) keep(chunk.subarray(0, limit - size))
      if (received > drainLimit) {
        request.pause()
        finish('too-long', false)
      }
    }
    const onEnd = (): void => finish(received > limit ? 'too-long' : 'complete', true)
    const onClose = (): void => {
      // What came while the disk was slower than the sender.
      for (let rest: unknown = request.read(); rest instanceof Uint8Array; rest = request.read()) {
        if (size < limit) keep(rest.subarray(0, limit - size))
      }
      finish('broken-off', true)
    }

    request.on('data', onData).on('end', onEnd).on('close', onClose)
  })
