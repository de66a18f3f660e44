import type { Breakpoint, HandshakePolicy } from '../../../src-shared/model/answering.ts'
import type { Respond } from '../../../src-shared/model/respond.ts'
import { respondWith } from '../../../src-shared/respond/short-response.ts'
import { type Conditions, createConditions } from './conditions.ts'
import { createStepPositions } from './step-positions.ts'

/** What of an inbox says how its requests are answered. */
export interface AnsweringFields {
  respond: Respond
  handshake: HandshakePolicy
  forwardTo: string | null
  breakpoint: Breakpoint | null
  showLastEvent: boolean
}

export interface Answering extends AnsweringFields {
  positions: ReturnType<typeof createStepPositions>
  conditions: Conditions
}

/** `before`: the same inbox before a change; steps that are still there stay where they are. */
export const answeringOf = (fields: Partial<AnsweringFields>, before?: Answering): Answering => {
  const { respond = respondWith({}) } = fields
  return {
    handshake: 'answer',
    forwardTo: null,
    breakpoint: null,
    showLastEvent: false,
    ...fields,
    respond,
    conditions: createConditions(),
    positions: createStepPositions(respond, before?.positions),
  }
}
