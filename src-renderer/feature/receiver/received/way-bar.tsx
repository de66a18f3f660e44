import { formatDuration } from '../../../lib/format.ts'
import { StatusCode } from '../../../ui/badge.tsx'
import type { AttemptSpan } from './attempt-spans.ts'

const percent = (part: number, whole: number): string => `${whole <= 0 ? 0 : Math.min(100, (part / whole) * 100)}%`

const endOf = ({ startMs, capturedMs, endMs }: AttemptSpan): number => endMs ?? capturedMs ?? startMs

export const tookOf = (span: AttemptSpan): number => endOf(span) - span.startMs

const said = ({ attempt, startMs, capturedMs, endMs, failed, status }: AttemptSpan): string =>
  [
    `Attempt ${attempt} began ${formatDuration(startMs)} after publishing`,
    capturedMs === null ? 'was not seen here' : `was stored here after ${formatDuration(capturedMs - startMs)}`,
    endMs === null ? 'has no answer yet' : failed ? 'failed' : `was answered ${status ?? ''}`.trim(),
  ].join(', ')

/** What the two parts of a bar are. */
export const WayLegend = () => (
  <div aria-hidden className="flex flex-wrap gap-x-3 text-xs text-faint">
    <span className="inline-flex items-center gap-1">
      <span className="h-1.5 w-3 rounded-full bg-info" />
      until it was stored here
    </span>
    <span className="inline-flex items-center gap-1">
      <span className="h-1.5 w-3 rounded-full bg-info opacity-40" />
      until its answer was read
    </span>
  </div>
)

/** One attempt: when it began after publishing, until it was stored here, until its answer was read. */
export const WayBar = ({ span, longest }: { span: AttemptSpan; longest: number }) => {
  const { attempt, startMs, capturedMs, failed, status } = span
  const took = tookOf(span)
  const arrived = capturedMs === null ? took : capturedMs - startMs
  return (
    <div
      role="img"
      aria-label={said(span)}
      title={said(span)}
      className="grid grid-cols-[72px_64px_minmax(0,1fr)_56px_44px] items-center gap-2"
    >
      <span className="text-muted">{`Attempt ${attempt}`}</span>
      <span className="mono text-right text-faint">{`+${formatDuration(startMs)}`}</span>
      <span className="flex h-2 overflow-hidden rounded-full bg-hover">
        <span
          className={capturedMs === null ? 'h-full bg-line-strong' : 'h-full bg-info'}
          style={{ width: percent(arrived, longest) }}
        />
        <span className="h-full bg-info opacity-40" style={{ width: percent(took - arrived, longest) }} />
      </span>
      <span className="mono text-right text-muted">{formatDuration(took)}</span>
      <span className="text-right">
        {status === null ? (
          <span className={failed ? 'text-bad' : 'text-faint'}>{failed ? 'failed' : '…'}</span>
        ) : (
          <StatusCode status={status} />
        )}
      </span>
    </div>
  )
}
