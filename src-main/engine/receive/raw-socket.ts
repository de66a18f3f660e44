import { Socket } from 'node:net'

/**
 * The connection that a TLS socket runs over, which Node's types do not name: after a handshake that failed only it still
 * knows what came.
 */
export const rawSocket = (socket: Socket): Socket => {
  const parent: unknown = Reflect.get(socket, '_parent')
  return parent instanceof Socket ? parent : socket
}
