import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http'
import type { Socket } from 'node:net'
import { getCACertificates } from 'node:tls'
import { hostProblem } from '../../../src-shared/endpoint-url.ts'
import type { AttemptErrorClass, HeaderList, Timing } from '../../../src-shared/model/attempt.ts'
import { attemptHelp } from '../../../src-shared/model/attempt-help.ts'
import { type Clock, SECOND } from '../../../src-shared/time.ts'
import { headerPairs } from '../header-pairs.ts'
import { joinBytes } from '../join-bytes.ts'
import type { AddressPolicy } from './address-policy.ts'
import { AttemptError } from './attempt-error.ts'
import { classifyError } from './classify-error.ts'
import { type ConnectTiming, createConnect, type Resolve } from './connect.ts'
import { framedHeaders } from './framed-headers.ts'
import { requestTarget } from './request-target.ts'
import { roundMs } from './round-ms.ts'

export interface OnceRequest {
  /** Its path and query go out as they are written here. */
  url: string
  method: string
  /** In the order and case they go out, each byte one character. Host, framing and connection are made anew. */
  headers: HeaderList
  body: Uint8Array
  /** Sent behind the body, which makes it chunked. */
  trailers?: HeaderList
  /** Sends the body in that many pieces, with so much time between them. */
  pace?: { pieces: number; everyMs: number }
  /** Of connecting and the head of the answer; 30 s when it is not given. */
  timeoutMs?: number
  signal?: AbortSignal
  /** Accepts any certificate. */
  insecure?: boolean
  /** Bytes that are kept of the answer's body; 1 MiB when not given. */
  responseLimit?: number
  /** Told of the connection before the request goes out on it; it carries nothing else. */
  onConnected?: (socket: Socket) => void
}

export interface OnceResponse {
  status: number
  headers: HeaderList
  /** As it came, with its content coding; at most `responseLimit`. */
  bytes: Uint8Array
  /** There was more, or it was still going on when its time was up. */
  truncated: boolean
}

export interface OnceSent {
  /** What went out. */
  request: { method: string; url: string; headers: HeaderList }
  response: OnceResponse | null
  error: { class: AttemptErrorClass; message: string; help: string } | null
  timing: Timing
}

/** One HTTP/1.1 request on a connection of its own. Never rejects: what went wrong is a value. */
export type SendOnce = (request: OnceRequest) => Promise<OnceSent>

export interface SendOnceOptions {
  clock: Clock
  policy: AddressPolicy
  /** PEM of the local authority, which is trusted: a person may send to our own HTTPS receiver. */
  localCa: () => string | null
  /** Aborted when the host closes. */
  closing?: AbortSignal
  resolve?: Resolve
}

const TIMEOUT = 30 * SECOND
const CONNECT_TIMEOUT = 10 * SECOND
/** Milliseconds that a body gets after its head at least, however late the head came. */
const BODY_GRACE = 2 * SECOND
const RESPONSE_LIMIT = 1024 * 1024

const invalid = (message: string): AttemptError => new AttemptError('invalid-url', message)

/** Throws AttemptError of class `invalid-url`. */
const webAddress = (text: string): URL => {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) throw invalid(`${text} is no web address.`)
  const problem = hostProblem(url)
  if (problem !== null) throw invalid(problem)
  if (url.username !== '' || url.password !== '') {
    throw invalid('The URL holds a user name or password; write them into the header Authorization instead.')
  }
  return url
}

