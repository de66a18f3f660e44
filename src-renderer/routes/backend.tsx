import { useQuery } from '@tanstack/react-query'
import { RotateCw, Trash2 } from 'lucide-react'
import { type JobState, jobStates } from '../../src-shared/model/job.ts'
import { BackendOffBanner } from '../feature/backend/backend-off-banner.tsx'
import { BulkBar } from '../feature/backend/bulk-bar.tsx'
import { useBulk } from '../feature/backend/bulk.ts'
import { emptyQueue, requeueAll, waitingIn } from '../feature/backend/job-actions.ts'
import { JobDetailPane } from '../feature/backend/job-detail.tsx'
import { JobList } from '../feature/backend/job-list.tsx'
import { QueueTable } from '../feature/backend/queue-table.tsx'
import { go, paths } from '../lib/router.ts'
import { rpc } from '../lib/rpc.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SplitPane } from '../ui/split-pane.tsx'

const STATS_PATH = '/admin/webhook-backend-status/stats.json'

const stateOf = (text: string | null): JobState => jobStates.find(state => state === text) ?? 'failed'

/** The queue and its jobs, as NetBox shows its own (R109 to R113). */
const BackendPage = ({ state: given, id }: { state: string | null; id: string | null }) => {
  const { data, error, refetch } = useQuery(rpc.backend.status.queryOptions())
  const busy = useBulk(({ running }) => running !== null)
  const state = stateOf(given)
  const queues = data?.queues ?? []
  const failed = queues.reduce((sum, queue) => sum + queue.failed, 0)
  return (
    <Page
      title="Backend status"
      aside={
        // The desktop has no address of its own to open.
        window.hookbench === undefined && (
          <a href={STATS_PATH} target="_blank" rel="noreferrer" className="text-accent hover:underline">
            View as JSON
          </a>
        )
      }
      actions={
        <>
          <Button
            writes
            look="danger"
            icon={<Trash2 size={14} aria-hidden />}
            disabled={busy || waitingIn(queues) === 0}
            onClick={() => void emptyQueue(queues)}
          >
            Empty queue
          </Button>
          <Button
            writes
            look="primary"
            icon={<RotateCw size={14} aria-hidden />}
            disabled={busy || failed === 0}
            onClick={() => void requeueAll(failed)}
          >
            Requeue all failed
          </Button>
        </>
      }
    >
      <BackendOffBanner />
      {error && !data ? (
        <div className="p-4">
          <ErrorNote error={error} onRetry={() => void refetch()} />
        </div>
      ) : data ? (
        <QueueTable queues={queues} open={state} />
      ) : (
        <Skeleton rows={2} />
      )}
      <BulkBar />
      <SplitPane
        id="backend"
        list={<JobList key={state} state={state} openId={id} />}
        detail={id === null ? null : <JobDetailPane key={id} id={id} onClose={() => go(paths.jobs(state))} />}
      />
    </Page>
  )
}

export default BackendPage
