import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { type DeliveryStatus, statusLabel } from '../../../src-shared/model/delivery-status.ts'
import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { formatCount } from '../../lib/format.ts'
import { go, paths } from '../../lib/router.ts'
import { rpc } from '../../lib/rpc.ts'
import { Badge, StatusCode } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StateIcon } from '../../ui/state-icon.tsx'
import { errorLabel } from '../activity/error-label.ts'
import { useActivityView } from '../activity/activity-view.ts'
import { useDeliveries } from '../activity/use-deliveries.ts'
import { LatencyChart } from './latency-chart.tsx'

const show = (status: DeliveryStatus): void => {
  useActivityView.setState({ statuses: [status], text: '' })
  go(paths.activity)
}

/** How many deliveries are in each state; a click shows them. */
const Counts = () => {
  const status = useQuery(rpc.engine.status.queryOptions()).data
  if (!status) return null
  const counts: [DeliveryStatus, number][] = [
    ['queued', status.queue.queued + status.queue.inFlight],
    ['scheduled', status.queue.scheduled],
    ['sent', status.totals.sent],
    ['failed', status.totals.failed],
  ]
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {counts.map(([name, count]) => (
        <button
          key={name}
          type="button"
          onClick={() => show(name)}
          className="flex items-center gap-2 rounded-md border border-line bg-panel px-3 py-2.5 text-left transition-colors duration-100 hover:border-line-strong"
        >
          <StateIcon state={name} />
          <span className="flex-1 text-muted">{statusLabel[name]}</span>
          <span className="text-lg font-semibold tabular-nums">{formatCount(count)}</span>
        </button>
      ))}
    </div>
  )
}

const Failures = () => {
  const { items } = useDeliveries({ statuses: ['failed'], text: '' })
  return (
    <Card title="Latest failures" flush>
      {items.length === 0 ? (
        <p className="px-3 py-4 text-center text-faint">Nothing has failed.</p>
      ) : (
        <ul>
          {items.slice(0, 6).map(item => (
            <li key={item.id} className="border-b border-line last:border-0">
              <Link href={paths.delivery(item.id)} className="flex h-8 items-center gap-3 px-3 hover:bg-hover">
                <StateIcon state="failed" />
                <span className="mono flex-1 truncate">{item.type}</span>
                <span className="max-w-[36%] truncate text-muted">{item.webhookName}</span>
                {item.lastStatus === null ? (
                  <Badge tone="bad">{errorLabel(item.lastError ?? '')}</Badge>
                ) : (
                  <StatusCode status={item.lastStatus} />
                )}
                <span className="w-12 text-right text-faint">
                  <RelativeTime at={item.updatedAt} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const rate = ({ health }: Webhook): string => {
  const ended = health.sent + health.failed
  return ended === 0 ? 'no deliveries' : `${Math.floor((health.sent / ended) * 100)} % of ${formatCount(ended)}`
}

const Health = ({ webhooks }: { webhooks: Webhook[] }) => (
  <Card title="Webhooks" flush>
    <ul>
      {webhooks.slice(0, 8).map(webhook => (
        <li key={webhook.id} className="border-b border-line last:border-0">
          <Link href={paths.webhook(webhook.id)} className="flex h-8 items-center gap-3 px-3 hover:bg-hover">
            {webhook.enabled ? (
              <StateIcon state={webhook.health.lastDelivery?.status ?? 'none'} />
            ) : (
              <StateIcon state={webhook.disabled?.by === 'rule' ? 'failed' : 'held'} />
            )}
            <span className="flex-1 truncate">{webhook.name}</span>
            {!webhook.enabled && <Badge tone={webhook.disabled?.by === 'rule' ? 'bad' : 'plain'}>disabled</Badge>}
            <span className="mono text-muted">{rate(webhook)}</span>
          </Link>
        </li>
      ))}
    </ul>
  </Card>
)

/** How things are, at a glance. */
export const Overview = ({ webhooks }: { webhooks: Webhook[] }) => {
  const { items } = useDeliveries({ statuses: [], text: '' })
  return (
    <>
      <Counts />
      <div className="grid grid-cols-1 items-start gap-3 xl:grid-cols-2">
        <Health webhooks={webhooks} />
        <Failures />
      </div>
      <LatencyChart items={items} />
    </>
  )
}