export const createSendOnce = ({ clock, policy, localCa, closing, resolve }: SendOnceOptions): SendOnce => {
  const extraCa = (): string[] => {
    const local = localCa()
    return local === null ? [] : [...getCACertificates('default'), local]
  }

  return (asked: OnceRequest): Promise<OnceSent> =>
    new Promise(settle => {
      const { method, body, trailers = [], timeoutMs = TIMEOUT, responseLimit = RESPONSE_LIMIT } = asked
      const signal = AbortSignal.any([closing, asked.signal].filter(each => each !== undefined))
      const startedAt = clock.elapsed()
      let sentHeaders = asked.headers
      let opened: ConnectTiming | null = null
      let socket: Socket | null = null
      let head: IncomingMessage | null = null
      let firstByteAt: number | null = null
      let size = 0
      const kept: Buffer[] = []
      let done = false

      const finish = (outcome: { response: OnceResponse } | { error: Error }): void => {
        if (done) return
        done = true
        cancelTimer()
        signal.removeEventListener('abort', onAbort)
        socket?.destroy()
        const error = 'error' in outcome ? classifyError(outcome.error) : null
        settle({
          request: { method, url: asked.url, headers: sentHeaders },
          response: 'response' in outcome ? outcome.response : null,
          error: error && { ...error, help: attemptHelp[error.class] },
          timing: {
            dns: opened?.dns == null ? null : roundMs(opened.dns),
            connect: opened === null ? null : roundMs(opened.connect),
            tls: opened?.tls == null ? null : roundMs(opened.tls),
            firstByte: firstByteAt === null ? null : roundMs(firstByteAt - startedAt),
            total: roundMs(clock.elapsed() - startedAt),
          },
        })
      }

      const complete = (response: IncomingMessage, truncated: boolean): void =>
        finish({
          response: {
            status: response.statusCode ?? 0,
            headers: headerPairs(response.rawHeaders),
            bytes: joinBytes(kept, Math.min(size, responseLimit)),
            truncated,
          },
        })

      const fail = (error: Error): void => finish({ error })
      const onAbort = (): void => fail(new AttemptError('reset', 'The request was broken off here.'))

      const timeUp = (): void => {
        const bodyLeft = firstByteAt === null ? 0 : firstByteAt + BODY_GRACE - clock.elapsed()
        if (bodyLeft > 0) cancelTimer = clock.after(bodyLeft, timeUp)
        else if (head !== null) complete(head, true)
        else if (socket === null) fail(new AttemptError('timeout-connect', `No connection within ${timeoutMs} ms.`))
        else fail(new AttemptError('timeout-response', `No answer within ${timeoutMs} ms.`))
      }
      let cancelTimer = clock.after(timeoutMs, timeUp)
      signal.addEventListener('abort', onAbort)

      const onResponse = (response: IncomingMessage): void => {
        head = response
        firstByteAt = clock.elapsed()
        response.on('data', (chunk: Buffer) => {
          kept.push(chunk)
          size += chunk.length
          if (size > responseLimit) complete(response, true)
        })
        response.on('end', () => complete(response, false))
        response.on('error', fail)
      }

      /** An answer after which the connection speaks something else; nothing of that is read. */
      const onSwitch = (response: IncomingMessage): void => {
        firstByteAt = clock.elapsed()
        complete(response, false)
      }

      const trickle = (outgoing: ClientRequest, { pieces, everyMs }: NonNullable<OnceRequest['pace']>): void => {
        const length = Math.ceil(body.length / pieces)
        const next = (from: number): void => {
          if (done) return
          if (from + length >= body.length) return void outgoing.end(body.subarray(from))
          outgoing.write(body.subarray(from, from + length))
          clock.after(everyMs, () => next(from + length))
        }
        next(0)
      }

      const write = (open: Socket, target: string, host: string): void => {
        socket = open
        sentHeaders = framedHeaders({ method, host, headers: asked.headers, trailers, bodySize: body.length })
        asked.onConnected?.(open)
        const outgoing: ClientRequest = httpRequest({
          method,
          path: target,
          headers: sentHeaders.flat(),
          createConnection: () => open,
        })
        outgoing.on('error', fail)
        outgoing.on('response', onResponse)
        outgoing.on('upgrade', onSwitch)
        outgoing.on('connect', onSwitch)
        if (trailers.length > 0) outgoing.addTrailers(trailers)
        if (asked.pace === undefined) outgoing.end(body)
        else trickle(outgoing, asked.pace)
      }

      try {
        if (signal.aborted) return onAbort()
        const url = webAddress(asked.url)
        const connect = createConnect({
          clock,
          policy,
          timeoutMs: Math.min(CONNECT_TIMEOUT, timeoutMs),
          tls: { verify: asked.insecure !== true, extraCa: url.protocol === 'https:' ? extraCa() : [] },
          onOpen: (_socket, timing) => (opened = timing),
          ...(resolve === undefined ? {} : { resolve }),
        })
        connect({ hostname: url.hostname, host: url.host, protocol: url.protocol, port: url.port }, (error, open) => {
          if (error !== null) return fail(error)
          if (done) return void open.destroy()
          try {
            write(open, requestTarget(asked.url), url.host)
          } catch (thrown) {
            open.destroy()
            fail(thrown instanceof Error ? thrown : new Error(String(thrown)))
          }
        })
      } catch (thrown) {
        fail(thrown instanceof Error ? thrown : new Error(String(thrown)))
      }
    })
}
