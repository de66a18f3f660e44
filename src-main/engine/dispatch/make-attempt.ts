import type { AttemptNote } from '../../../src-shared/model/attempt.ts'
import type { Clock } from '../../../src-shared/time.ts'
import type { AttemptRecord, Claimed } from '../port/queue.ts'
import type { Templates } from '../port/templates.ts'
import { type AttemptResult } from '../retry/decide-next.ts'
import { isSuccess } from '../retry/is-success.ts'
import { AttemptError } from './attempt-error.ts'
import { type BuiltRequest, buildRequest, type Target } from './build-request.ts'
import { classifyError } from './classify-error.ts'
import { followRedirects } from './follow-redirects.ts'
import { keptAnswer } from './kept-answer.ts'
import { maskSecrets } from './mask-secrets.ts'
import type { Pools } from './pools.ts'
import type { Sent } from './send-request.ts'

export interface Made {
  record: AttemptRecord
  result: AttemptResult
}

export interface AttemptDeps {
  pools: Pools
  clock: Clock
  templates: Pick<Templates, 'render'>
}

const utf8 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')

const noTiming = { dns: null, connect: null, tls: null, firstByte: null, total: 0 }

const headerJson = (flat: readonly string[]): string => {
  const list: [string, string][] = []
  for (let i = 0; i + 1 < flat.length; i += 2) list.push([flat[i] ?? '', flat[i + 1] ?? ''])
  return JSON.stringify(list)
}

const notesOf = (sent: Sent, ofAnswer: readonly AttemptNote[]): string | null => {
  const notes: AttemptNote[] = []
  if (sent.resent) notes.push('resent')
  if ('response' in sent && sent.response.cutOff) notes.push('body-cut-off')
  notes.push(...ofAnswer)
  return notes.length === 0 ? null : JSON.stringify(notes)
}

const resultOf = (sent: Sent, errorClass: string | null): AttemptResult => {
  if ('response' in sent) {
    const { status, headers } = sent.response
    return { kind: 'answer', status, retryAfter: headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1] }
  }
  if (errorClass === 'timeout-connect' || errorClass === 'timeout-response') return { kind: 'timeout' }
  if (errorClass === 'blocked' || errorClass === 'invalid-url') return { kind: 'hopeless' }
  return { kind: 'network' }
}

/**
 * One attempt from body to record. Never rejects. `onStarted` gets a function that breaks the request off, for a host
 * that closes.
 */
export const makeAttempt = async (
  deps: AttemptDeps,
  target: Target,
  claimed: Claimed,
  onStarted?: (abort: (reason: Error) => void) => void,
): Promise<Made> => {
  const at = deps.clock.now()
  const made = (record: AttemptRecord, result: AttemptResult): Made => ({ record: maskSecrets(record, target), result })
  const base = {
    number: claimed.attempt,
    at,
    manual: claimed.manual,
    method: target.settings.method,
    url: target.origin + target.requestTarget,
    requestBody: null,
  }
  let request: BuiltRequest
  try {
    request = await buildRequest(deps.templates, target, claimed, at)
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown)
    const errorClass = thrown instanceof AttemptError ? thrown.class : 'payload'
    return made(
      {
        ...base,
        ...noTiming,
        success: false,
        requestHeaders: '[]',
        status: null,
        responseHeaders: null,
        responseBody: null,
        responseTruncated: false,
        errorClass,
        errorMessage: message,
        notes: null,
      },
      { kind: 'hopeless' },
    )
  }

  const sent = await followRedirects(deps, request, onStarted)
  const error = 'error' in sent ? classifyError(sent.error) : null
  const response = 'response' in sent ? sent.response : null
  const kept = response === null ? null : await keptAnswer(response, target.mask)
  return made(
    {
      ...base,
      url: request.origin + request.target,
      requestBody: request.unique ? utf8(request.body) : null,
      ...sent.timing,
      success: response !== null && isSuccess(target.settings.success, response.status),
      requestHeaders: headerJson(request.headers),
      status: response?.status ?? null,
      responseHeaders: response === null ? null : JSON.stringify(response.headers),
      responseBody: kept?.body ?? null,
      responseTruncated: kept?.truncated ?? false,
      errorClass: error?.class ?? null,
      errorMessage: error?.message ?? null,
      notes: notesOf(sent, kept?.notes ?? []),
    },
    resultOf(sent, error?.class ?? null),
  )
}

/** The reason a closing host breaks requests off with. */
export const hostClosing = (): AttemptError => new AttemptError('reset', 'Hookbench was closed during the attempt.')
