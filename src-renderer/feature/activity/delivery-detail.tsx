import { useQuery } from '@tanstack/react-query'
import { ArrowRight, X } from 'lucide-react'
import { Link } from 'wouter'
import type { DeliveryDetail as Detail } from '../../../src-shared/model/delivery.ts'
import { cx } from '../../lib/class-names.ts'
import { paths } from '../../lib/router.ts'
import { rpc } from '../../lib/rpc.ts'
import { Badge } from '../../ui/badge.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'
import { DetailPane } from '../../ui/detail-pane.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ReceivedCard } from '../receiver/received/received-card.tsx'
import { AttemptCard } from './attempt-card.tsx'
import { RequestBodyCard } from './request-body-card.tsx'
import { RetryButton } from './retry-button.tsx'
import { SignatureCard } from './signature-card.tsx'
import { SummarySentence } from './summary-sentence.tsx'
import { TimelineCard } from './timeline-card.tsx'

const LINK = 'min-w-0 truncate text-accent hover:underline'

/** Which event, and for which webhook. */
const What = ({ delivery: { type, webhookId, webhookName, test } }: { delivery: Detail }) => (
  <p className="mb-1 flex min-w-0 items-center gap-1.5">
    <Link href={paths.eventType(type)} className={cx('mono', LINK)} title={`Event type ${type}`}>
      {type}
    </Link>
    {test && <Badge>test</Badge>}
    <ArrowRight size={13} className="shrink-0 text-faint" role="img" aria-label="to" />
    <Link href={paths.webhook(webhookId)} className={LINK} title={`Webhook ${webhookName}`}>
      {webhookName}
    </Link>
  </p>
)

const Cards = ({ delivery }: { delivery: Detail }) => {
  const [latest, ...earlier] = delivery.attemptList.toReversed()
  return (
    <>
      <div>
        <What delivery={delivery} />
        <SummarySentence delivery={delivery} />
      </div>
      <TimelineCard delivery={delivery} />
      <ReceivedCard delivery={delivery} />
      {latest && (
        <>
          <AttemptCard attempt={latest} startFolded={false} />
          <SignatureCard attempt={latest} webhookId={delivery.webhookId} />
          <RequestBodyCard attempt={latest} />
        </>
      )}
      {earlier.map(attempt => (
        <AttemptCard key={attempt.number} attempt={attempt} startFolded />
      ))}
    </>
  )
}

export const DeliveryDetailPane = ({ id, onClose }: { id: string; onClose(): void }) => {
  const { data, error, refetch } = useQuery(rpc.deliveries.get.queryOptions({ input: { id } }))
  return (
    <DetailPane
      label="Delivery"
      onClose={onClose}
      head={
        <>
          <div className="flex min-w-0 flex-1 items-center gap-1.5 text-faint">
            {data && (
              <>
                <CopyValue value={data.messageId} />
                <span aria-hidden>·</span>
              </>
            )}
            <CopyValue value={id} />
          </div>
          {data && <RetryButton delivery={data} />}
          <IconButton label="Close the detail" icon={<X size={15} />} onClick={onClose} />
        </>
      }
    >
      {error ? (
        <ErrorNote error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Cards delivery={data} />
      ) : (
        <Skeleton />
      )}
    </DetailPane>
  )
}
