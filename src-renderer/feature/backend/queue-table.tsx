import { Link } from 'wouter'
import { type BackendQueue, type JobState, jobStateLabel } from '../../../src-shared/model/job.ts'
import { cx } from '../../lib/class-names.ts'
import { formatCount } from '../../lib/format.ts'
import { paths } from '../../lib/router.ts'
import { DueTime } from './due-time.tsx'

const HEADS = [
  'Name',
  'Queued',
  'Oldest queued',
  'Active',
  'Deferred',
  'Finished',
  'Failed',
  'Scheduled',
  'Workers',
  'Host',
  'Port',
  'DB',
]
const WORDS = ['Name', 'Host', 'DB']
const LATER: JobState[] = ['active', 'deferred', 'finished', 'failed', 'scheduled']
const CELL = 'px-3 whitespace-nowrap first:pl-4 last:pr-4'

interface Counter {
  queue: BackendQueue
  state: JobState
  open: JobState
}

/** A number that leads to its jobs. */
const Counter = ({ queue, state, open }: Counter) => (
  <td className={cx(CELL, 'text-right')}>
    <Link
      href={paths.jobs(state)}
      aria-label={`${jobStateLabel[state]}: ${queue[state]}`}
      aria-current={state === open ? 'true' : undefined}
      className={cx(
        'mono -mr-1.5 inline-block min-w-6 rounded-sm px-1.5 text-right leading-5 hover:bg-hover hover:underline',
        state === open ? 'bg-selected font-semibold' : '',
        state === 'failed' && queue.failed > 0 ? 'text-bad' : queue[state] === 0 ? 'text-faint' : 'text-accent',
      )}
    >
      {formatCount(queue[state])}
    </Link>
  </td>
)

/** One row a queue; each counter opens its jobs (R109, R110). */
export const QueueTable = ({ queues, open }: { queues: BackendQueue[]; open: JobState }) => (
  // A scrollable part must be reachable by keyboard.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div role="group" aria-label="Queues" tabIndex={0} className="shrink-0 overflow-x-auto border-b border-line">
    <table aria-label="Queues" className="w-full">
      <thead className="text-xs text-faint">
        <tr className="h-7 border-b border-line">
          {HEADS.map(name => (
            <th
              key={name}
              scope="col"
              className={cx(CELL, 'font-normal', WORDS.includes(name) ? 'text-left' : 'text-right')}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {queues.map(queue => (
          <tr key={queue.name} className="h-9">
            <th scope="row" className={cx(CELL, 'text-left font-semibold')}>
              {queue.name}
            </th>
            <Counter queue={queue} state="queued" open={open} />
            <td className={cx(CELL, 'text-right text-muted')}>
              {queue.oldestQueuedAt === null ? '–' : <DueTime at={queue.oldestQueuedAt} />}
            </td>
            {LATER.map(state => (
              <Counter key={state} queue={queue} state={state} open={open} />
            ))}
            <td className={cx(CELL, 'mono text-right')}>{queue.workers}</td>
            <td className={cx(CELL, 'mono text-muted')}>{queue.host}</td>
            <td className={cx(CELL, 'mono text-right text-muted')}>{queue.port ?? '–'}</td>
            <td className={cx(CELL, 'mono text-muted')}>{queue.db}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
