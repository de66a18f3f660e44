import type { Webhook } from '../../../../../src-shared/model/webhook.ts'
import { fields } from '../../print/fields.ts'
import { showSeconds, showTime } from '../../print/units.ts'

/** `enabled`, `disabled`. */
export const webhookState = ({ enabled }: Webhook): string => (enabled ? 'enabled' : 'disabled')

const retryText = ({ retry }: Webhook): string =>
  retry.delaysSec.length === 0 ? 'never' : `after ${retry.delaysSec.map(showSeconds).join(', ')}`

/** A webhook as lines for a person. */
export const webhookLines = (webhook: Webhook): string[] =>
  fields([
    ['id', webhook.id],
    ['number', webhook.number],
    ['name', webhook.name],
    ['url', webhook.url],
    ['profile', webhook.customised ? `${webhook.profile}, customised` : webhook.profile],
    ['event types', webhook.eventTypes.join(', ') || 'none'],
    ['state', webhookState(webhook)],
    ['disabled', webhook.disabled && `${showTime(webhook.disabled.at)}: ${webhook.disabled.reason}`],
    ['signing', webhook.signing.scheme],
    ['headers', webhook.headers.map(([name, value]) => `${name}: ${value}`).join(', ') || null],
    ['public key', webhook.publicKey],
    ['retries', retryText(webhook)],
    ['timeout', `${webhook.timeoutMs} ms`],
    ['queued', webhook.health.queued],
    ['scheduled', webhook.health.scheduled],
    ['sent', webhook.health.sent],
    ['failed', webhook.health.failed],
    ['created', showTime(webhook.createdAt)],
    ['updated', showTime(webhook.updatedAt)],
  ])

/** The lines that hand over a new secret. */
export const secretLines = (secret: string | null): string[] =>
  secret === null ? [] : ['', `Secret, shown only this once: ${secret}`]
