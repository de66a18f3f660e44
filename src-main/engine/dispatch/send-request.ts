import type { Dispatcher } from 'undici'
import type { HeaderList, Timing } from '../../../src-shared/model/attempt.ts'
import { RESPONSE_BODY_LIMIT } from '../../../src-shared/model/attempt.ts'
import type { Settings } from '../../../src-shared/model/webhook.ts'
import { type Clock, SECOND } from '../../../src-shared/time.ts'
import { headerPairs } from '../header-pairs.ts'
import { joinBytes } from '../join-bytes.ts'
import { AttemptError } from './attempt-error.ts'
import { classifyError } from './classify-error.ts'
import type { ConnectTiming } from './connect.ts'
import type { Pools } from './pools.ts'
import { roundMs } from './round-ms.ts'

export interface WireRequest {
  origin: string
  target: string
  method: Settings['method']
  /** Name, value, name, value … in the order and case they go out. */
  headers: string[]
  /** Nothing is sent of an empty one. Bytes, since undici makes bytes of a text, and a signature needs them too. */
  body: Uint8Array
  timeoutMs: number
  /** How much of `timeoutMs` is gone, by the redirects that led here. */
  spentMs?: number
  tls: Settings['tls']
}

export interface WireResponse {
  status: number
  headers: HeaderList
  /** The first RESPONSE_BODY_LIMIT bytes. */
  body: Uint8Array
  truncated: boolean
  /** The body was still going on when its time was up. */
  cutOff: boolean
}

export type Sent = ({ response: WireResponse } | { error: Error }) & {
  timing: Timing
  /** A kept connection had died, so that the request went out once more. */
  resent: boolean
}

/** Milliseconds that a body gets after its head at least, however late the head came. */
const BODY_GRACE = 2 * SECOND
/** A body that goes on beyond this is cut off together with its connection. */
const DRAIN_LIMIT = 1024 * 1024

/** As it stood on the wire. */
const statusText = (code: number): string => String(code).padStart(3, '0')

/** A connection that the other side closed or reset. */
const isClosing = (error: Error): boolean => classifyError(error).class === 'reset'

/**
 * One HTTP/1.1 request. Never throws or rejects: what went wrong is a value. `onStarted` gets a function that breaks the
 * request off.
 *
 * The deadline counts from the call, less what was spent before it, and covers connecting and the head of the answer
 * (R59). A status that came in time stands: its body is read until the deadline, or until BODY_GRACE after the head
 * where that is later, and then cut off.
 *
 * A kept connection that dies before any byte of the answer was closed by the endpoint while nobody looked: the request
 * goes out once more, on a connection of its own, under the same deadline.
 */
export const sendRequest = (
  { pools, clock }: { pools: Pools; clock: Clock },
  request: WireRequest,
  onStarted?: (abort: (reason: Error) => void) => void,
): Promise<Sent> =>
  new Promise(resolve => {
    const startedAt = clock.elapsed()
    const deadlineMs = request.timeoutMs - (request.spentMs ?? 0)
    let controller: Dispatcher.DispatchController | null = null
    let opened: ConnectTiming | null = null
    let written = false
    let answering = false
    let resent = false
    let firstByteAt: number | null = null
    let status = 0
    let size = 0
    const kept: Buffer[] = []
    let done = false

    const finish = (outcome: { response: WireResponse } | { error: Error }): void => {
      if (done) return
      done = true
      cancelTimer()
      resolve({
        ...outcome,
        timing: {
          dns: opened?.dns == null ? null : roundMs(opened.dns),
          connect: opened === null ? null : roundMs(opened.connect),
          tls: opened?.tls == null ? null : roundMs(opened.tls),
          firstByte: firstByteAt === null ? null : roundMs(firstByteAt - startedAt),
          total: roundMs(clock.elapsed() - startedAt),
        },
        resent,
      })
    }

    const complete = (truncated: boolean, cutOff = false): void => {
      const body = joinBytes(kept, Math.min(size, RESPONSE_BODY_LIMIT))
      const raw = controller?.rawHeaders
      finish({ response: { status, headers: headerPairs(Array.isArray(raw) ? raw : []), body, truncated, cutOff } })
    }

    /** With the head of the answer there, only its body is broken off. */
    const abort = (reason: Error): void => {
      if (firstByteAt === null) finish({ error: reason })
      else complete(true, true)
      controller?.abort(reason)
    }

    const timeUp = (): void => {
      const bodyLeft = firstByteAt === null ? 0 : firstByteAt + BODY_GRACE - clock.elapsed()
      if (bodyLeft > 0) cancelTimer = clock.after(bodyLeft, timeUp)
      else if (controller === null) {
        abort(new AttemptError('timeout-connect', `No connection within ${request.timeoutMs} ms.`))
      } else abort(new AttemptError('timeout-response', `No answer within ${request.timeoutMs} ms.`))
    }

    let cancelTimer = clock.after(deadlineMs, timeUp)
    onStarted?.(abort)

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(started) {
        controller = started
        if (done) started.abort(new AttemptError('timeout-connect', 'The deadline passed before the request began.'))
      },
      onRequestSent() {
        opened = pools.takeTiming()
        written = true
      },
      onResponseStarted() {
        answering = true
      },
      onResponseStart(_controller, code) {
        if (code < 100) throw new AttemptError('protocol', `The endpoint answered with the status ${statusText(code)}.`)
        if (code < 200) return
        firstByteAt = clock.elapsed()
        status = code
      },
      onResponseData(current, chunk) {
        if (size < RESPONSE_BODY_LIMIT) kept.push(chunk)
        size += chunk.length
        if (size <= DRAIN_LIMIT) return
        complete(true)
        current.abort(new AttemptError('protocol', 'The answer is longer than what is read of one.'))
      },
      onResponseEnd() {
        complete(size > RESPONSE_BODY_LIMIT)
      },
      onResponseError(_controller, error) {
        const wasKept = written && opened === null
        if (done || resent || answering || !wasKept || !isClosing(error)) return finish({ error })
        resent = true
        controller = null
        start()
      },
    }

    const start = (): void => {
      const { origin, target: path, method, headers, body, tls } = request
      try {
        if (resent) pools.dispatchAlone(origin, tls, { path, method, headers, body }, handler)
        else pools.get(origin, tls).dispatch({ path, method, headers, body }, handler)
      } catch (error) {
        finish({ error: error instanceof Error ? error : new Error(String(error)) })
      }
    }
    if (!done) start()
  })
