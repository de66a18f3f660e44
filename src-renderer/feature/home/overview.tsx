import { useQuery } from '@tanstack/react-query'
import { type DeliveryStatus, statusLabel } from '../../../src-shared/model/delivery-status.ts'
import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { MINUTE } from '../../../src-shared/time.ts'
import { cx } from '../../lib/class-names.ts'
import { useAway } from '../../lib/connection.ts'
import { formatCount } from '../../lib/format.ts'
import { go, paths } from '../../lib/router.ts'
import { rpc } from '../../lib/rpc.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { StateIcon } from '../../ui/state-icon.tsx'
import { useActivityView } from '../activity/activity-view.ts'
import { useDeliveries } from '../activity/use-deliveries.ts'
import { FailuresCard } from './failures-card.tsx'
import { LatencyChart } from './latency-chart.tsx'
import { healthOf } from './webhook-health.ts'
import { WebhooksCard } from './webhooks-card.tsx'

const show = (status: DeliveryStatus): void => {
  useActivityView.setState({ statuses: [status], text: '' })
  go(paths.activity)
}

/** How many deliveries are in each state; a click shows them. */
const Counts = () => {
  const status = useQuery(rpc.engine.status.queryOptions()).data
  const away = useAway()
  if (!status) return null
  const counts: [DeliveryStatus, number][] = [
    ['queued', status.queue.queued],
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
          <span className={cx('text-lg font-semibold tabular-nums', away && 'text-faint')}>{formatCount(count)}</span>
        </button>
      ))}
    </div>
  )
}

/** How things are, at a glance. */
export const Overview = ({ webhooks }: { webhooks: Webhook[] }) => {
  const { items } = useDeliveries({ statuses: [], text: '' })
  const failures = useQuery({
    ...rpc.deliveries.failures.queryOptions({ input: {} }),
    // Its 24 hours go on also while nothing happens.
    refetchInterval: MINUTE,
  })
  const health = webhooks.map(webhook => healthOf(webhook, failures.data?.items ?? []))
  return (
    <>
      <Counts />
      <div className="grid grid-cols-1 items-start gap-3 xl:grid-cols-2">
        <WebhooksCard webhooks={health} />
        {failures.data ? (
          <FailuresCard list={failures.data} />
        ) : failures.error ? (
          <ErrorNote error={failures.error} onRetry={() => void failures.refetch()} />
        ) : (
          <Skeleton rows={3} />
        )}
      </div>
      <LatencyChart items={items} />
    </>
  )
}
