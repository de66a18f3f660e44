import { SECOND } from '../../../../src-shared/time.ts'
import type { Answered, DoctorCheckKind, Outcome } from '../check.ts'
import { answerFirst, verifying } from '../code.ts'
import { isAccepted, noAnswer } from '../judge.ts'

/** Slack gives up after 3 s, Shopify after 5, GitHub after 10. */
const SLOW = 3 * SECOND

const refusal = (answered: Answered): string => {
  const { status, timedOut } = answered
  if (timedOut) return 'No answer came in time. Answer first and work afterwards: providers wait 3 to 30 s.'
  if (status === null) return `${noAnswer(answered)} Is this the right address, and is the app running?`
  if (status >= 300 && status < 400) {
    return 'It was redirected, and most providers do not follow. Give the provider the address that the redirect leads to.'
  }
  if (status === 404 || status === 410) return 'There is nothing at this path. Compare it with the route of your app.'
  if (status === 405) return 'The path takes no POST requests. Compare it with the route of your app.'
  if (status === 415) return 'The content type is refused, which is the one that the provider sends.'
  if (status >= 500) return `The endpoint failed with ${status} on a rightly signed event. Its log says why.`
  return `A rightly signed event was refused with ${status}. Compare secret and scheme with those of the endpoint, and see that it verifies the bytes as they come.`
}

/** A rightly signed event. Everything else is measured by its answer. */
export const good: DoctorCheckKind = {
  name: 'good',
  title: 'A good event',
  sent: 'An event, signed as the provider signs it.',
  expected: 'A 2xx status within 3 s.',
  requests: 1,
  useless: () => null,
  async run({ scheme, event, send }): Promise<Outcome> {
    const answered = await send(event())
    if (!isAccepted(answered)) {
      const snippet =
        answered.status === 400 || answered.status === 401 || answered.status === 403 ? verifying(scheme) : undefined
      const code = answered.timedOut ? answerFirst : snippet
      return { answered, verdict: 'bad', advice: refusal(answered), ...(code === undefined ? {} : { snippet: code }) }
    }
    if (answered.ms <= SLOW) return { answered, verdict: 'ok', advice: 'It was taken, as it should be.' }
    const advice = `It was taken after ${(answered.ms / SECOND).toFixed(1)} s. Slack gives up after 3 s, Shopify after 5, GitHub after 10, and sends it again. Answer first and work afterwards.`
    return { answered, verdict: 'warning', advice, snippet: answerFirst }
  },
}
