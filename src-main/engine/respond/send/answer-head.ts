import type { ServerResponse } from 'node:http'
import type { Answer } from '../responder.ts'

const WITHOUT_BODY = new Set([204, 205, 304])

export const isBodiless = (response: ServerResponse, status: number): boolean =>
  WITHOUT_BODY.has(status) || response.req.method === 'HEAD'

export const bodyBytes = ({ body }: Pick<Answer, 'body'>): Uint8Array =>
  typeof body === 'string' ? Buffer.from(body) : body

/** Own headers in their order and case, repeated ones too, and what frames the answer behind them. */
export const answerHead = (answer: Answer, framing?: [string, string]): string[] => {
  const { status, headers, body } = answer
  const head = headers.flat()
  if (framing !== undefined) head.push(...framing)
  else if (status === 205) head.push('content-length', '0')
  else if (!WITHOUT_BODY.has(status) && !headers.some(([name]) => name.toLowerCase() === 'content-length')) {
    head.push('content-length', String(typeof body === 'string' ? Buffer.byteLength(body) : body.length))
  }
  return head
}
