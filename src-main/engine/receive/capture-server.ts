import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Duplex } from 'node:stream'
import { Socket } from 'node:net'
import { SECOND } from '../../../src-shared/time.ts'
import { allowHalfOpen } from './half-open.ts'
import type { ClientError, createMalformedReceiver } from './receive-malformed.ts'
import type { createRequestReceiver } from './receive-request.ts'
import type { ReceiverParts } from './receiver-parts.ts'
import { rawSocket } from './raw-socket.ts'
import { remoteAddress } from './remote-address.ts'

export interface TlsFiles {
  /** PEM. */
  cert: string
  key: string
}

const options: ServerOptions = {
  headersTimeout: 30 * SECOND,
  requestTimeout: 120 * SECOND,
  keepAliveTimeout: 30 * SECOND,
  connectionsCheckingInterval: 5 * SECOND,
  maxHeaderSize: 64 * 1024,
  requireHostHeader: false,
  noDelay: true,
}

interface Connection {
  latest: IncomingMessage | null
  /** Its requests that are not answered yet. */
  work: Set<Promise<void>>
  refused: boolean
}

/** What all listeners of a receiver share. */
export interface Receivers extends Pick<ReceiverParts, 'log'> {
  receiveRequest: ReturnType<typeof createRequestReceiver>
  malformed: ReturnType<typeof createMalformedReceiver>
}

/** What breaks a connection shows as a body that is broken off. */
const ignore = (): void => {}

/**
 * An HTTP or HTTPS server that captures everything it is sent. `idle()` resolves when what was under way is stored
 * and answered.
 */
export const createCaptureServer = ({ receiveRequest, malformed, log }: Receivers, tls: TlsFiles | null) => {
  const secure = tls !== null
  const underWay = new Set<Promise<void>>()
  const connections = new WeakMap<Duplex, Connection>()
  /** Their addresses, which are not known any more when a connection has ended. */
  const senders = new WeakMap<Socket, string>()

  const connectionOf = (socket: Duplex): Connection => {
    const known = connections.get(socket)
    if (known) return known
    const connection: Connection = { latest: null, work: new Set(), refused: false }
    connections.set(socket, connection)
    return connection
  }

  const track = ({ work }: Connection, task: Promise<void>): void => {
    const done = task
      .catch((error: unknown) => log?.warn(`An answer could not be sent: ${String(error)}`))
      .finally(() => {
        work.delete(done)
        underWay.delete(done)
      })
    work.add(done)
    underWay.add(done)
  }

  const onRequest = (request: IncomingMessage, response: ServerResponse, expectsContinue: boolean): void => {
    const connection = connectionOf(request.socket)
    connection.latest = request
    request.on('error', ignore)
    response.on('error', ignore)
    // Node's parser stops behind a request that wishes to upgrade and has a body: what follows would wait for ever.
    if (request.headers.upgrade !== undefined) response.shouldKeepAlive = false
    track(connection, receiveRequest(request, response, { secure, expectsContinue }))
  }

  const onRefused = (failure: ClientError, socket: Duplex): void => {
    const connection = connectionOf(socket)
    if (connection.refused || !(socket instanceof Socket)) return
    connection.refused = true
    const { latest } = connection
    if (failure.code === 'ECONNRESET' || !socket.writable) socket.destroy()
    else if (latest?.complete === false) malformed.hangUp(failure, socket, latest)
    else track(connection, afterEarlier(connection, failure, socket))
  }

  const afterEarlier = async ({ work }: Connection, failure: ClientError, socket: Socket): Promise<void> => {
    await Promise.all(work)
    await malformed.refused(failure, socket, secure)
  }

  /** Within TLS a connection that ends without a request most likely means distrust, which clients find out late. */
  const watchSilence = (socket: Socket): void => {
    const from = remoteAddress(socket)
    socket.once('close', () => {
      const connection = connectionOf(socket)
      if (connection.latest !== null || connection.refused || (!secure && socket.bytesRead > 0)) return
      track(connection, secure ? malformed.distrusted(from) : malformed.silent(from, secure))
    })
  }

  const server: Server = tls
    ? createSecureServer({ ...options, ...tls, minVersion: 'TLSv1.2', handshakeTimeout: 10 * SECOND })
    : createServer(options)
  server.maxHeadersCount = 0
  allowHalfOpen(server)

  server.on('request', (request, response) => onRequest(request, response, false))
  server.on('checkExpectation', (request, response) => onRequest(request, response, false))
  server.on('checkContinue', (request, response) => onRequest(request, response, true))
  server.on('clientError', onRefused)
  server.on('connection', (socket: Socket) => senders.set(socket, remoteAddress(socket)))
  server.on(secure ? 'secureConnection' : 'connection', watchSilence)
  server.on('tlsClientError', (error: Error, socket: Socket) => {
    socket.on('error', ignore)
    const raw = rawSocket(socket)
    const from = senders.get(raw) ?? ''
    track(connectionOf(socket), raw.bytesRead === 0 ? malformed.silent(from, secure) : malformed.tlsFailed(error, from))
  })
  server.on('connect', (request, socket, rest) => {
    socket.on('error', ignore)
    if (socket instanceof Socket) track(connectionOf(socket), malformed.connect(request, socket, rest, secure))
  })

  return { server, idle: (): Promise<unknown> => Promise.all(underWay) }
}
