import type { ServerResponse } from 'node:http'
import type { Clock } from '../../../src-shared/time.ts'
import type { Answer } from './responder.ts'
import { abortableWait } from './send/abortable-wait.ts'
import { ended } from './send/ended.ts'
import { sendFault } from './send/send-fault.ts'
import { answerHead, isBodiless } from './send/answer-head.ts'

/** A status of 0: the sender was gone, or got none on purpose. */
export interface AnswerSent {
  status: number
  /** From the call to the end of the answer. */
  durationMs: number
}

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text)

/** Text goes out in one write with the head, bytes need a second one; but the head would then be encoded as the text is. */
const inOneWrite = ({ body, headers }: Answer): string | Uint8Array =>
  typeof body !== 'string' || headers.every(([, value]) => isAscii(value)) ? body : Buffer.from(body)

const sendWhole = (response: ServerResponse, answer: Answer, gone: AbortSignal): Promise<void> => {
  const done = ended(response, gone)
  response.writeHead(answer.status, answerHead(answer))
  if (isBodiless(response, answer.status)) response.end()
  else response.end(inOneWrite(answer))
  return done
}

/**
 * Sends an answer after its delay, with what goes wrong in it on purpose. Resolves when it is handed to the socket or the
 * sender is gone. Never rejects for what a sender does.
 */
export const sendAnswer = async (
  response: ServerResponse,
  answer: Answer,
  clock: Clock,
  gone: AbortSignal,
): Promise<AnswerSent> => {
  const startedAt = clock.elapsed()
  const sent = (status: number): AnswerSent => ({ status, durationMs: Math.round(clock.elapsed() - startedAt) })
  if (answer.delayMs > 0) await abortableWait(clock, answer.delayMs, gone)
  if (gone.aborted || response.destroyed) return sent(0)
  if (answer.fault !== null && !(await sendFault(response, answer, answer.fault, clock, gone))) return sent(0)
  if (answer.fault === null) await sendWhole(response, answer, gone)
  return sent(response.writableFinished || answer.fault !== null ? answer.status : 0)
}
