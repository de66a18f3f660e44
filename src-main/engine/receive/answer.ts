import type { ServerResponse } from 'node:http'
import type { HookError } from '../../../src-shared/error.ts'
import type { FixedResponse } from '../../../src-shared/model/inbox.ts'

export interface Answer extends FixedResponse {
  headers?: Record<string, string>
}

const WITHOUT_BODY = new Set([204, 205, 304])

export const errorAnswer = (error: HookError, headers?: Record<string, string>): Answer => ({
  status: error.status,
  contentType: 'application/json',
  body: `${JSON.stringify({ error: error.toBody() })}\n`,
  ...(headers ? { headers } : {}),
})

/** Sends the answer; resolves when it is handed to the socket or the sender is gone. */
export const sendAnswer = (response: ServerResponse, { status, contentType, body, headers }: Answer): Promise<void> =>
  new Promise(resolve => {
    response.once('close', resolve)
    if (response.destroyed) resolve()
    if (WITHOUT_BODY.has(status)) {
      response.writeHead(status, { ...headers, ...(status === 205 ? { 'content-length': '0' } : {}) }).end()
      return
    }
    const length = Buffer.byteLength(body)
    response.writeHead(status, { 'content-type': contentType, 'content-length': length, ...headers })
    // Text goes out in one write with the headers, bytes would need a second one.
    response.end(body)
  })
