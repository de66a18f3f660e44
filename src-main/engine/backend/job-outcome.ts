import type { JobDetail } from '../../../src-shared/model/job.ts'
import type { AttemptRecord } from '../port/queue.ts'
import { bodyText } from '../delivery/attempt-view.ts'

/** Characters of an answer that an exception quotes. */
const MOST_QUOTED = 1000

const quoted = (bytes: Uint8Array | null): string => {
  if (bytes === null) return ''
  const { body, encoding } = bodyText(bytes)
  if (encoding === 'base64') return `(${bytes.byteLength} bytes that are not text)`
  return body.length <= MOST_QUOTED ? body : `${body.slice(0, MOST_QUOTED)}…`
}

/** How an attempt ended, in the words of NetBox's backend (R111). */
export const jobOutcome = (attempt: AttemptRecord | undefined): Pick<JobDetail, 'result' | 'exception'> => {
  if (attempt === undefined) return { result: null, exception: null }
  const { success, status, errorMessage, responseBody } = attempt
  if (success) return { result: `Status ${status} returned, webhook successfully processed.`, exception: null }
  if (status === null) return { result: null, exception: errorMessage ?? 'No answer came.' }
  const content = quoted(responseBody)
  return {
    result: null,
    exception: `Status ${status} returned with content '${content}', webhook FAILED to process.`,
  }
}
