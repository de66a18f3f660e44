import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import type { Webhook } from '../../../src-shared/model/webhook.ts'
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

/** A rule switched the webhook off: why, what to look at, and the way back. */
export const DisabledBanner = ({ webhook }: { webhook: Webhook }) => {
  const toggle = useToggleWebhook()
  const lastError = useLastError(webhook)
  if (webhook.disabled?.by !== 'rule') return null
  return (
    <div role="alert" className="rounded-md border border-bad bg-bad-soft p-3">
      <div className="flex items-start gap-2">
        <TriangleAlert size={16} className="mt-0.5 shrink-0 text-bad" aria-hidden />
        <div className="min-w-0 flex-1">
          <p className="font-semibold">{webhook.disabled.reason}</p>
          <p className="text-muted">{`Disabled ${formatStamp(webhook.disabled.at)}. What waits is held.`}</p>
          {lastError && <p className="mt-1">{`Last error: ${lastError}`}</p>}
          <ul className="mt-2 list-disc pl-4 text-muted">
            <li>Is the URL right, without a typing error?</li>
            <li>{`Does the endpoint answer within ${formatDuration(webhook.timeoutMs)}?`}</li>
            <li>Does it accept connections from this computer?</li>
            <li>Is it HTTPS where it must be, with a valid certificate?</li>
          </ul>
        </div>
        <Button busy={toggle.isPending} onClick={() => toggle.mutate({ id: webhook.id, enabled: true })}>
          Enable
        </Button>
      </div>
    </div>
  )
}
