import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DeliveryDetail } from '../../../src-shared/model/delivery.ts'
import { cx } from '../../lib/class-names.ts'
import { formatClock, formatDue } from '../../lib/format.ts'
import { useNow } from '../../lib/now.ts'
import { Card } from '../../ui/card.tsx'
import { type Point, timelinePoints } from './timeline-points.ts'

const DOTS: Record<Point['kind'], string> = {
  published: 'bg-info text-panel',
  good: 'bg-good text-panel',
  bad: 'bg-bad text-panel',
  gap: 'bg-panel text-faint',
  scheduled: 'border-2 border-warn bg-panel text-warn',
  last: 'border border-dashed border-line-strong bg-panel text-faint',
}

const inside = (point: Point): ReactNode => {
  if (point.kind === 'good') return <Check size={10} strokeWidth={3.5} aria-hidden />
  if (point.kind === 'bad') return <X size={10} strokeWidth={3.5} aria-hidden />
  if (point.kind === 'published') return <span className="size-1 rounded-full bg-current" />
  return point.mark
}

const Station = ({ point }: { point: Point }) => (
  <li className="relative flex min-w-18 flex-1 flex-col items-center text-xs text-muted before:absolute before:top-[27px] before:right-0 before:left-0 before:h-px before:bg-line first:before:left-1/2 last:before:right-1/2">
    <span className="mono h-[18px] text-[11px] whitespace-nowrap text-faint">{point.time}</span>
    <span
      className={cx(
        'z-1 mb-1 flex size-[18px] items-center justify-center rounded-full text-[10px] font-semibold tabular-nums',
        DOTS[point.kind],
      )}
    >
      {inside(point)}
    </span>
    <span className="whitespace-nowrap">{point.name}</span>
    <span className="mono text-[11px] whitespace-nowrap text-faint">{point.note}</span>
  </li>
)

/** With the date when it ended on another day. */
const formatEnd = ({ createdAt, updatedAt }: DeliveryDetail): string =>
  new Date(createdAt).toDateString() === new Date(updatedAt).toDateString()
    ? formatClock(updatedAt)
    : formatDue(updatedAt, Date.parse(createdAt))

export const TimelineCard = ({ delivery }: { delivery: DeliveryDetail }) => {
  const now = useNow()
  const open = delivery.status === 'queued' || delivery.status === 'scheduled'
  const end = open ? 'now' : formatEnd(delivery)
  return (
    <Card
      title="Timeline"
      aside={<span className="mono text-xs">{`${formatClock(delivery.createdAt)} → ${end}`}</span>}
    >
      {/* A scrollable part must be reachable by keyboard. */}
      <ol tabIndex={0} aria-label="Timeline" className="flex overflow-x-auto py-1">
        {timelinePoints(delivery, now).map(point => (
          <Station key={`${point.kind}${point.name}`} point={point} />
        ))}
      </ol>
    </Card>
  )
}
