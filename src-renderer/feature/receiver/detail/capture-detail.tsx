import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useEffect } from 'react'
import type { Capture } from '../../../../src-shared/model/capture.ts'
import { captureNews } from '../../../lib/capture-news.ts'
import { formatClock, formatStamp } from '../../../lib/format.ts'
import { queryClient } from '../../../lib/query-client.ts'
import { rpc } from '../../../lib/rpc.ts'
import { DetailPane } from '../../../ui/detail-pane.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { CaptureActions } from '../actions/capture-actions.tsx'
import { BodyCard } from '../body/body-card.tsx'
import { MarkMatches } from '../body/marked.tsx'
import { DiagnosisCards } from '../diagnosis/diagnosis-cards.tsx'
import { useFilter } from '../filter/use-filter.ts'
import { MethodName } from '../list/method-name.tsx'
import { MarkButtons } from '../marks/mark-buttons.tsx'
import { NoteCard } from '../marks/note-card.tsx'
import { AnswerCard } from './answer-card.tsx'
import { HeadersCard } from './headers-card.tsx'
import { QueryCard } from './query-card.tsx'
import { RawCard } from './raw-card.tsx'
import { RequestCard } from './request-card.tsx'
import { TimingCard } from './timing-card.tsx'

const Cards = ({ capture }: { capture: Capture }) => (
  <MarkMatches q={useFilter().q}>
    <NoteCard capture={capture} />
    <DiagnosisCards capture={capture} />
    <RequestCard capture={capture} />
    <QueryCard capture={capture} />
    <HeadersCard title="Headers" id="capture.headers" label="Headers as received" headers={capture.rawHeaders} />
    <BodyCard capture={capture} />
    {capture.rawTrailers.length > 0 && (
      <HeadersCard title="Trailers" id="capture.trailers" label="Trailers as received" headers={capture.rawTrailers} />
    )}
    <AnswerCard capture={capture} />
    <TimingCard capture={capture} />
    <RawCard capture={capture} />
  </MarkMatches>
)

/** Reads the capture again when the feed tells of it: it was answered, or marked somewhere else. */
const useFresh = (id: string): void => {
  useEffect(
    () =>
      captureNews.listen(({ items }) => {
        if (!items.some(item => item.id === id)) return
        void queryClient.invalidateQueries({ queryKey: rpc.captures.get.key({ input: { id } }) })
      }),
    [id],
  )
}

const Title = ({ capture }: { capture: Capture }) => (
  <div className="@container min-w-0 flex-1 truncate" title={`${capture.method} ${capture.target}`}>
    <span className="mono font-semibold">
      <MethodName method={capture.method} /> {capture.target.split('?')[0]}
    </span>{' '}
    <time
      className="hidden text-faint @min-[240px]:inline"
      dateTime={capture.receivedAt}
      title={formatStamp(capture.receivedAt)}
    >
      {formatClock(capture.receivedAt)}
    </time>
  </div>
)

interface Props {
  id: string
  onClose(): void
}

export const CaptureDetailPane = ({ id, onClose }: Props) => {
  useFresh(id)
  const { data, error, refetch } = useQuery(rpc.captures.get.queryOptions({ input: { id } }))
  return (
    <DetailPane
      label="Capture"
      onClose={onClose}
      head={
        <>
          {data ? <Title capture={data} /> : <div className="flex-1" />}
          {data && <MarkButtons capture={data} />}
          {data && <CaptureActions capture={data} onGone={onClose} />}
          <IconButton label="Close the detail" icon={<X size={15} />} onClick={onClose} />
        </>
      }
    >
      {error ? (
        <ErrorNote error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Cards capture={data} />
      ) : (
        <Skeleton />
      )}
    </DetailPane>
  )
}
