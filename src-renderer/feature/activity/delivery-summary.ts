import type { Attempt, AttemptErrorClass } from '../../../src-shared/model/attempt.ts'
import type { DeliveryDetail } from '../../../src-shared/model/delivery.ts'
import { formatDue, formatDuration, ordinal } from '../../lib/format.ts'

/** A piece of a sentence: plain text, an HTTP status, or text that stands out. */
export type Piece = string | { status: number } | { strong: string }

const FAILURE: Record<AttemptErrorClass, string> = {
  dns: 'The host name was not found',
  refused: 'The endpoint refused the connection',
  reset: 'The endpoint cut the connection',
  unreachable: 'The endpoint’s network was out of reach',
  'timeout-connect': 'No connection came about in time',
  'timeout-response': 'The endpoint did not answer in time',
  tls: 'The TLS handshake failed',
  redirects: 'The endpoint’s redirects led to no answer',
  'head-too-large': 'The headers of the answer were too large',
  protocol: 'The answer was not valid HTTP',
  blocked: 'The address is not allowed',
  'invalid-url': 'The URL could not be used',
  payload: 'The request body could not be built',
  unknown: 'The attempt failed',
}

const outcome = (attempt: Attempt): Piece[] => {
  if (attempt.response) return ['The endpoint answered ', { status: attempt.response.status }]
  return [attempt.error ? FAILURE[attempt.error.class] : FAILURE.unknown]
}

const upcoming = (delivery: DeliveryDetail, now: number, running: boolean): Piece[] => {
  const due = delivery.nextAttemptAt
  if (due === null) return []
  if (!running) {
    const when = Date.parse(due) > now ? ['is', 'goes'] : ['was', 'went']
    const which = ` The ${ordinal(delivery.attempts + 1)} ${when[0]} due at ${formatDue(due, now)}; `
    return [`${which}whether it ${when[1]} out is not known.`]
  }
  const wait = Date.parse(due) - now
  const next = `The ${ordinal(delivery.attempts + 1)}`
  const when: Piece[] =
    wait < 500 ? [`${next} goes out now`] : [`${next} goes out `, { strong: `in ${formatDuration(roundUp(wait))}` }]
  const later = delivery.plannedAttempts.filter(at => Date.parse(at) > Date.parse(due) + 500)
  const last = later.at(-1)
  if (last === undefined) return [' ', ...when, '; it is the last one.']
  const rest = later.length === 1 ? 'one more follows' : `up to ${later.length} more follow, the last`
  return [' ', ...when, `; ${rest} at ${formatDue(last, now)}.`]
}

const roundUp = (ms: number): number => (ms < 60_000 ? Math.ceil(ms / 1000) * 1000 : ms)

const sent = (delivery: DeliveryDetail, last: Attempt): Piece[] => {
  const which = delivery.attempts === 1 ? 'first' : ordinal(delivery.attempts)
  return [...outcome(last), ` on the ${which} attempt, in ${formatDuration(last.timing.total)}.`]
}

const failed = (delivery: DeliveryDetail, last: Attempt): Piece[] => {
  if (delivery.test) return [...outcome(last), '. A test is never sent again.']
  const which = delivery.attempts === 1 ? 'only' : `${ordinal(delivery.attempts)} and last`
  return [
    ...outcome(last),
    ` on the ${which} attempt. Nothing more is sent${delivery.manualRetry ? ', unless you retry it' : ''}.`,
  ]
}

/** What became of a delivery, in a sentence or two; `running`: whether the engine that goes on with it is there. */
export const deliverySummary = (delivery: DeliveryDetail, now: number, running = true): Piece[] => {
  const last = delivery.attemptList.at(-1)
  const held: Piece[] = delivery.held === null ? [] : [' It is held: ', { strong: delivery.held }, '.']
  if (!last) {
    if (delivery.status === 'failed') return ['It failed before anything was sent.']
    if (!running) return ['It was queued; what became of it is not known.', ...held]
    return delivery.held === null
      ? ['Queued; the first attempt goes out as soon as a place is free.']
      : ['Queued.', ...held]
  }
  if (delivery.status === 'sent') return sent(delivery, last)
  if (delivery.status === 'failed') return failed(delivery, last)
  const head = [...outcome(last), ` on the ${ordinal(delivery.attempts)} attempt.`]
  return held.length > 0 ? [...head, ...held] : [...head, ...upcoming(delivery, now, running)]
}
