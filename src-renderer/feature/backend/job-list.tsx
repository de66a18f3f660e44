import { ListChecks, RotateCw, Trash2 } from 'lucide-react'
import { useCallback, useState } from 'react'
import { type Job, type JobState, jobStateLabel } from '../../../src-shared/model/job.ts'
import { plural } from '../../lib/format.ts'
import { go, paths } from '../../lib/router.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { useBulk } from './bulk.ts'
import { deleteJobs, requeueJobs } from './job-actions.ts'
import { JobHead, JobRow } from './job-row.tsx'
import { useJobs } from './use-jobs.ts'

const EMPTY: Record<JobState, string> = {
  queued: 'No job waits to be sent.',
  active: 'No job is being sent at this moment.',
  deferred: 'No job is held back. Jobs of a disabled webhook wait here.',
  finished: 'No job has finished yet.',
  failed: 'No job has failed. Those that did can be requeued here.',
  scheduled: 'No job waits for a retry.',
}

interface Chosen {
  state: JobState
  ids: string[]
  onDone(): void
}

/** What can be done with the jobs that are ticked. */
const ChosenBar = ({ state, ids, onDone }: Chosen) => {
  const busy = useBulk(({ running }) => running !== null)
  const run = (work: Promise<unknown>): void => void work.then(done => done === false || onDone())
  return (
    <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line px-4">
      <h2 className="font-semibold">{`${jobStateLabel[state]} jobs`}</h2>
      <span className="flex-1 text-faint" aria-live="polite">
        {ids.length > 0 && `${plural(ids.length, 'job')} selected`}
      </span>
      {state === 'failed' && (
        <Button
          writes
          size="small"
          icon={<RotateCw size={12} aria-hidden />}
          disabled={busy || ids.length === 0}
          onClick={() => run(requeueJobs(ids))}
        >
          Requeue
        </Button>
      )}
      {state !== 'active' && (
        <Button
          writes
          size="small"
          look="danger"
          icon={<Trash2 size={12} aria-hidden />}
          disabled={busy || ids.length === 0}
          onClick={() => run(deleteJobs(ids))}
        >
          Delete
        </Button>
      )}
    </div>
  )
}

const withOrWithout = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  ids.has(id) ? new Set([...ids].filter(other => other !== id)) : new Set([...ids, id])

/** The jobs in one state, with tick boxes (R110, R112). */
export const JobList = ({ state, openId }: { state: JobState; openId: string | null }) => {
  const { items, isPending, isPlaceholderData, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useJobs(state)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const onEndNear = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const chosen = items.filter(job => ticked.has(job.id)).map(({ id }) => id)
  const toggle = ({ id }: Job): void => setTicked(withOrWithout(ticked, id))

  return (
    <>
      <ChosenBar state={state} ids={chosen} onDone={() => setTicked(new Set())} />
      {error && items.length === 0 ? (
        <div className="p-3">
          <ErrorNote error={error} onRetry={() => void refetch()} />
        </div>
      ) : isPending || isPlaceholderData ? (
        <Skeleton rows={8} />
      ) : items.length === 0 ? (
        <EmptyState icon={ListChecks} text={EMPTY[state]} />
      ) : (
        <VirtualList
          label={`${jobStateLabel[state]} jobs`}
          items={items}
          head={
            <JobHead
              all={chosen.length === items.length}
              onAll={all => setTicked(new Set(all ? items.map(({ id }) => id) : []))}
            />
          }
          row={job => <JobRow job={job} chosen={ticked.has(job.id)} onChoose={() => toggle(job)} />}
          openId={openId}
          onOpen={job => go(paths.job(state, job.id))}
          onMark={toggle}
          onEndNear={onEndNear}
          foot={isFetchingNextPage ? <Skeleton rows={2} /> : null}
        />
      )}
    </>
  )
}
