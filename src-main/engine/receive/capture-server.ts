import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Duplex } from 'node:stream'
import { Socket } from 'node:net'
import { SECOND } from '../../../src-shared/time.ts'
import { type ClientError, createMalformedReceiver } from './receive-malformed.ts'
import { createRequestReceiver } from './receive-request.ts'
import type { ReceiverParts } from './receiver-parts.ts'

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

/** What breaks a connection shows as a body that is broken off. */
const ignore = (): void => {}

/**
 * An HTTP or HTTPS server that captures everything it is sent. `idle()` resolves when what was under way is stored
 * and answered.
 */
export const createCaptureServer = (parts: ReceiverParts, tls: TlsFiles | null) => {
  const secure = tls !== null
  const receiveRequest = createRequestReceiver(parts)
  const malformed = createMalformedReceiver(parts)
  const underWay = new Set<Promise<void>>()
  /** Of each connection: the latest request, and the end of the work for all of them. */
  const latest = new WeakMap<Duplex, IncomingMessage>()
  const earlier = new WeakMap<Duplex, Promise<unknown>>()
  const refused = new WeakSet<Duplex>()

  const track = (socket: Duplex, work: Promise<void>): void => {
    const done = work.finally(() => underWay.delete(done))
    underWay.add(done)
    const before = earlier.get(socket)
    earlier.set(socket, before ? Promise.all([before, done]) : done)
  }

  const onRequest = (request: IncomingMessage, response: ServerResponse, expectsContinue: boolean): void => {
    latest.set(request.socket, request)
    request.on('error', ignore)
    response.on('error', ignore)
    if (!server.listening) response.shouldKeepAlive = false
    track(request.socket, receiveRequest(request, response, { secure, expectsContinue }))
  }

  const onRefused = (failure: ClientError, socket: Duplex): void => {
    if (refused.has(socket) || !(socket instanceof Socket)) return
    refused.add(socket)
    const inBody = latest.get(socket)?.complete === false
    if (failure.code === 'ECONNRESET' || !socket.writable) socket.destroy()
    else if (inBody) malformed.hangUp(failure, socket)
    else track(socket, afterEarlier(socket, failure))
  }

  const afterEarlier = async (socket: Socket, failure: ClientError): Promise<void> => {
    await earlier.get(socket)
    await malformed.refused(failure, socket, secure)
  }

  const server: Server = tls
    ? createSecureServer({ ...options, ...tls, minVersion: 'TLSv1.2', handshakeTimeout: 10 * SECOND })
    : createServer(options)
  server.maxHeadersCount = 0

  server.on('request', (request, response) => onRequest(request, response, false))
  server.on('checkExpectation', (request, response) => onRequest(request, response, false))
  server.on('checkContinue', (request, response) => onRequest(request, response, true))
  server.on('clientError', onRefused)
  server.on('connect', (request, socket, rest) => {
    socket.on('error', ignore)
    if (socket instanceof Socket) track(socket, malformed.connect(request, socket, rest, secure))
  })

  return { server, idle: (): Promise<unknown> => Promise.all(underWay) }
}
