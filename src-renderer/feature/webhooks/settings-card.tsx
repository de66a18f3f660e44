import type { ReactNode } from 'react'
import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { formatDuration, plural } from '../../lib/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { delaysText } from './delays.ts'
import { payloadLabel } from './payload-label.ts'

const SUCCESS = { '2xx': 'any 2xx', '200': '200 only', lt400: 'below 400' } as const
const RETRY_ON = { 'non-success': 'any other status', '5xx': '5xx', none: '' } as const

const yes = (value: boolean): string => (value ? 'yes' : 'no')

const windowText = ({ failures, windowMs }: NonNullable<Webhook['disableRule']['window']>): string =>
  failures < 0
    ? `as webHooksFailuresBeforeDisable says, within ${formatDuration(windowMs)}`
    : `at ${plural(failures, 'failed attempt')} within ${formatDuration(windowMs)}`

const disables = ({ disableRule }: Webhook): string => {
  const when = [
    disableRule.onExhausted && 'when all attempts of a message failed',
    disableRule.onGone && 'at 410 Gone',
    disableRule.window && windowText(disableRule.window),
  ].filter(Boolean)
  return when.length === 0 ? 'never' : when.join(', ')
}

const retriesOn = ({ retry: { on } }: Webhook): string =>
  [RETRY_ON[on.status], on.timeout && 'timeouts', on.network && 'connection failures'].filter(Boolean).join(', ') ||
  'nothing'

const payloadOf = ({ payloadFormat, template }: Webhook): string =>
  template.body === null ? payloadLabel[payloadFormat] : 'Body template'

const redirects = ({ maxRedirects }: Webhook): string =>
  maxRedirects === 0 ? 'not followed' : `${maxRedirects} followed at most`

const tlsText = ({ tls }: Webhook): string =>
  tls.verify
    ? ['verified', tls.trustLocalCa && 'also the local authority', tls.caFile].filter(Boolean).join(', ')
    : 'not verified'

/** The values the profile set and the webhook keeps. */
export const SettingsCard = ({ webhook }: { webhook: Webhook }) => {
  const profile = profiles[webhook.profile]
  const rows: (readonly [string, ReactNode])[] = [
    ['Request', `${webhook.method}, ${webhook.contentType}`],
    ['Payload', payloadOf(webhook)],
    ['Success', SUCCESS[webhook.success]],
    ['Timeout', formatDuration(webhook.timeoutMs)],
    ['Attempts', plural(webhook.retry.delaysSec.length + 1, 'attempt')],
    ['Retry delays', delaysText(webhook.retry.delaysSec) || 'none'],
    ['Retries on', retriesOn(webhook)],
    ['Redirects', redirects(webhook)],
    ['Disables itself', disables(webhook)],
    ['Retry by hand', yes(webhook.manualRetry)],
    ['Concurrency', webhook.concurrency],
    ['TLS', tlsText(webhook)],
    ...(webhook.warn4xxBody ? ([['4xx bodies', 'to the app log']] as const) : []),
    ...(webhook.requireOriginLicense ? ([['Origin', 'computers with a Pro licence']] as const) : []),
    ['Log kept', plural(webhook.logRetentionDays, 'day')],
  ]
  return (
    <Card
      title="Delivery rules"
      aside={
        webhook.customised ? (
          <Badge tone="info">{`custom (from ${profile.label})`}</Badge>
        ) : (
          <span>{profile.label}</span>
        )
      }
    >
      <Facts>
        {rows.map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </Facts>
    </Card>
  )
}
