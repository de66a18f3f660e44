import { useQuery } from '@tanstack/react-query'
import { CirclePause, TriangleAlert } from 'lucide-react'
import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { cx } from '../../lib/class-names.ts'
import { formatDuration, formatStamp } from '../../lib/format.ts'
import { rpc } from '../../lib/rpc.ts'
import { Button } from '../../ui/button.tsx'
import { useToggleWebhook } from './use-toggle-webhook.ts'

const useLastError = (webhook: Webhook): string | null => {
  const failed = useQuery(
    rpc.deliveries.list.queryOptions({ input: { webhookId: webhook.id, status: ['failed'], limit: 1 } }),
  ).data?.items[0]
  const detail = useQuery({
    ...rpc.deliveries.get.queryOptions({ input: { id: failed?.id ?? '' } }),
    enabled: failed !== undefined,
  }).data
  const attempt = detail?.attemptList.at(-1)
  if (!attempt) return null
  return attempt.error?.message ?? (attempt.response ? `The endpoint answered ${attempt.response.status}.` : null)
}

const Troubleshooting = ({ webhook }: { webhook: Webhook }) => {
  const lastError = useLastError(webhook)
  return (
    <>
      {lastError && <p className="mt-1">{`Last error: ${lastError}`}</p>}
      <ul className="mt-2 list-disc pl-4 text-muted">
        <li>Is the URL right, without a typing error?</li>
        <li>{`Was it a temporary network error, or does the endpoint take longer than ${formatDuration(webhook.timeoutMs)}?`}</li>
        <li>Does the endpoint accept connections from this computer?</li>
        <li>Is it HTTPS where it must be, with a certificate that is valid here?</li>
      </ul>
    </>
  )
}

/** Why the webhook is off, what to look at when a rule did it, and the way back (R80, R83). */
export const DisabledBanner = ({ webhook }: { webhook: Webhook }) => {
  const toggle = useToggleWebhook()
  if (webhook.enabled) return null
  const byRule = webhook.disabled?.by === 'rule'
  const Icon = byRule ? TriangleAlert : CirclePause
  const since = webhook.disabled ? `Disabled ${formatStamp(webhook.disabled.at)}. ` : ''
  return (
    <div
      role={byRule ? 'alert' : 'status'}
      className={cx('rounded-md border p-3', byRule ? 'border-bad bg-bad-soft' : 'border-line bg-sunken')}
    >
      <div className="flex items-start gap-2">
        <Icon size={16} className={cx('mt-0.5 shrink-0', byRule ? 'text-bad' : 'text-muted')} aria-hidden />
        <div className="min-w-0 flex-1">
          <p className="font-semibold">{webhook.disabled?.reason ?? 'Disabled.'}</p>
          <p className="text-muted">{`${since}What waits is held; new events are recorded and not sent.`}</p>
          {byRule && <Troubleshooting webhook={webhook} />}
        </div>
        <Button writes busy={toggle.isPending} onClick={() => toggle.mutate({ id: webhook.id, enabled: true })}>
          Enable
        </Button>
      </div>
    </div>
  )
}
