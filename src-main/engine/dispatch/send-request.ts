import type { Dispatcher } from 'undici'
import type { HeaderList, Timing } from '../../../src-shared/model/attempt.ts'
import { RESPONSE_BODY_LIMIT } from '../../../src-shared/model/attempt.ts'
import type { Settings } from '../../../src-shared/model/webhook.ts'
import type { Clock } from '../../../src-shared/time.ts'
import { joinBytes } from '../join-bytes.ts'
import { AttemptError } from './attempt-error.ts'
import type { ConnectTiming } from './connect.ts'
import type { Pools } from './pools.ts'

export interface WireRequest {
  origin: string
  target: string
  method: Settings['method']
  /** Name, value, name, value … in the order and case they go out. */
  headers: string[]
  /** Nothing is sent of an empty one. */
  body: string
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
}

export type Sent = { response: WireResponse; timing: Timing } | { error: Error; timing: Timing }

/** A body that goes on beyond this is cut off together with its connection. */
const DRAIN_LIMIT = 1024 * 1024

const pairs = (raw: Dispatcher.DispatchController['rawHeaders']): HeaderList => {
  const list: HeaderList = []
  if (!Array.isArray(raw)) return list
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i]
    const value = raw[i + 1]
    list.push([
      typeof name === 'string' ? name : (name?.toString('latin1') ?? ''),
      typeof value === 'string' ? value : (value?.toString('latin1') ?? ''),
    ])
  }
  return list
}

const round = (ms: number): number => Math.round(ms * 100) / 100

/**
 * One HTTP/1.1 request. Never throws or rejects: what went wrong is a value. The deadline counts from the call,
 * less what was spent before it, and covers connecting, the first byte and the whole answer (R59). `onStarted` gets a function that breaks the request off.
 */
export const sendRequest = (
  { pools, clock }: { pools: Pools; clock: Clock },
  request: WireRequest,
  onStarted?: (abort: (reason: Error) => void) => void,
): Promise<Sent> =>
  new Promise(resolve => {
    const startedAt = clock.elapsed()
    let controller: Dispatcher.DispatchController | null = null
    let opened: ConnectTiming | null = null
    let firstByteAt: number | null = null
    let status = 0
    let size = 0
    const kept: Buffer[] = []
    let done = false

    const finish = (outcome: { response: WireResponse } | { error: Error }): void => {
      if (done) return
      done = true
      cancelDeadline()
      resolve({
        ...outcome,
        timing: {
          dns: opened?.dns == null ? null : round(opened.dns),
          connect: opened === null ? null : round(opened.connect),
          tls: opened?.tls == null ? null : round(opened.tls),
          firstByte: firstByteAt === null ? null : round(firstByteAt - startedAt),
          total: round(clock.elapsed() - startedAt),
        },
      })
    }

    const abort = (reason: Error): void => {
      finish({ error: reason })
      controller?.abort(reason)
    }

    const cancelDeadline = clock.after(request.timeoutMs - (request.spentMs ?? 0), () =>
      abort(
        controller === null
          ? new AttemptError('timeout-connect', `No connection within ${request.timeoutMs} ms.`)
          : new AttemptError('timeout-response', `No complete answer within ${request.timeoutMs} ms.`),
      ),
    )
    onStarted?.(abort)

    const complete = (truncated: boolean): void => {
      const body = joinBytes(kept, Math.min(size, RESPONSE_BODY_LIMIT))
      finish({ response: { status, headers: pairs(controller?.rawHeaders), body, truncated } })
    }

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(started) {
        controller = started
        if (done) started.abort(new AttemptError('timeout-connect', 'The deadline passed before the request began.'))
      },
      onRequestSent() {
        opened = pools.takeTiming()
      },
      onResponseStart(_controller, code) {
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
        if (status < 200) return
        complete(size > RESPONSE_BODY_LIMIT)
      },
      onResponseError(_controller, error) {
        finish({ error })
      },
    }

    try {
      const { target: path, method, headers, body } = request
      pools.get(request.origin, request.tls).dispatch({ path, method, headers, body }, handler)
    } catch (error) {
      finish({ error: error instanceof Error ? error : new Error(String(error)) })
    }
  })
