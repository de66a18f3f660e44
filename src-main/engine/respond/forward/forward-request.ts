import type { CaptureForward } from '../../../../src-shared/model/answering.ts'
import { SECOND } from '../../../../src-shared/time.ts'
import type { SendOnce } from '../../dispatch/send-once.ts'
import { textAnswer } from '../answers.ts'
import type { Answer, AskedRequest } from '../responder.ts'
import { answerOfApp, forwardRecord } from './answer-of-app.ts'
import { forwardUrl } from './forward-url.ts'
import { nextHop } from './loop-guard.ts'
import { createWeightGate } from './weight-gate.ts'

const MIB = 1024 * 1024
const TIMEOUT = 30 * SECOND
/** A longer answer of the app is refused. */
const MOST_ANSWER = 10 * MIB
const MOST_BODY = 512 * MIB
/** Bodies that are on their way to the app, together; beside its body each request counts as REQUEST. */
const MOST_UNDER_WAY = 32 * MIB
const REQUEST = 64 * 1024

export interface Forwarded {
  answer: Answer
  /** Null: it did not come to that. */
  record: CaptureForward | null
}

/** Sends requests on to a local app; its answer is what the sender gets. */
export const createForward = (sendOnce: SendOnce, timeoutMs = TIMEOUT) => {
  const gate = createWeightGate(MOST_UNDER_WAY)

  return async (forwardTo: string, request: AskedRequest, gone: AbortSignal): Promise<Forwarded> => {
    const { inbox, target, method, rawHeaders, size } = request
    const hop = nextHop(rawHeaders, inbox)
    if ('loop' in hop) {
      const text = 'This request was forwarded in a circle.\n'
      return { answer: textAnswer('forward', 508, text, `${hop.loop} It was not forwarded again.`), record: null }
    }
    const leave = await gate.enter(REQUEST + size, gone)
    if (leave === null) {
      const note = 'The sender was gone before the request was forwarded.'
      return { answer: textAnswer('forward', 502, '', note), record: null }
    }
    try {
      const url = forwardUrl(forwardTo, inbox, target)
      const body = await request.body(MOST_BODY)
      const { headers } = hop
      const sent = await sendOnce({ url, method, headers, body, timeoutMs, signal: gone, responseLimit: MOST_ANSWER })
      return { answer: answerOfApp(sent, url, method), record: await forwardRecord(url, sent) }
    } finally {
      leave()
    }
  }
}
