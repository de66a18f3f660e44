import type { Delivery } from '../../../src-shared/model/delivery.ts'
import { formatDuration } from '../../lib/format.ts'
import { Card } from '../../ui/card.tsx'

const BOUNDS = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, Number.POSITIVE_INFINITY]

interface Bar {
  label: string
  good: number
  bad: number
}

const bars = (items: Delivery[]): Bar[] => {
  const all = BOUNDS.map((bound, index) => ({
    label: bound === Number.POSITIVE_INFINITY ? `> ${formatDuration(BOUNDS[index - 1] ?? 0)}` : formatDuration(bound),
    good: 0,
    bad: 0,
  }))
  for (const item of items) {
    if (item.lastDurationMs === null) continue
    const bar = all[BOUNDS.findIndex(bound => (item.lastDurationMs ?? 0) <= bound)]
    if (bar) bar[item.status === 'sent' ? 'good' : 'bad'] += 1
  }
  return all
}

const median = (items: Delivery[]): number | null => {
  const values = items.flatMap(item => item.lastDurationMs ?? []).toSorted((a, b) => a - b)
  return values[Math.floor(values.length / 2)] ?? null
}

/** How long the latest deliveries took, and how they ended. */
export const LatencyChart = ({ items }: { items: Delivery[] }) => {
  const middle = median(items)
  if (middle === null) return null
  const all = bars(items)
  const most = Math.max(...all.map(bar => bar.good + bar.bad))
  return (
    <Card title="Response time" aside={<span>{`median ${formatDuration(middle)}, last ${items.length}`}</span>}>
      <div
        role="img"
        aria-label={`Histogram of response times; median ${formatDuration(middle)}`}
        className="flex items-end gap-1"
      >
        {all.map(bar => (
          <div
            key={bar.label}
            className="flex min-w-0 flex-1 flex-col items-center gap-1"
            title={`${bar.label}: ${bar.good} sent, ${bar.bad} not`}
          >
            <div className="flex h-16 w-full flex-col justify-end border-b border-line-strong">
              <span className="rounded-t-[2px] bg-bad" style={{ height: `${(bar.bad / most) * 100}%` }} />
              <span className="bg-good" style={{ height: `${(bar.good / most) * 100}%` }} />
            </div>
            <span className="mono max-w-full truncate text-[10px] text-faint">{bar.label}</span>
          </div>
        ))}
      </div>
    </Card>
  )
}
