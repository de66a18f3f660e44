import type { HookError } from '../../../src-shared/error.ts'
import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { Answer } from '../respond/responder.ts'

/** What a sender is told of a request that the receiver cannot take as it is. */
export const errorAnswer = (error: HookError, headers: HeaderList = []): Answer => ({
  kind: 'limit',
  status: error.status,
  headers: [['content-type', 'application/json'], ...headers],
  body: `${JSON.stringify({ error: error.toBody() })}\n`,
  delayMs: 0,
  fault: null,
  rule: null,
  step: null,
  note: null,
})
