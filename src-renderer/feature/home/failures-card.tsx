import { Link } from 'wouter'
import type { Failure, FailureList } from '../../../src-shared/model/failure.ts'
import { cx } from '../../lib/class-names.ts'
import { useAway, useConnection } from '../../lib/connection.ts'
import { formatCount, formatDue, formatSince, formatStamp } from '../../lib/format.ts'
import { useNow } from '../../lib/now.ts'
import { paths } from '../../lib/router.ts'
import { Badge, StatusCode } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { StateIcon } from '../../ui/state-icon.tsx'
import { showFailed } from '../activity/activity-view.ts'
import { errorLabel } from '../activity/error-label.ts'

const SHOWN = 8

const counts = ({ failed, waiting }: Failure): string =>
  [failed > 0 && `${formatCount(failed)} gave up`, waiting > 0 && `${formatCount(waiting)} waiting`]
    .filter(Boolean)
    .join(', ')

const Row = ({ failure, now }: { failure: Failure; now: number }) => (
  <li className="border-b border-line last:border-0">
    <Link
      href={paths.delivery(failure.newestDelivery)}
      className="grid h-8 grid-cols-[14px_minmax(0,1fr)_60px_auto_84px] items-center gap-3 px-3 hover:bg-hover"
    >
      <StateIcon state={failure.failed > 0 ? 'failed' : 'scheduled'} />
      <span className="truncate">{failure.webhookName}</span>
      <span className="text-right">
        {failure.status === null ? (
          <Badge tone="bad">{errorLabel(failure.error ?? 'unknown')}</Badge>
        ) : (
          <StatusCode status={failure.status} />
        )}
      </span>
      <span className={cx('w-25 truncate @min-[560px]:w-40', failure.failed > 0 ? 'text-bad' : 'text-warn')}>
        {counts(failure)}
      </span>
      <span
        className="mono truncate text-right text-faint"
        title={`An attempt of the oldest of them first failed at ${formatStamp(failure.since)}`}
      >
        {`since ${formatSince(failure.since, now)}`}
      </span>
    </Link>
  </li>
)

const Nothing = () => {
  const away = useAway()
  const heardAt = useConnection(state => state.heardAt)
  const now = useNow()
  return (
    <p className="px-3 py-4 text-center text-faint">
      {away && heardAt !== null
        ? `Nothing had failed at ${formatDue(heardAt, now)}; what happened since is not known.`
        : 'Nothing failed in the last 24 hours, and nothing waits for a retry.'}
    </p>
  )
}

/** What fails, by webhook and cause. */
export const FailuresCard = ({ list }: { list: FailureList }) => {
  const now = useNow()
  const hidden = list.items.length - SHOWN
  return (
    <Card title="Failures" aside={<span>by webhook and cause, last 24 h</span>} flush>
      {list.items.length === 0 ? (
        <Nothing />
      ) : (
        <ul aria-label="Failures" className="@container">
          {list.items.slice(0, SHOWN).map(failure => (
            <Row key={`${failure.webhookId} ${failure.status} ${failure.error}`} failure={failure} now={now} />
          ))}
        </ul>
      )}
      {(list.earlier > 0 || hidden > 0) && (
        <p className="flex gap-3 border-t border-line px-3 py-1.5 text-muted">
          {hidden > 0 && <span>{`${formatCount(hidden)} more causes`}</span>}
          <button type="button" onClick={showFailed} className="text-accent hover:underline">
            {list.earlier > 0 ? `${formatCount(list.earlier)} failed earlier` : 'All failed deliveries'}
          </button>
        </p>
      )}
    </Card>
  )
}
