import { Check, Pin, RefreshCw, StickyNote, X } from 'lucide-react'
import { memo } from 'react'
import type { CaptureSummary } from '../../../../src-shared/model/capture.ts'
import { cx } from '../../../lib/class-names.ts'
import { formatBytes } from '../../../lib/format.ts'
import { StatusCode } from '../../../ui/badge.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { StateIcon } from '../../../ui/state-icon.tsx'
import { labelClass } from '../marks/label-colour.ts'
import { columnName } from './columns.ts'
import { MethodName } from './method-name.tsx'
import { useUnread } from './unread.ts'
import { verdictWords } from './verdict-words.ts'

const GRID =
  'grid h-full items-center gap-2 pr-3 pl-1 grid-cols-[8px_14px_minmax(0,1fr)_40px_42px] @min-[310px]:grid-cols-[8px_14px_minmax(0,1fr)_minmax(0,0.9fr)_40px_42px] @min-[450px]:grid-cols-[8px_14px_minmax(0,1.15fr)_minmax(0,1fr)_44px_56px_44px] @min-[680px]:grid-cols-[8px_14px_minmax(0,1.3fr)_minmax(0,1fr)_minmax(0,0.8fr)_44px_60px_52px]'
const EVENT = 'hidden @min-[310px]:block'
const WIDE = 'hidden @min-[450px]:block'
const WIDEST = 'hidden @min-[680px]:block'

const COLUMN = 'hidden w-26 shrink-0 truncate pr-3 @min-[400px]:block'

interface HeadProps {
  columns: readonly string[]
  onRemoveColumn(path: string): void
}

export const CaptureHead = ({ columns, onRemoveColumn }: HeadProps) => (
  <div role="rowgroup" className="shrink-0 border-b border-line">
    <div role="row" className="flex h-7 items-center text-xs text-faint">
      <div role="presentation" className={cx(GRID, 'min-w-0 flex-1')}>
        <span role="columnheader">
          <span className="sr-only">Unread</span>
        </span>
        <span role="columnheader">
          <span className="sr-only">Signature</span>
        </span>
        <span role="columnheader">Request</span>
        <span role="columnheader" className={EVENT}>
          <span className="block truncate @min-[680px]:hidden">Event, reason</span>
          <span className="hidden @min-[680px]:inline">Event</span>
        </span>
        <span role="columnheader" className={WIDEST}>
          Signature
        </span>
        <span role="columnheader">Status</span>
        <span role="columnheader" className={cx(WIDE, 'text-right')}>
          Size
        </span>
        <span role="columnheader" className="text-right">
          Age
        </span>
      </div>
      {columns.map(path => (
        <span key={path} role="columnheader" title={path} className={COLUMN}>
          <button
            type="button"
            onClick={() => onRemoveColumn(path)}
            className="group/column flex max-w-full items-center gap-1 hover:text-ink"
          >
            <span className="truncate">{columnName(path)}</span>
            <X
              size={11}
              aria-hidden
              className="shrink-0 opacity-0 group-hover/column:opacity-100 group-focus-visible/column:opacity-100"
            />
            <span className="sr-only">, remove the column</span>
          </button>
        </span>
      ))}
    </div>
  </div>
)

const TINTS = { valid: 'text-muted', invalid: 'text-bad', missing: 'text-warn', none: 'text-faint' } as const

const Verdict = ({ item }: { item: CaptureSummary }) => (
  <span className={TINTS[item.verification.result]} title={item.verification.reason}>
    {verdictWords(item)}
  </span>
)

const UnreadDot = ({ id }: { id: string }) => {
  const unread = useUnread(state => id in state.inboxes)
  return unread ? (
    <span role="img" aria-label="Unread" title="Unread" className="size-1.5 rounded-full bg-accent" />
  ) : null
}

/** Without the name of the inbox, where that is said once for the whole list. */
const shortTarget = (target: string, inbox: string | null): string => {
  const prefix = `/${inbox}`
  if (inbox === null || !target.startsWith(prefix)) return target
  const rest = target.slice(prefix.length)
  return rest === '' || /^[/?]/.test(rest) ? rest || '/' : target
}

/** A capture on one line: what asked, what came of it, how large, how long ago. */
export const CaptureRow = memo(
  ({ item, inbox, marked }: { item: CaptureSummary; inbox: string | null; marked: boolean }) => {
    const { verification, responseStatus } = item
    // Where there is one column for both, what is wrong is told before what it was.
    const wrong = verification.result === 'invalid' || verification.result === 'missing'
    return (
      <div role="presentation" className="relative flex h-full items-center">
        <div role="presentation" className={cx(GRID, 'min-w-0 flex-1')}>
          <span role="gridcell" className="flex justify-center">
            {item.colour !== null && (
              <span
                role="img"
                aria-label={`Marked ${item.colour}`}
                className={cx('absolute inset-y-0 left-0 w-[3px]', labelClass(item.colour))}
              />
            )}
            <UnreadDot id={item.id} />
          </span>
          <span role="gridcell" className="flex">
            {marked ? (
              <span
                role="img"
                aria-label="Selected"
                className="inline-flex size-3.5 items-center justify-center rounded-sm bg-accent text-on-accent"
              >
                <Check size={11} strokeWidth={3} aria-hidden />
              </span>
            ) : (
              <StateIcon state={verification.result} />
            )}
          </span>
          <span role="gridcell" className="flex min-w-0 items-center gap-1.5">
            <span className="mono truncate" title={`${item.method} ${item.target}`}>
              <MethodName method={item.method} /> {shortTarget(item.target, inbox)}
            </span>
            {item.replayOf !== null && (
              <span title="Sent again from here" className="shrink-0">
                <RefreshCw size={11} role="img" aria-label="Replay" className="text-faint" />
              </span>
            )}
            {item.pinned && <Pin size={12} role="img" aria-label="Pinned" className="shrink-0 text-accent" />}
            {item.note !== '' && (
              <span title={item.note} className="shrink-0">
                <StickyNote size={12} role="img" aria-label={`Note: ${item.note}`} className="text-faint" />
              </span>
            )}
          </span>
          <span role="gridcell" className={cx(EVENT, 'truncate')}>
            <span className="@min-[680px]:hidden">{wrong ? <Verdict item={item} /> : item.eventType}</span>
            <span className="hidden @min-[680px]:inline" title={item.eventType ?? undefined}>
              {item.eventType}
            </span>
          </span>
          <span role="gridcell" className={cx(WIDEST, 'truncate')}>
            <Verdict item={item} />
          </span>
          <span role="gridcell">
            {responseStatus > 0 ? (
              <StatusCode status={responseStatus} />
            ) : (
              <span className="text-faint" title={item.answered ? 'No answer was sent' : 'Not answered yet'}>
                {item.answered ? 'none' : '…'}
              </span>
            )}
          </span>
          <span role="gridcell" className={cx(WIDE, 'mono text-right text-muted')}>
            {formatBytes(item.bodySize)}
          </span>
          <span role="gridcell" className="flex items-center justify-end gap-1 text-faint">
            <RelativeTime at={item.receivedAt} />
          </span>
        </div>
        {item.columns?.map((value, index) => (
          <span key={index} role="gridcell" title={value ?? 'Nothing stands there'} className={cx(COLUMN, 'mono')}>
            {value ?? <span className="text-faint">–</span>}
          </span>
        ))}
      </div>
    )
  },
)
