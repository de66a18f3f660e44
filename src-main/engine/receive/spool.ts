import { createHash } from 'node:crypto'
import type { BodyWriter } from '../port/body-store.ts'

/** Waiting for the disk; beyond it the sender has to wait. */
const MOST_WAITING = 128 * 1024

export interface Spool {
  push(part: Uint8Array): void
  /** Resolves when all of it is on disk for good, with the SHA-256 in hex. Rejects with what the disk said. */
  end(): Promise<string>
}

interface Flow {
  pause(): unknown
  resume(): unknown
}

/** Writes a body to the disk as it comes, and has the sender wait while the disk is slower. `onHeld` is told of memory. */
export const createSpool = (writer: BodyWriter, sender: Flow, onHeld: (bytes: number) => void): Spool => {
  const digest = createHash('sha256')
  let waiting: Uint8Array[] = []
  let held = 0
  let failure: unknown = null
  let writing: Promise<void> | null = null

  const hold = (bytes: number): void => {
    held += bytes
    onHeld(bytes)
  }

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const parts = waiting
      const size = held
      waiting = []
      try {
        if (failure === null) await writer.write(parts)
      } catch (error) {
        failure = error
      }
      hold(-size)
      sender.resume()
    }
    writing = null
  }

  return {
    push(part) {
      // What cannot be kept is read all the same, so that the sender sees the answer.
      if (failure !== null) return
      digest.update(part)
      waiting.push(part)
      hold(part.length)
      if (held > MOST_WAITING) sender.pause()
      writing ??= writeAll()
    },
    async end() {
      await writing
      if (failure === null) await writer.keep().catch((error: unknown) => (failure = error))
      if (failure === null) return digest.digest('hex')
      await writer.discard()
      throw failure
    },
  }
}
