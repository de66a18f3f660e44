import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Clock } from '../../../src-shared/time.ts'

/**
 * A sender may end its side right behind its request and still read the answer. One that ends it later has given up: the
 * two look the same on the wire, and only writing to it would tell them apart.
 */
const GAVE_UP_MS = 500

interface Follower {
  onEnd(): void
  onClose(): void
}

/** Requests of one connection that are not answered yet: behind the first, a response hears nothing of the connection. */
const following = new WeakMap<Socket, Set<Follower>>()

const followersOf = (socket: Socket): Set<Follower> => {
  const known = following.get(socket)
  if (known !== undefined) return known
  const followers = new Set<Follower>()
  following.set(socket, followers)
  socket.once('end', () => {
    for (const { onEnd } of followers) onEnd()
  })
  socket.once('close', () => {
    for (const { onClose } of followers) onClose()
  })
  return followers
}

/** Aborted when the sender is gone before the answer is out; its connection is closed then. */
export const goneSignal = (response: ServerResponse, clock: Clock): AbortSignal => {
  const gone = new AbortController()
  const { socket } = response.req
  const askedAt = clock.elapsed()
  const followers = followersOf(socket)
  const follower: Follower = {
    onEnd() {
      if (clock.elapsed() - askedAt >= GAVE_UP_MS) socket.destroy()
    },
    onClose() {
      followers.delete(follower)
      if (!response.writableFinished) gone.abort()
    },
  }
  followers.add(follower)
  response.once('close', follower.onClose)
  if (response.destroyed || socket.destroyed) gone.abort()
  return gone.signal
}
