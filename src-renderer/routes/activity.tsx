import { useQuery } from '@tanstack/react-query'
import { Activity, Send } from 'lucide-react'
import { useCallback } from 'react'
import { useActivityView } from '../feature/activity/activity-view.ts'
import { DeliveryDetailPane } from '../feature/activity/delivery-detail.tsx'
import { DeliveryHead, DeliveryRow } from '../feature/activity/delivery-row.tsx'
import { StatusChips } from '../feature/activity/status-chips.tsx'
import { useDeliveries } from '../feature/activity/use-deliveries.ts'
import { formatCount } from '../lib/format.ts'
import { go, paths } from '../lib/router.ts'
import { rpc } from '../lib/rpc.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SplitPane } from '../ui/split-pane.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'

const SEND_LINE = `hookbench send order.paid --data '{"orderId":"ord_1042"}'`

const Nothing = ({ filtered }: { filtered: boolean }) =>
  filtered ? (
    <EmptyState
      icon={Activity}
      text="No delivery matches this filter."
      action={<Button onClick={() => useActivityView.setState({ statuses: [], text: '' })}>Clear the filter</Button>}
    />
  ) : (
    <EmptyState
      icon={Activity}
      text="Every message and what became of it appears here."
      action={
        <Button look="primary" onClick={() => go(paths.compose)}>
          Send an event
        </Button>
      }
      paste={SEND_LINE}
    />
  )

const Log = ({ openId }: { openId: string | null }) => {
  const { statuses, text } = useActivityView()
  const { items, isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useDeliveries({
    statuses,
    text,
  })
  const onEndNear = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const filtered = statuses.length > 0 || text.trim() !== ''
  return (
    <>
      <FilterBar
        label="Filter deliveries"
        placeholder="Filter: event type, id…"
        text={text}
        onText={next => useActivityView.setState({ text: next })}
      >
        <StatusChips chosen={statuses} onChange={chosen => useActivityView.setState({ statuses: chosen })} />
      </FilterBar>
      {error && items.length === 0 ? (
        <div className="p-3">
          <ErrorNote error={error} onRetry={() => void refetch()} />
        </div>
      ) : isPending ? (
        <Skeleton rows={12} />
      ) : items.length === 0 ? (
        <Nothing filtered={filtered} />
      ) : (
        <VirtualList
          key={`${statuses.join()}|${text}`}
          label="Deliveries"
          items={items}
          head={<DeliveryHead />}
          row={item => <DeliveryRow item={item} />}
          openId={openId}
          onOpen={item => go(paths.delivery(item.id))}
          onEndNear={onEndNear}
          foot={isFetchingNextPage ? <Skeleton rows={2} /> : null}
        />
      )}
    </>
  )
}

const close = (): void => go(paths.activity)

export const ActivityPage = ({ id }: { id: string | null }) => {
  const total = useQuery(rpc.engine.status.queryOptions()).data?.totals.deliveries
  return (
    <Page
      title="Activity"
      aside={total === undefined ? null : <span>{`${formatCount(total)} deliveries`}</span>}
      actions={
        <Button look="primary" icon={<Send size={14} aria-hidden />} onClick={() => go(paths.compose)}>
          Send test event
        </Button>
      }
    >
      <SplitPane
        id="activity"
        list={<Log openId={id} />}
        detail={id === null ? null : <DeliveryDetailPane key={id} id={id} onClose={close} />}
      />
    </Page>
  )
}
