import type { Job } from '../../../src-shared/model/job.ts'
import { cx } from '../../lib/class-names.ts'
import { Badge } from '../../ui/badge.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { DueTime } from './due-time.tsx'
import { JobStatus } from './job-status.tsx'

/** Columns of a row and of the head above it; they drop out as the list gets narrower. */
const GRID =
  'grid h-full items-center gap-3 px-4 grid-cols-[16px_134px_minmax(0,1fr)_96px] @min-[560px]:grid-cols-[16px_134px_minmax(0,1fr)_56px_72px_96px] @min-[760px]:grid-cols-[16px_134px_minmax(0,1fr)_minmax(0,1fr)_64px_80px_104px]'
const MIDDLE = 'hidden @min-[560px]:block'
const WIDE = 'hidden @min-[760px]:block'

interface HeadProps {
  all: boolean
  onAll(all: boolean): void
}

export const JobHead = ({ all, onAll }: HeadProps) => (
  <div role="rowgroup" className="shrink-0 border-b border-line">
    <div role="row" className={cx(GRID, 'h-7! text-xs text-faint')}>
      <span role="columnheader" className="flex">
        <Checkbox label={<span className="sr-only">Select all on this page</span>} checked={all} onChange={onAll} />
      </span>
      <span role="columnheader">ID</span>
      <span role="columnheader" className={WIDE}>
        Event
      </span>
      <span role="columnheader">Webhook</span>
      <span role="columnheader" className={cx(MIDDLE, 'text-right')}>
        Created
      </span>
      <span role="columnheader" className={cx(MIDDLE, 'text-right')}>
        Enqueued
      </span>
      <span role="columnheader">Status</span>
    </div>
  </div>
)

interface Props {
  job: Job
  chosen: boolean
  onChoose(chosen: boolean): void
}

/** A job on one line. */
export const JobRow = ({ job, chosen, onChoose }: Props) => (
  <div role="presentation" className={GRID}>
    <span role="gridcell">
      {/* Its click does not open the row. */}
      <span role="presentation" className="flex" onClick={event => event.stopPropagation()}>
        <Checkbox label={<span className="sr-only">{`Select ${job.id}`}</span>} checked={chosen} onChange={onChoose} />
      </span>
    </span>
    <span role="gridcell" className="mono truncate text-muted">
      {job.id}
    </span>
    <span role="gridcell" className={cx(WIDE, 'mono truncate')}>
      {job.eventType}
    </span>
    <span role="gridcell" className="flex min-w-0 items-center gap-2">
      <span className="truncate">{job.webhookName}</span>
      {job.test && <Badge>test</Badge>}
    </span>
    <span role="gridcell" className={cx(MIDDLE, 'text-right text-faint')}>
      <RelativeTime at={job.createdAt} />
    </span>
    <span role="gridcell" className={cx(MIDDLE, 'text-right whitespace-nowrap text-faint')}>
      <DueTime at={job.enqueuedAt} />
    </span>
    <span role="gridcell">
      <JobStatus status={job.status} />
    </span>
  </div>
)
