import type { Delivery } from '../../../src-shared/model/delivery.ts'
import { cx } from '../../lib/class-names.ts'
import { formatDuration } from '../../lib/format.ts'
import { Badge, StatusCode } from '../../ui/badge.tsx'
import { AttemptDots } from '../../ui/attempt-dots.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StateIcon } from '../../ui/state-icon.tsx'
import { errorLabel } from './error-label.ts'

/** Columns of a row and of the head above it; they drop out as the list gets narrower. */
const GRID =
  'grid h-full items-center gap-3 px-3 grid-cols-[14px_minmax(0,1fr)_64px_52px] @min-[460px]:grid-cols-[14px_minmax(0,1.3fr)_minmax(0,1fr)_64px_52px] @min-[600px]:grid-cols-[14px_minmax(0,1.3fr)_minmax(0,1fr)_76px_64px_62px_56px]'
const WIDE = 'hidden @min-[600px]:block'
const MIDDLE = 'hidden @min-[460px]:block'

export const DeliveryHead = () => (
  <div role="rowgroup" className="shrink-0 border-b border-line">
    <div role="row" className={cx(GRID, 'h-7! text-xs text-faint')}>
      <span role="columnheader">
        <span className="sr-only">State</span>
      </span>
      <span role="columnheader">Event</span>
      <span role="columnheader" className={MIDDLE}>
        Webhook
      </span>
      <span role="columnheader" className={WIDE}>
        Attempts
      </span>
      <span role="columnheader">Status</span>
      <span role="columnheader" className={cx(WIDE, 'text-right')}>
        Duration
      </span>
      <span role="columnheader" className="text-right">
        Updated
      </span>
    </div>
  </div>
)

const Outcome = ({ item }: { item: Delivery }) => {
  if (item.lastStatus !== null) return <StatusCode status={item.lastStatus} />
  if (item.lastError === null) return null
  return (
    <span title={item.lastError}>
      <Badge tone="bad">{errorLabel(item.lastError)}</Badge>
    </span>
  )
}

/** A delivery on one line. */
export const DeliveryRow = ({ item }: { item: Delivery }) => (
  <div role="presentation" className={GRID}>
    <span role="gridcell" className="flex">
      <StateIcon state={item.held !== null && item.status !== 'sent' ? 'held' : item.status} />
    </span>
    <span role="gridcell" className="mono flex min-w-0 items-center gap-2">
      <span className="truncate">{item.type}</span>
      {item.test && <Badge>test</Badge>}
    </span>
    <span role="gridcell" className={cx(MIDDLE, 'truncate text-muted')}>
      {item.webhookName}
    </span>
    <span role="gridcell" className={WIDE}>
      <AttemptDots outcomes={item.outcomes} more={item.status === 'scheduled'} />
    </span>
    <span role="gridcell" className="min-w-0 overflow-hidden">
      <Outcome item={item} />
    </span>
    <span role="gridcell" className={cx(WIDE, 'mono text-right text-muted')}>
      {item.lastDurationMs === null ? '' : formatDuration(item.lastDurationMs)}
    </span>
    <span role="gridcell" className="text-right text-faint">
      <RelativeTime at={item.updatedAt} />
    </span>
  </div>
)
