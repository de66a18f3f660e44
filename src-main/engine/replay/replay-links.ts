import type { Socket } from 'node:net'

type Ends = Pick<Socket, 'localAddress' | 'localPort' | 'remoteAddress' | 'remotePort'>

/** A replay on its way. */
export interface ReplayLink {
  /** The capture that it became; null: it reached no inbox of ours, or not yet. */
  captureId(): string | null
  close(): void
}

/**
 * Tells the receiver which requests are replays, without a byte in them that says so: each goes out on a connection of
 * its own, and both of its ends are in this process.
 */
export interface ReplayLinks {
  /** A connection that the sender opened for the replay of a capture; null: for a request that repeats none. */
  open(socket: Ends, capture: string | null): ReplayLink
  /** The capture that a request on this connection of the receiver is a replay of. */
  of(socket: Ends): string | null
  /** What came on this connection is on disk. */
  arrived(socket: Ends, captureId: string): void
}

/** Both ends of a connection are of this machine: else two connections could have the same ports. */
const isWithin = ({ localAddress, remoteAddress }: Ends): boolean =>
  localAddress !== undefined && bare(localAddress) === bare(remoteAddress ?? '')

const bare = (address: string): string => address.replace(/^::ffff:/i, '')

export const createReplayLinks = (): ReplayLinks => {
  const underWay = new Map<string, { capture: string | null; became: string | null }>()
  const atReceiver = (socket: Ends): string => `${socket.remotePort} ${socket.localPort}`

  return {
    open(socket, capture) {
      const key = `${socket.localPort} ${socket.remotePort}`
      const replay = { capture, became: null as string | null }
      if (isWithin(socket)) underWay.set(key, replay)
      return {
        captureId: () => replay.became,
        close: () => void underWay.delete(key),
      }
    },
    of: socket => (isWithin(socket) ? (underWay.get(atReceiver(socket))?.capture ?? null) : null),
    arrived(socket, captureId) {
      const replay = isWithin(socket) ? underWay.get(atReceiver(socket)) : undefined
      if (replay !== undefined) replay.became = captureId
    },
  }
}
