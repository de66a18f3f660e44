import type { SendOnce } from '../dispatch/send-once.ts'
import type { ResolvedInbox } from '../inbox/inbox-service.ts'
import type { CaptureStore } from '../port/store.ts'
import { badSignature, noRule, stepAnswer, textAnswer, withNotes } from './answers.ts'
import { type Chosen, chooseRule } from './choose-rule.ts'
import { type LazyView, lazyView } from './conditions.ts'
import { createForward } from './forward/forward-request.ts'
import { handshakeAnswer } from './handshake/handshake-answer.ts'
import type { HeldRequests } from './held-requests.ts'
import { holdRequest } from './hold-request.ts'
import { type LastEvent, lastEventAnswer } from './last-event.ts'
import type { Answer, AskedRequest, Responder } from './responder.ts'

export interface ResponderParts {
  held: HeldRequests
  sendOnce: SendOnce
  captures: Pick<CaptureStore, 'forwarded'>
  lastEvent: LastEvent
  warn(message: string): void
}

const fault = (): Answer =>
  textAnswer('none', 500, 'The answer could not be decided.\n', 'A fault of Hookbench; its log says what.')

const ofRule = ({ answering: { respond, positions } }: ResolvedInbox, { rule, notes }: Chosen): Answer => {
  const at = rule === null ? null : positions.take(rule)
  const step = rule === null || at === null ? undefined : respond.rules[rule]?.steps[at]
  return withNotes(step === undefined ? noRule() : { ...stepAnswer('rule', step), rule, step: at }, notes)
}

/**
 * What a request is answered, the first of these that applies:
 *
 *   handshake ─▶ last event (R119) ─▶ bad signature ─▶ breakpoint ─▶ forward ─▶ rules
 *                                                                 └▶ a rule with a condition that fits goes before it
 */
export const createResponder = ({ held, sendOnce, captures, lastEvent, warn }: ResponderParts): Responder => {
  const forward = createForward(sendOnce)

  const forwarded = async (forwardTo: string, request: AskedRequest, gone: AbortSignal): Promise<Answer> => {
    const { answer, record } = await forward(forwardTo, request, gone)
    if (record !== null) {
      captures.forwarded(request.id, JSON.stringify(record)).catch((error: unknown) => {
        warn(`What came of forwarding ${request.id} was not recorded: ${String(error)}`)
      })
    }
    return answer
  }

  const breakpointNote = async ({ answering: { breakpoint, conditions } }: ResolvedInbox, view: LazyView) => {
    if (breakpoint === null) return ''
    return breakpoint.when === undefined ? null : conditions.missed(breakpoint.when, view)
  }

  const decide: Responder = async (inbox, request, gone) => {
    const { answering, onBadSignature } = inbox
    const { breakpoint, forwardTo } = answering
    const handshake = await handshakeAnswer(inbox, request)
    if (handshake.answer !== null) return handshake.answer
    const last = await lastEventAnswer(inbox, request, lastEvent)
    if (last !== null) return last
    const { result } = request.verification
    if (onBadSignature === 'reject' && (result === 'invalid' || result === 'missing'))
      return badSignature(handshake.note)

    const view = lazyView(request)
    const missed = await breakpointNote(inbox, view)
    if (breakpoint !== null && missed === null) return holdRequest(held, request, breakpoint, gone)
    const notes =
      missed === null || missed === '' ? [] : [`It was not held, as the condition could not be answered: ${missed}.`]

    const chosen = await chooseRule(answering, view, rule => forwardTo === null || rule.when !== undefined)
    const noted = { ...chosen, notes: [...notes, ...chosen.notes] }
    if (forwardTo === null || chosen.rule !== null) return ofRule(inbox, noted)
    return withNotes(await forwarded(forwardTo, request, gone), noted.notes)
  }

  return async (inbox, request, gone) => {
    try {
      return await decide(inbox, request, gone)
    } catch (error) {
      warn(`What to answer ${request.id} could not be decided: ${String(error)}`)
      return fault()
    }
  }
}
