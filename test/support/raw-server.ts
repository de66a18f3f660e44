import { type AddressInfo, createServer, type Socket } from 'node:net'

export interface RawServer {
  url: string
  /** Every connection that came, in order. */
  sockets: Socket[]
  close(): Promise<void>
}

/** An endpoint on a free port of which a test writes every byte. */
export const startRawServer = async (onConnection: (socket: Socket, index: number) => void): Promise<RawServer> => {
  const sockets: Socket[] = []
  const server = createServer(socket => {
    sockets.push(socket)
    socket.on('error', () => {})
    onConnection(socket, sockets.length - 1)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sockets,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
