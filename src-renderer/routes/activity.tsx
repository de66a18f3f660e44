import { useQuery } from '@tanstack/react-query'
import { Activity, ArrowUp, Send } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useActivityView } from '../feature/activity/activity-view.ts'
import { DeliveryDetailPane } from '../feature/activity/delivery-detail.tsx'
import { DeliveryHead, DeliveryRow } from '../feature/activity/delivery-row.tsx'
import { StatusChips } from '../feature/activity/status-chips.tsx'
import { useDeliveries } from '../feature/activity/use-deliveries.ts'
import { useAway } from '../lib/connection.ts'
import { formatCount } from '../lib/format.ts'
import { sendLine } from '../lib/send-line.ts'
import { useStart } from '../lib/use-start.ts'
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

const Nothing = ({ filtered }: { filtered: boolean }) => {
  const start = useStart()
  return filtered ? (
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
      paste={sendLine(start, 'order.paid', '{"orderId":"ord_1042"}')}
    />
  )
}

/** Where the list begins when it does not begin with the newest. */
const Anchored = ({ found, onNewest }: { found: boolean; onNewest(): void }) => (
  <div role="status" className="flex min-h-9 shrink-0 items-center gap-2 border-b border-line bg-info-soft px-3 py-1">
    <span className="min-w-0 flex-1">
      {found ? 'The list begins with the open delivery.' : 'The open delivery is not among those of this filter.'}
    </span>
    {!found && (
      <Button size="small" onClick={() => useActivityView.setState({ statuses: [], text: '' })}>
        Clear the filter
      </Button>
    )}
    <Button size="small" icon={<ArrowUp size={12} aria-hidden />} onClick={onNewest}>
      Show the newest
    </Button>
  </div>
)

/**
 * The list, from the newest on. A delivery that is opened from elsewhere and is not on the first page becomes the first
 * row; one that the person picks in the list leaves it where it is.
 */
const usePlacedDeliveries = (openId: string | null) => {
  const { statuses, text } = useActivityView()
  const [placed, setPlaced] = useState<string | null>(null)
  const [anchor, setAnchor] = useState<string | null>(null)
  const list = useDeliveries({ statuses, text, from: anchor })
  const { items, isPending, isPlaceholderData } = list
  if (openId !== placed && !isPending && !isPlaceholderData) {
    setPlaced(openId)
    if (openId !== null && !items.some(({ id }) => id === openId)) setAnchor(openId)
  }
  return {
    ...list,
    anchor,
    anchorFound: anchor !== null && items.some(({ id }) => id === anchor),
    showNewest: () => setAnchor(null),
  }
}

const Log = ({ openId }: { openId: string | null }) => {
  const { statuses, text } = useActivityView()
  const { items, isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage, ...place } =
    usePlacedDeliveries(openId)
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
      {place.anchor !== null && !isPending && !place.isPlaceholderData && (
        <Anchored found={place.anchorFound} onNewest={place.showNewest} />
      )}
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
          key={`${statuses.join()}|${text}|${place.anchor}`}
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
  const known = useQuery(rpc.engine.status.queryOptions()).data?.totals.deliveries
  const total = useAway() ? undefined : known
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
