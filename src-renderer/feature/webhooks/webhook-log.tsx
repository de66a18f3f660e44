import { useState } from 'react'
import type { DeliveryStatus } from '../../../src-shared/model/delivery-status.ts'
import { statusLabel } from '../../../src-shared/model/delivery-status.ts'
import { cx } from '../../lib/class-names.ts'
import { formatStamp } from '../../lib/format.ts'
import { go, paths } from '../../lib/router.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { StateIcon } from '../../ui/state-icon.tsx'
import { StatusChips } from '../activity/status-chips.tsx'
import { useDeliveries } from '../activity/use-deliveries.ts'

const HEADS = [
  { name: 'Event', width: '' },
  { name: 'Created', width: 'w-18' },
  { name: 'Status', width: 'w-37' },
  { name: 'Updated', width: 'w-19' },
]

/** Event, Created, Status, Updated of every delivery of one webhook (R87). */
export const WebhookLog = ({ webhookId }: { webhookId: string }) => {
  const [statuses, setStatuses] = useState<DeliveryStatus[]>([])
  const { items, isPending, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useDeliveries({
    statuses,
    text: '',
    webhookId,
  })
  return (
    <Card title="Log" aside={<StatusChips chosen={statuses} onChange={setStatuses} />} flush>
      {error ? (
        <div className="p-3">
          <ErrorNote error={error} />
        </div>
      ) : isPending ? (
        <Skeleton rows={4} />
      ) : items.length === 0 ? (
        <p className="px-3 py-4 text-center text-faint">
          {statuses.length > 0 ? 'No delivery has this status.' : 'No delivery yet.'}
        </p>
      ) : (
        <table className="w-full table-fixed" aria-label="Log">
          <thead className="text-xs text-faint">
            <tr className="h-7 border-b border-line text-left">
              {HEADS.map(({ name, width }) => (
                <th key={name} className={cx('px-3 font-normal', width)}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(item => (
              <tr
                key={item.id}
                tabIndex={0}
                onClick={() => go(paths.delivery(item.id))}
                onKeyDown={event => event.key === 'Enter' && go(paths.delivery(item.id))}
                className="h-8 cursor-default border-b border-line last:border-0 hover:bg-hover focus-visible:outline-offset-[-2px]"
              >
                <td className="mono truncate px-3" title={item.type}>
                  {item.type}
                </td>
                <td className="px-3 text-faint" title={formatStamp(item.createdAt)}>
                  <RelativeTime at={item.createdAt} />
                </td>
                <td className="px-3">
                  <span className="flex items-center gap-2">
                    <StateIcon state={item.held !== null && item.status !== 'sent' ? 'held' : item.status} />
                    <span className="whitespace-nowrap">{statusLabel[item.status]}</span>
                  </span>
                </td>
                <td className="px-3 text-faint">
                  <RelativeTime at={item.updatedAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hasNextPage && (
        <div className="border-t border-line p-2 text-center">
          <Button size="small" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Card>
  )
}
