import type { CaptureSummary } from '../../../../src-shared/model/capture.ts'
import { cx } from '../../../lib/class-names.ts'
import { formatBytes } from '../../../lib/format.ts'
import { StatusCode } from '../../../ui/badge.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { StateIcon } from '../../../ui/state-icon.tsx'

const GRID =
  'grid h-full items-center gap-3 px-3 grid-cols-[14px_minmax(0,1fr)_48px_60px] @min-[440px]:grid-cols-[14px_minmax(0,1.2fr)_minmax(0,1fr)_48px_60px_60px]'
const WIDE = 'hidden @min-[440px]:block'

export const CaptureHead = () => (
  <div role="rowgroup" className="shrink-0 border-b border-line">
    <div role="row" className={cx(GRID, 'h-7! text-xs text-faint')}>
      <span role="columnheader">
        <span className="sr-only">Signature</span>
      </span>
      <span role="columnheader">Request</span>
      <span role="columnheader" className={WIDE}>
        Event
      </span>
      <span role="columnheader">Status</span>
      <span role="columnheader" className={cx(WIDE, 'text-right')}>
        Size
      </span>
      <span role="columnheader" className="text-right">
        Received
      </span>
    </div>
  </div>
)

/** A capture on one line. */
export const CaptureRow = ({ item }: { item: CaptureSummary }) => (
  <div role="presentation" className={GRID}>
    <span role="gridcell" className="flex">
      <StateIcon state={item.verification.result} />
    </span>
    <span role="gridcell" className="mono truncate" title={`${item.method} ${item.target}`}>
      {item.method} {item.target}
    </span>
    <span role="gridcell" className={cx(WIDE, 'truncate text-muted')}>
      {item.eventType ?? (item.verification.result === 'missing' ? 'no signature' : '')}
    </span>
    <span role="gridcell">
      <StatusCode status={item.responseStatus} />
    </span>
    <span role="gridcell" className={cx(WIDE, 'mono text-right text-muted')}>
      {formatBytes(item.bodySize)}
    </span>
    <span role="gridcell" className="text-right text-faint">
      <RelativeTime at={item.receivedAt} />
    </span>
  </div>
)
