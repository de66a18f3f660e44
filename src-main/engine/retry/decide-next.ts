import type { Settings } from '../../../src-shared/model/webhook.ts'
import { SECOND } from '../../../src-shared/time.ts'
import { isSuccess } from './is-success.ts'
import { retryAfterMs } from './retry-after.ts'

/** What came of an attempt, as far as the rules ask. */
export type AttemptResult =
  | { kind: 'answer'; status: number; retryAfter: string | undefined }
  | { kind: 'timeout' }
  | { kind: 'network' }
  /** No try can mend it: the request could not be built or was refused by our own policy. */
  | { kind: 'hopeless' }

export type Next =
  | { state: 'sent' }
  | { state: 'scheduled'; at: number }
  | { state: 'failed'; disableReason: string | null }

const isRetried = ({ on }: Settings['retry'], result: AttemptResult): boolean => {
  switch (result.kind) {
    case 'answer':
      return on.status === 'non-success' || (on.status === '5xx' && result.status >= 500)
    case 'timeout':
      return on.timeout
    case 'network':
      return on.network
    case 'hopeless':
      return false
  }
}

/**
 * The rule of retries. `attempt` counts from 1, `endedAt` is Unix milliseconds, `random` gives 0 ≤ x < 1.
 *
 *   success → sent
 *   410 and onGone → failed, webhook disabled
 *   retried and a delay is left → scheduled at endedAt + max(delay + jitter, Retry-After)
 *   else → failed; with onExhausted and no delay left the webhook is disabled
 *
 * A manual attempt is a single try: it never schedules another and never disables.
 */
export const decideNext = (
  settings: Settings,
  { attempt, manual, result, endedAt }: { attempt: number; manual: boolean; result: AttemptResult; endedAt: number },
  random: () => number = Math.random,
): Next => {
  const { retry, disableRule } = settings
  if (result.kind === 'answer' && isSuccess(settings.success, result.status)) return { state: 'sent' }
  if (manual) return { state: 'failed', disableReason: null }
  if (result.kind === 'answer' && result.status === 410 && disableRule.onGone) {
    return { state: 'failed', disableReason: 'The endpoint answered 410 Gone.' }
  }
  const delaySec = retry.delaysSec[attempt - 1]
  if (delaySec !== undefined && isRetried(retry, result)) {
    const delay = delaySec * SECOND * (1 + random() * retry.jitter)
    const asked = retry.honourRetryAfter && result.kind === 'answer' ? retryAfterMs(result.retryAfter, endedAt) : null
    return { state: 'scheduled', at: endedAt + Math.max(Math.round(delay), asked ?? 0) }
  }
  const exhausted = delaySec === undefined && disableRule.onExhausted
  return { state: 'failed', disableReason: exhausted ? `All ${attempt} attempts of a delivery failed.` : null }
}
