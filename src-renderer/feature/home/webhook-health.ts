import type { Failure } from '../../../src-shared/model/failure.ts'
import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { formatCount, plural } from '../../lib/format.ts'

/** A webhook and the failures that are known of it. */
export interface WebhookHealth {
  webhook: Webhook
  /** Failed for good in the time that the failures are of. */
  gaveUp: number
  waiting: number
  /** Attempts of those that wait or failed in that time. */
  attempts: number
}

export const healthOf = (webhook: Webhook, failures: readonly Failure[]): WebhookHealth => {
  const own = failures.filter(({ webhookId }) => webhookId === webhook.id)
  const sum = (of: (failure: Failure) => number): number => own.reduce((total, failure) => total + of(failure), 0)
  return {
    webhook,
    gaveUp: sum(({ failed }) => failed),
    waiting: webhook.health.scheduled,
    attempts: sum(({ attempts }) => attempts),
  }
}

/** The lower, the worse; what a person switched off stands last. */
const rank = ({ webhook, gaveUp, waiting }: WebhookHealth): number => {
  if (!webhook.enabled) return webhook.disabled?.by === 'rule' ? 0 : 5
  if (gaveUp > 0) return 1
  if (waiting > 0) return 2
  return webhook.health.lastDelivery?.status === 'failed' ? 3 : 4
}

export const worstFirst = (a: WebhookHealth, b: WebhookHealth): number =>
  rank(a) - rank(b) || b.gaveUp - a.gaveUp || b.waiting - a.waiting || a.webhook.name.localeCompare(b.webhook.name)

/** `97 % of 1,204, 12 wait for a retry`; what fails is told also where nothing has ended yet. */
export const healthWords = ({ webhook: { health }, waiting, attempts }: WebhookHealth): string => {
  const ended = health.sent + health.failed
  const share = ended === 0 ? '' : `${Math.floor((health.sent / ended) * 100)} % of ${formatCount(ended)} sent`
  const retries = waiting === 0 ? '' : `${formatCount(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for a retry`
  const tried = ended === 0 && waiting > 0 && attempts > 0 ? `${plural(attempts, 'attempt')} failed` : ''
  const parts = [share || tried, retries, health.queued > 0 ? `${formatCount(health.queued)} queued` : ''].filter(
    Boolean,
  )
  return parts.length === 0 ? 'no deliveries' : parts.join(' · ')
}
