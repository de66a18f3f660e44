import { SHOWN_BODY_LIMIT, type SentOnceView } from '../../../src-shared/model/sent-once.ts'
import { bodyText } from '../delivery/attempt-view.ts'
import { decodeBody } from '../delivery/decode-body.ts'
import type { OnceResponse, OnceSent } from './send-once.ts'

const shownResponse = async ({
  status,
  headers,
  bytes,
  truncated,
}: OnceResponse): Promise<SentOnceView['response']> => {
  const decoded = await decodeBody(bytes, headers, SHOWN_BODY_LIMIT)
  const shown = decoded?.bytes ?? bytes
  return {
    status,
    headers,
    ...bodyText(shown.subarray(0, SHOWN_BODY_LIMIT)),
    truncated: truncated || (decoded?.cut ?? false) || shown.length > SHOWN_BODY_LIMIT,
    size: bytes.length,
  }
}

/** What was sent and what came of it, as the API shows it. */
export const sentOnceView = async (sent: OnceSent, body: Uint8Array): Promise<SentOnceView> => ({
  request: {
    ...sent.request,
    ...bodyText(body.subarray(0, SHOWN_BODY_LIMIT)),
    truncated: body.length > SHOWN_BODY_LIMIT,
    size: body.length,
  },
  response: sent.response && (await shownResponse(sent.response)),
  error: sent.error,
  timing: sent.timing,
})
