import { HookError } from '../../../src-shared/error.ts'
import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { Answer } from '../respond/responder.ts'

/** What a sender is told of a request that the receiver cannot take as it is. */
export const errorAnswer = (error: HookError, headers: HeaderList = []): Answer => ({
  kind: 'limit',
  status: error.status,
  headers: [
    ['content-type', 'application/json'],
    ...(error.status === 503 ? [['retry-after', '1'] satisfies [string, string]] : []),
    ...headers,
  ],
  body: `${JSON.stringify({ error: error.toBody() })}\n`,
  delayMs: 0,
  fault: null,
  rule: null,
  step: null,
  note: null,
})

/** `base`: the receiver's own address. */
export const noInbox = (base: string): HookError =>
  new HookError('NOT_FOUND', `There is no inbox here. Inbox URLs look like ${base}/demo or ${base}/demo/anything.`, {
    help: 'The name of an inbox has small letters, digits, - and _ only.',
  })

export const bodyTooLong = (limit: number): HookError =>
  new HookError('TOO_LARGE', `The body is longer than the ${limit} bytes this receiver keeps.`)

export const busy = (): HookError =>
  new HookError('BUSY', 'More requests arrive than can be stored. Send it again later.')

/** What the sender is told says nothing of the engine's inside. */
export const notStored = (cause: unknown): HookError =>
  cause instanceof HookError ? cause : new HookError('INTERNAL', 'The request could not be stored.', { cause })
