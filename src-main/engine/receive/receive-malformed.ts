import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { CaptureKind } from '../../../src-shared/model/capture-filter.ts'
import { headerPairs } from '../header-pairs.ts'
import type { Answer } from '../respond/responder.ts'
import { captureAnswer, noAnswer } from './capture-answer.ts'
import { bodyInMemory, captureRecord, type Received } from './capture-record.ts'
import { createFewAMinute } from './few-a-minute.ts'
import { hungUpWith } from './hung-up-with.ts'
import type { ReceiverParts } from './receiver-parts.ts'
import { remoteAddress } from './remote-address.ts'
import { tlsCause } from './tls-cause.ts'

/** Where requests go that are no HTTP, so that they are seen too. */
const MALFORMED_INBOX = 'malformed'

/** What node's parser tells in its `clientError` event. */
export interface ClientError extends Error {
  code?: string
  reason?: string
  rawPacket?: Buffer
}

const TLS_HANDSHAKE = 0x16

const statuses = new Map([
  ['HPE_HEADER_OVERFLOW', { status: 431, text: 'Request Header Fields Too Large' }],
  ['ERR_HTTP_REQUEST_TIMEOUT', { status: 408, text: 'Request Timeout' }],
])
const badRequest = { status: 400, text: 'Bad Request' }

const answerTo = (failure: ClientError) => statuses.get(failure.code ?? '') ?? badRequest

const causeOf = (failure: ClientError, packet: Uint8Array): string => {
  if (packet[0] === TLS_HANDSHAKE) return 'The sender spoke TLS to the plain HTTP port.'
  if (failure.code === 'HPE_HEADER_OVERFLOW') return 'The request headers are too long.'
  if (failure.code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return 'The sender did not finish the headers of its request in time.'
  if (failure.code === 'HPE_INVALID_EOF_STATE') return 'The sender ended in the middle of the headers of its request.'
  return `The request is not valid HTTP: ${failure.reason ?? failure.message}.`
}

const causeInBody = (failure: ClientError): string => {
  if (failure.code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'The sender did not finish the body of its request in time.'
  // The end of its side alone and of all look the same on the wire.
  if (failure.code === 'HPE_INVALID_EOF_STATE')
    return 'The sender ended in the middle of the body of its request; whether it still read the answer is not known.'
  return `The body is not valid HTTP: ${failure.reason ?? failure.message}.`
}

const close = (
  socket: Socket,
  { status, text }: { status: number; text: string },
  body: string,
  onSent = (): void => {},
): void => {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const head = `HTTP/1.1 ${status} ${text}\r\nConnection: close\r\nContent-Type: text/plain\r\n`
  socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, (error?: Error | null) => {
    if (!error) onSent()
    socket.destroySoon()
  })
}

const plainAnswer = (status: number, body: string): Answer => ({
  kind: 'limit',
  status,
  headers: [['content-type', 'text/plain']],
  body,
  delayMs: 0,
  fault: null,
  rule: null,
  step: null,
  note: null,
})

interface Odd {
  kind: Exclude<CaptureKind, 'request'>
  /** A sentence. */
  cause: string
  secure: boolean
  from: string
  /** Null: nothing was answered. */
  status: number | null
  part?: Partial<Received>
}

/** Records what is no request: what the parser refused, CONNECT, TLS that failed, silence. Never rejects. */
export const createMalformedReceiver = (parts: ReceiverParts) => {
  const { clock, inboxes, captures } = parts
  const isRecorded = createFewAMinute(clock)

  const record = async ({ kind, cause, secure, from, status, part = {} }: Odd): Promise<void> => {
    if (!isRecorded(from)) return
    const received: Received = {
      id: parts.ids.next('cap'),
      inbox: MALFORMED_INBOX,
      method: '?',
      target: '',
      httpVersion: '?',
      secure,
      receivedAt: clock.now(),
      remoteAddress: from,
      rawHeaders: [],
      rawTrailers: [],
      body: bodyInMemory(new Uint8Array(0)),
      truncated: false,
      kind,
      cause,
      ...part,
    }
    const verification = { scheme: 'none' as const, result: 'none' as const, code: null, reason: cause, checks: [] }
    try {
      if (!inboxes.find(MALFORMED_INBOX)) await inboxes.ensure(MALFORMED_INBOX, true)
      const { head, record } = captureRecord(received, verification)
      // Nothing decides this answer, so that it is known before the capture is stored.
      const answer =
        status === null ? noAnswer(clock) : captureAnswer(plainAnswer(status, `${cause}\n`), status, 0, clock)
      const known = { answered: true, responseStatus: answer.status }
      await captures.insert({ ...record, ...known, answer: JSON.stringify(answer) })
      parts.onCapture({ ...head, ...known })
    } catch (error) {
      parts.log?.warn(`A malformed request was not captured: ${String(error)}`)
    }
  }

  return {
    async refused(failure: ClientError, socket: Socket, secure: boolean): Promise<void> {
      const answer = answerTo(failure)
      const packet = failure.rawPacket ?? Buffer.alloc(0)
      const cause = causeOf(failure, packet)
      await record({
        kind: packet[0] === TLS_HANDSHAKE ? 'tls-failure' : 'malformed',
        cause,
        secure,
        from: remoteAddress(socket),
        status: answer.status,
        part: { body: bodyInMemory(Uint8Array.from(packet)) },
      })
      close(socket, answer, `${cause}\n`)
    },

    /** For a failure inside the body of a request, which is itself captured as broken off. */
    hangUp(failure: ClientError, socket: Socket, request: IncomingMessage): void {
      const answer = answerTo(failure)
      const body = `${answer.text}\n`
      close(socket, answer, body, () =>
        hungUpWith.set(request, { ...plainAnswer(answer.status, body), note: causeInBody(failure) }),
      )
    },

    async connect(request: IncomingMessage, socket: Socket, rest: Buffer, secure: boolean): Promise<void> {
      const cause = 'CONNECT asks for a proxy, and this is not one.'
      const part: Partial<Received> = {
        method: request.method ?? 'CONNECT',
        target: request.url ?? '',
        httpVersion: request.httpVersion,
        rawHeaders: headerPairs(request.rawHeaders),
        body: bodyInMemory(Uint8Array.from(rest)),
      }
      const from = remoteAddress(socket)
      await record({ kind: 'malformed', cause, secure, from, status: badRequest.status, part })
      close(socket, badRequest, `${cause}\n`)
    },

    tlsFailed: (error: NodeJS.ErrnoException, from: string): Promise<void> =>
      record({ kind: 'tls-failure', cause: tlsCause(error), secure: true, from, status: null }),

    /** A TLS connection that ended without a request. */
    distrusted: (from: string): Promise<void> =>
      record({
        kind: 'tls-failure',
        cause:
          'The sender ended the connection after the TLS handshake, without a request; most that do so do not trust the certificate. Give it the certificate of the local authority, or have it not verify.',
        secure: true,
        from,
        status: null,
      }),

    /** A connection that ended without a byte. */
    silent: (from: string, secure: boolean): Promise<void> =>
      record({
        kind: 'no-request',
        cause:
          'A connection was opened and ended without a request: a look whether the port is open, or one kept ready.',
        secure,
        from,
        status: null,
      }),
  }
}
