import type { ServerResponse } from 'node:http'
import type { Clock } from '../../../src-shared/time.ts'

/**
 * A sender may end its side right behind its request and still read the answer. One that ends it later has given up: the
 * two look the same on the wire, and only writing to it would tell them apart.
 */
const GAVE_UP_MS = 500

/** Aborted when the sender is gone before the answer is out; its connection is closed then. */
export const goneSignal = (response: ServerResponse, clock: Clock): AbortSignal => {
  const gone = new AbortController()
  const { socket } = response.req
  const askedAt = clock.elapsed()
  const onEnd = (): void => {
    if (clock.elapsed() - askedAt < GAVE_UP_MS) return
    gone.abort()
    response.destroy()
    socket.destroy()
  }
  socket.once('end', onEnd)
  response.once('close', () => {
    socket.off('end', onEnd)
    if (!response.writableFinished) gone.abort()
  })
  if (response.destroyed) gone.abort()
  return gone.signal
}
