import { Info, X } from 'lucide-react'
import type { SkippedJobs } from '../../../src-shared/model/job.ts'
import { formatCount, plural } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { cancelBulk, dismissLeft, useBulk } from './bulk.ts'

const Progress = ({ doing, handled, total }: { doing: string; handled: number; total: number }) => {
  const cancelled = useBulk(state => state.cancelled)
  const text = `${doing}: ${formatCount(handled)} of ${formatCount(Math.max(total, handled))}`
  return (
    <div className="flex shrink-0 items-center gap-3 border-b border-line bg-sunken px-4 py-2">
      <span className="mono whitespace-nowrap">{text}</span>
      <div
        role="progressbar"
        aria-label={doing}
        aria-valuenow={handled}
        aria-valuemin={0}
        aria-valuemax={Math.max(total, handled)}
        aria-valuetext={text}
        className="h-1.5 min-w-20 flex-1 overflow-hidden rounded-full bg-line"
      >
        <span
          className="block h-full rounded-full bg-accent"
          style={{ width: `${Math.min(100, (handled / Math.max(1, total)) * 100)}%` }}
        />
      </div>
      <Button size="small" disabled={cancelled} onClick={cancelBulk}>
        {cancelled ? 'Stopping' : 'Cancel'}
      </Button>
    </div>
  )
}

const Reason = ({ group }: { group: SkippedJobs }) => (
  <li>
    {group.webhookName !== null && (
      <>
        {`${plural(group.count, 'job')} of `}
        <strong className="font-semibold">{group.webhookName}</strong>
        {': '}
      </>
    )}
    {group.reason}
  </li>
)

const Left = ({ text, skipped }: { text: string; skipped: SkippedJobs[] }) => (
  <div role="status" className="flex shrink-0 items-start gap-2 border-b border-line bg-info-soft px-4 py-2">
    <Info size={16} className="mt-0.5 shrink-0 text-info" aria-hidden />
    <div className="max-h-30 min-w-0 flex-1 overflow-y-auto">
      <p>{`${text} Left as they are:`}</p>
      <ul className="list-disc pl-4">
        {skipped.map(group => (
          <Reason key={`${group.webhookId}${group.reason}`} group={group} />
        ))}
      </ul>
    </div>
    <IconButton label="Dismiss" icon={<X size={15} />} onClick={dismissLeft} />
  </div>
)

/** How far the work on many jobs is; afterwards what was left, and why. */
export const BulkBar = () => {
  const { running, left } = useBulk()
  if (running && running.handled > 0) return <Progress {...running} />
  return left && <Left {...left} />
}
