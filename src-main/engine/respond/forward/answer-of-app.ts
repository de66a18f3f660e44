import type { CaptureForward } from '../../../../src-shared/model/answering.ts'
import { bodyText } from '../../delivery/attempt-view.ts'
import { decodeBody } from '../../delivery/decode-body.ts'
import type { OnceResponse, OnceSent } from '../../dispatch/send-once.ts'
import { plainAnswer, textAnswer } from '../answers.ts'
import type { Answer } from '../responder.ts'
import { passedHeaders } from './passed-headers.ts'

const MOST_KEPT = 64 * 1024

const keptAnswer = async ({ status, headers, bytes, truncated }: OnceResponse) => {
  const decoded = await decodeBody(bytes, headers, MOST_KEPT)
  const shown = decoded?.bytes ?? bytes
  const cut = truncated || (decoded?.cut ?? false) || shown.length > MOST_KEPT
  return { status, headers, ...bodyText(shown.subarray(0, MOST_KEPT)), truncated: cut }
}

/** What came of forwarding, as it is kept with the capture. */
export const forwardRecord = async (url: string, { response, error, timing }: OnceSent): Promise<CaptureForward> => ({
  url,
  ...(response === null
    ? { status: null, headers: [], body: '', encoding: 'utf8' as const, truncated: false }
    : await keptAnswer(response)),
  durationMs: timing.total,
  error: error === null ? null : { code: error.class, message: error.message, help: error.help },
})

const isTimeout = (code: string): boolean => code === 'timeout-connect' || code === 'timeout-response'

const failure = ({ error }: OnceSent, url: string): Answer => {
  const { class: code, message, help } = error ?? { class: 'unknown', message: 'There was no answer.', help: '' }
  const note = `Forwarding to ${url} failed: ${message} ${help}`.trim()
  return isTimeout(code)
    ? textAnswer('forward', 504, `The app behind this inbox did not answer in time (${code}).\n`, note)
    : textAnswer('forward', 502, `The app behind this inbox could not be reached (${code}).\n`, note)
}

/** What the sender gets: the answer of the app, or why there is none. */
export const answerOfApp = (sent: OnceSent, url: string, method: string): Answer => {
  const { response } = sent
  if (response === null) return failure(sent, url)
  const { status, headers, bytes, truncated } = response
  if (truncated || status < 200 || status > 599) {
    const why = truncated ? 'is longer than what is passed on, or did not end in time' : `has the status ${status}`
    const note = `The answer of ${url} ${why}, so the sender got 502.`
    return textAnswer('forward', 502, 'The answer of the app behind this inbox could not be passed on.\n', note)
  }
  return plainAnswer('forward', { status, headers: passedHeaders(headers, { method, status }), body: bytes })
}
