import { type JobState, jobStateLabel } from '../../../src-shared/model/job.ts'
import { StateIcon, type StateName } from '../../ui/state-icon.tsx'

const ICONS: Record<JobState, StateName> = {
  queued: 'queued',
  active: 'active',
  deferred: 'held',
  finished: 'sent',
  failed: 'failed',
  scheduled: 'scheduled',
}

/** The state of a job as a shape and a word. */
export const JobStatus = ({ status }: { status: JobState }) => (
  <span className="inline-flex items-center gap-2">
    <span className="inline-flex" aria-hidden>
      <StateIcon state={ICONS[status]} />
    </span>
    {jobStateLabel[status]}
  </span>
)
