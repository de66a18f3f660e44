import { useQuery } from '@tanstack/react-query'
import { RotateCw, Trash2, X } from 'lucide-react'
import { useMemo } from 'react'
import { Link } from 'wouter'
import type { JobDetail as Detail } from '../../../src-shared/model/job.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { toUtf8 } from '../../lib/bytes.ts'
import { formatDuration, formatStamp } from '../../lib/format.ts'
import { paths } from '../../lib/router.ts'
import { rpc } from '../../lib/rpc.ts'
import { useUi } from '../../lib/ui-state.ts'
import { BodyViewSwitch } from '../../ui/body-view-switch.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CodeView } from '../../ui/code-view.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'
import { DetailPane } from '../../ui/detail-pane.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tip } from '../../ui/tooltip.tsx'
import { useBulk } from './bulk.ts'
import { deleteJobs, requeueJobs } from './job-actions.ts'
import { JobStatus } from './job-status.tsx'

const Time = ({ at }: { at: string | null }) =>
  at === null ? <span className="text-faint">–</span> : <time dateTime={at}>{formatStamp(at)}</time>

const Outcome = ({ job: { result, exception } }: { job: Detail }) => {
  const text = result ?? exception
  if (text === null) return null
  return (
    <Card
      title={result === null ? 'Exception' : 'Result'}
      id={result === null ? 'job.exception' : 'job.result'}
      tone={result === null ? 'bad' : 'good'}
    >
      <p className="mono break-words whitespace-pre-wrap">{text}</p>
    </Card>
  )
}

const JobCard = ({ job }: { job: Detail }) => (
  <Card title="Job">
    <Facts>
      <Fact name="Status">
        <JobStatus status={job.status} />
      </Fact>
      {job.status === 'deferred' && job.held !== null && <Fact name="Held because">{job.held}</Fact>}
      <Fact name="Queue">{job.queue}</Fact>
      <Fact name="Timeout">{formatDuration(job.timeoutMs)}</Fact>
      <Fact name="Created">
        <Time at={job.createdAt} />
      </Fact>
      <Fact name={job.status === 'scheduled' ? 'Will be queued' : 'Queued'}>
        <Time at={job.enqueuedAt} />
      </Fact>
      <Fact name="Started">
        <Time at={job.startedAt} />
      </Fact>
      <Fact name="Ended">
        <Time at={job.endedAt} />
      </Fact>
    </Facts>
  </Card>
)

const ArgumentsCard = ({ job }: { job: Detail }) => {
  const { messageId, url, method, contentType, profile, payloadFormat, attempts } = job.arguments
  return (
    <Card title="Arguments">
      <Facts>
        <Fact name="Event type">
          <CopyValue value={job.eventType} />
        </Fact>
        <Fact name="Message">
          <CopyValue value={messageId} wrap />
        </Fact>
        <Fact name="Webhook">
          <Link href={paths.webhook(job.webhookId)} className="text-accent hover:underline">
            {job.webhookName}
          </Link>
        </Fact>
        <Fact name="Profile">{profiles[profile].label}</Fact>
        <Fact name="Request">
          <span className="mono">{method} </span>
          <CopyValue value={url} wrap />
        </Fact>
        <Fact name="Content type">
          <span className="mono">{contentType}</span>
        </Fact>
        <Fact name="Payload format">
          <span className="mono">{payloadFormat}</span>
        </Fact>
        <Fact name="Attempts">
          {attempts}
          {attempts > 0 && (
            <>
              {' '}
              <Link href={paths.delivery(job.id)} className="text-accent hover:underline">
                Show in Activity
              </Link>
            </>
          )}
        </Fact>
      </Facts>
    </Card>
  )
}

const PayloadCard = ({ payload }: { payload: string }) => {
  const view = useUi(state => state.bodyView)
  const bytes = useMemo(() => toUtf8(payload), [payload])
  return (
    <Card title="Payload" aside={<BodyViewSwitch />}>
      <CodeView label="Payload" bytes={bytes} view={view} />
    </Card>
  )
}

const RequeueButton = ({ job }: { job: Detail }) => {
  const busy = useBulk(({ running }) => running !== null)
  if (job.status !== 'failed') return null
  const button = (
    <Button
      writes
      size="small"
      icon={<RotateCw size={12} aria-hidden />}
      disabled={busy || job.requeueProblem !== null}
      focusableWhenDisabled
      onClick={() => void requeueJobs([job.id])}
    >
      Requeue
    </Button>
  )
  return job.requeueProblem === null ? (
    button
  ) : (
    <Tip text={job.requeueProblem}>
      <span>{button}</span>
    </Tip>
  )
}

const DeleteButton = ({ job, onDeleted }: { job: Detail; onDeleted(): void }) => {
  const busy = useBulk(({ running }) => running !== null)
  if (job.status === 'active') return null
  const remove = async (): Promise<void> => {
    if (await deleteJobs([job.id])) onDeleted()
  }
  return (
    <Button
      writes
      size="small"
      look="danger"
      icon={<Trash2 size={12} aria-hidden />}
      disabled={busy}
      onClick={() => void remove()}
    >
      Delete
    </Button>
  )
}

/** One job: how it ended, its times, arguments and payload (R111). */
export const JobDetailPane = ({ id, onClose }: { id: string; onClose(): void }) => {
  const { data, error, refetch } = useQuery(rpc.backend.job.queryOptions({ input: { id } }))
  return (
    <DetailPane
      label="Job"
      onClose={onClose}
      head={
        <>
          <div className="flex min-w-0 flex-1 text-faint">
            <CopyValue value={id} />
          </div>
          {data && !error && <RequeueButton job={data} />}
          {data && !error && <DeleteButton job={data} onDeleted={onClose} />}
          <IconButton label="Close the detail" icon={<X size={15} />} onClick={onClose} />
        </>
      }
    >
      {error ? (
        <ErrorNote error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <>
          <Outcome job={data} />
          {data.status === 'failed' && data.requeueProblem !== null && (
            <p className="text-muted">{`It cannot be requeued. ${data.requeueProblem}`}</p>
          )}
          <JobCard job={data} />
          <ArgumentsCard job={data} />
          <PayloadCard payload={data.arguments.payload} />
        </>
      ) : (
        <Skeleton />
      )}
    </DetailPane>
  )
}
