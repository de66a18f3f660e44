import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { formatAgo, plural } from '../../lib/format.ts'

const events = (types: string[]): string => {
  if (types.length === 0) return 'no events'
  if (types.includes('*')) return 'every event'
  return types.length <= 3 ? types.join(', ') : plural(types.length, 'event type')
}

/** What a webhook does and how it fares, in a sentence or two. */
export const webhookSummary = (webhook: Webhook, now: number): string => {
  const { health, name } = webhook
  const ended = health.sent + health.failed
  const waiting = health.queued + health.scheduled
  const does = webhook.enabled
    ? `“${name}” gets ${events(webhook.eventTypes)}.`
    : `“${name}” is disabled; nothing is sent to it.`
  const last = health.lastDelivery
  const ago = last === null ? null : formatAgo(now - Date.parse(last.at))
  const when = ago === null ? null : ago === 'now' ? 'just now' : `${ago} ago`
  const fares =
    ended === 0
      ? when === null
        ? 'Nothing has been delivered yet.'
        : `Nothing has been delivered yet; the last attempt failed ${when}.`
      : health.failed === 0
        ? health.sent === 1
          ? 'Its one delivery succeeded.'
          : `All ${plural(health.sent, 'delivery', 'deliveries')} succeeded.`
        : health.sent === 0
          ? `${plural(health.failed, 'delivery', 'deliveries')} failed, none succeeded.`
          : `${plural(health.sent, 'delivery', 'deliveries')} succeeded, ${health.failed} failed.`
  const latest = ended === 0 || when === null ? '' : ` The last was ${when}.`
  const waits = waiting === 0 ? '' : ` ${plural(waiting, 'message')} ${waiting === 1 ? 'waits' : 'wait'}.`
  return `${does} ${fares}${latest}${waits}`
}
