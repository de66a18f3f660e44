import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { headerPairs } from '../header-pairs.ts'
import { captureAnswer } from './capture-answer.ts'
import { bodyInMemory, captureRecord, type Received } from './capture-record.ts'
import type { Answer } from '../respond/responder.ts'
import type { ReceiverParts } from './receiver-parts.ts'
import { remoteAddress } from './remote-address.ts'

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

const reasonOf = (failure: ClientError, packet: Uint8Array): string => {
  if (packet[0] === TLS_HANDSHAKE) return 'The sender spoke TLS to the plain HTTP port.'
  if (failure.code === 'HPE_HEADER_OVERFLOW') return 'The request headers are too long.'
  return `The request is not valid HTTP: ${failure.reason ?? failure.message}.`
}

const close = (socket: Socket, { status, text }: { status: number; text: string }, body: string): void => {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const head = `HTTP/1.1 ${status} ${text}\r\nConnection: close\r\nContent-Type: text/plain\r\n`
  socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, () => socket.destroySoon())
}

/** Records what the parser refused, and CONNECT, which is for proxies; answers and closes. Never rejects. */
export const createMalformedReceiver = (parts: ReceiverParts) => {
  const record = async (socket: Socket, secure: boolean, part: Partial<Received>, reason: string, status: number) => {
    const received: Received = {
      id: parts.ids.next('cap'),
      inbox: MALFORMED_INBOX,
      method: '?',
      target: '',
      httpVersion: '?',
      secure,
      receivedAt: parts.clock.now(),
      remoteAddress: remoteAddress(socket),
      rawHeaders: [],
      rawTrailers: [],
      body: bodyInMemory(new Uint8Array(0)),
      truncated: false,
      ...part,
    }
    const verification = { scheme: 'none' as const, result: 'none' as const, code: null, reason, checks: [] }
    const answer: Answer = {
      kind: 'limit',
      status,
      headers: [['content-type', 'text/plain']],
      body: `${reason}\n`,
      delayMs: 0,
      fault: null,
      rule: null,
      step: null,
      note: null,
    }
    try {
      if (!parts.inboxes.find(MALFORMED_INBOX)) await parts.inboxes.ensure(MALFORMED_INBOX, true)
      const { head, record } = captureRecord(received, verification)
      // Nothing decides this answer, so that it is known before the capture is stored.
      const known = { answered: true, responseStatus: status }
      const given = JSON.stringify(captureAnswer(answer, status, 0, parts.clock))
      await parts.captures.insert({ ...record, ...known, answer: given })
      parts.onCapture({ ...head, ...known })
    } catch (error) {
      parts.log?.warn(`A malformed request was not captured: ${String(error)}`)
    }
  }

  return {
    async refused(failure: ClientError, socket: Socket, secure: boolean): Promise<void> {
      const answer = answerTo(failure)
      const packet = failure.rawPacket
      if (!packet) {
        close(socket, answer, `${answer.text}\n`)
        return
      }
      const reason = reasonOf(failure, packet)
      await record(socket, secure, { body: bodyInMemory(Uint8Array.from(packet)) }, reason, answer.status)
      close(socket, answer, `${reason}\n`)
    },

    /** For a failure inside the body of a request, which is itself captured as broken off. */
    hangUp(failure: ClientError, socket: Socket): void {
      const answer = answerTo(failure)
      close(socket, answer, `${answer.text}\n`)
    },

    async connect(request: IncomingMessage, socket: Socket, rest: Buffer, secure: boolean): Promise<void> {
      const reason = 'CONNECT asks for a proxy, and this is not one.'
      const part: Partial<Received> = {
        method: request.method ?? 'CONNECT',
        target: request.url ?? '',
        httpVersion: request.httpVersion,
        rawHeaders: headerPairs(request.rawHeaders),
        body: bodyInMemory(Uint8Array.from(rest)),
      }
      await record(socket, secure, part, reason, badRequest.status)
      close(socket, badRequest, `${reason}\n`)
    },
  }
}
