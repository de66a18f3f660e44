import type { Breakpoint } from '../../../src-shared/model/answering.ts'
import { stepAnswer } from './answers.ts'
import type { HeldRequests, Released } from './held-requests.ts'
import type { Answer, AskedRequest } from './responder.ts'

const noteOf = ({ by, waitedMs }: Released, { seconds }: Breakpoint): string => {
  const waited = `${Math.round(waitedMs / 100) / 10} s`
  switch (by) {
    case 'person':
      return `It was held and answered by hand after ${waited}.`
    case 'time':
      return `It was held, and nobody answered it within ${seconds} s.`
    case 'gone':
      return `It was held, and its sender was gone after ${waited}, before anybody answered it.`
    case 'closing':
      return `It was held for ${waited}, until the engine stopped.`
    case 'full':
      return 'It was not held, since too many requests are.'
  }
}

/** Waits until a person writes the answer, or something else ends the wait. */
export const holdRequest = async (
  held: HeldRequests,
  { id, inbox, method, target }: AskedRequest,
  breakpoint: Breakpoint,
  gone: AbortSignal,
): Promise<Answer> => {
  const { seconds, answer } = breakpoint
  const released = await held.hold({ id, inbox, method, target }, { seconds, answer, gone })
  return { ...stepAnswer('held', released.step), note: noteOf(released, breakpoint) }
}
