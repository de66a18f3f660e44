import type { ServerResponse } from 'node:http'
import type { HookError } from '../../src-shared/error.ts'
import { retryAfterOf } from './retry-after.ts'

export const sendJson = (response: ServerResponse, status: number, value: unknown): void => {
  const body = Buffer.from(JSON.stringify(value))
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...retryAfterOf(status),
  })
  response.end(body)
}

export const sendError = (response: ServerResponse, error: HookError): void =>
  sendJson(response, error.status, { error: error.toBody() })
