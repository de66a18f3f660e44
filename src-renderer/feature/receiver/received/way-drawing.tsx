import { cx } from '../../../lib/class-names.ts'
import { formatDuration } from '../../../lib/format.ts'
import { StatusCode } from '../../../ui/badge.tsx'
import type { AttemptSpan } from './attempt-spans.ts'

const percent = (part: number, whole: number): string => `${whole <= 0 ? 0 : Math.min(100, (part / whole) * 100)}%`

const endOf = ({ startMs, capturedMs, endMs }: AttemptSpan): number => endMs ?? capturedMs ?? startMs

const said = ({ attempt, startMs, capturedMs, endMs, failed, status }: AttemptSpan): string =>
  [
    `Attempt ${attempt} began ${formatDuration(startMs)} after publishing`,
    capturedMs === null ? 'was not seen here' : `was stored here after ${formatDuration(capturedMs - startMs)}`,
    endMs === null ? 'has no answer yet' : failed ? 'failed' : `was answered ${status ?? ''}`.trim(),
  ].join(', ')

/** Publish → attempt → capture → answer: a row for each attempt, all on one scale. */
export const WayDrawing = ({ spans }: { spans: AttemptSpan[] }) => {
  const longest = Math.max(1, ...spans.map(span => endOf(span) - span.startMs))
  return (
    <div role="group" aria-label="Way from publishing to the capture" className="flex flex-col gap-1">
      <div aria-hidden className="flex flex-wrap gap-x-3 text-xs text-faint">
        <span className="inline-flex items-center gap-1">
          <span className="h-1.5 w-3 rounded-full bg-accent" />
          until stored here
        </span>
        <span className="inline-flex items-center gap-1">
          <span className="h-1.5 w-3 rounded-full bg-info" />
          until the answer was read
        </span>
      </div>
      {spans.map(span => {
        const { attempt, startMs, capturedMs, failed, status } = span
        const arrived = (capturedMs ?? endOf(span)) - startMs
        const rest = endOf(span) - startMs - arrived
        return (
          <div
            key={attempt}
            role="img"
            aria-label={said(span)}
            title={said(span)}
            className="grid grid-cols-[84px_64px_minmax(0,1fr)_60px_52px] items-center gap-2"
          >
            <span className="text-muted">{`Attempt ${attempt}`}</span>
            <span className="mono text-right text-faint">{`+${formatDuration(startMs)}`}</span>
            <span className="flex h-2 overflow-hidden rounded-full bg-hover">
              <span
                className={cx('h-full', capturedMs === null ? 'bg-line-strong' : 'bg-accent')}
                style={{ width: percent(arrived, longest) }}
              />
              <span className="h-full bg-info" style={{ width: percent(rest, longest) }} />
            </span>
            <span className="mono text-right text-muted">{formatDuration(endOf(span) - startMs)}</span>
            <span className="text-right">
              {status === null ? (
                <span className={failed ? 'text-bad' : 'text-faint'}>{failed ? 'failed' : '…'}</span>
              ) : (
                <StatusCode status={status} />
              )}
            </span>
          </div>
        )
      })}
    </div>
  )
}
