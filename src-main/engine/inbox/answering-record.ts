import { HookError } from '../../../src-shared/error.ts'
import { type Breakpoint, breakpointSchema } from '../../../src-shared/model/answering.ts'
import type { inboxCreateSchema, InboxUpdate } from '../../../src-shared/model/inbox.ts'
import type { Respond } from '../../../src-shared/model/respond.ts'
import { respondWith } from '../../../src-shared/respond/short-response.ts'
import type { z } from 'zod'
import type { InboxRecord } from '../port/store.ts'
import type { AnsweringFields } from '../respond/answering.ts'

type AnsweringRecord = Pick<InboxRecord, 'respond' | 'handshake' | 'forwardTo' | 'breakpoint' | 'showLastEvent'>
type Given = z.output<typeof inboxCreateSchema>

const oneOf = ({ respond, response }: Pick<InboxUpdate, 'respond' | 'response'>, before?: Respond): Respond | null => {
  if (respond !== undefined && response !== undefined) {
    throw new HookError('INVALID_INPUT', 'Write either respond or response, its short form.', { field: 'response' })
  }
  if (response !== undefined) return respondWith(response, before)
  return respond ?? null
}

const changedBreakpoint = (before: Breakpoint | null, change: InboxUpdate['breakpoint']): Breakpoint | null => {
  if (change === undefined) return before
  if (change === null) return null
  const { when = before?.when ?? null, ...rest } = change
  const { when: _, ...kept } = before ?? {}
  return breakpointSchema.parse({ ...kept, ...rest, ...(when === null ? {} : { when }) })
}

const textOf = (breakpoint: Breakpoint | null): string | null =>
  breakpoint === null ? null : JSON.stringify(breakpoint)

/** How requests are answered, as it is kept. */
export const answeringFields = ({
  respond,
  handshake,
  forwardTo,
  breakpoint,
  showLastEvent,
}: AnsweringRecord): AnsweringFields => ({
  respond: JSON.parse(respond),
  handshake,
  forwardTo,
  breakpoint: breakpoint === null ? null : JSON.parse(breakpoint),
  showLastEvent,
})

export const newAnswering = (given: Given): AnsweringRecord => {
  const { handshake, forwardTo = null, breakpoint = null, showLastEvent } = given
  const respond = JSON.stringify(oneOf(given) ?? respondWith({}))
  return { respond, handshake, forwardTo, breakpoint: textOf(breakpoint), showLastEvent }
}

export const changedAnswering = (before: AnsweringRecord, change: InboxUpdate): AnsweringRecord => {
  const { respond, breakpoint } = answeringFields(before)
  return {
    respond: JSON.stringify(oneOf(change, respond) ?? respond),
    handshake: change.handshake ?? before.handshake,
    forwardTo: change.forwardTo === undefined ? before.forwardTo : change.forwardTo,
    breakpoint: textOf(changedBreakpoint(breakpoint, change.breakpoint)),
    showLastEvent: change.showLastEvent ?? before.showLastEvent,
  }
}
