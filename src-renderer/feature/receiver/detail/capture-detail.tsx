import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import type { Capture } from '../../../../src-shared/model/capture.ts'
import { formatStamp } from '../../../lib/format.ts'
import { rpc } from '../../../lib/rpc.ts'
import { StatusCode } from '../../../ui/badge.tsx'
import { Card } from '../../../ui/card.tsx'
import { CopyValue } from '../../../ui/copy-value.tsx'
import { DetailPane } from '../../../ui/detail-pane.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { HeaderList } from '../../../ui/header-list.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { CaptureActions } from '../actions/capture-actions.tsx'
import { CaptureBodyCard } from './capture-body-card.tsx'
import { DiagnosisCards } from '../diagnosis/diagnosis-cards.tsx'

const answerText = ({ answered, response }: Capture): string => {
  if (response === null) return answered ? 'Not at all: the sender was gone' : 'Not yet'
  const { status, contentType, body } = response
  return `${status} ${contentType}${body === '' ? ', no body' : ` ${body.slice(0, 200)}`}`
}

const RequestCard = ({ capture }: { capture: Capture }) => (
  <Card title="Request" aside={capture.response && <StatusCode status={capture.response.status} phrase />}>
    <Facts>
      <Fact name="Target">
        <CopyValue value={capture.target} wrap>{`${capture.method} ${capture.target}`}</CopyValue>
      </Fact>
      <Fact name="Protocol">
        <span className="mono">{`HTTP/${capture.httpVersion}${capture.secure ? ' over TLS' : ''}`}</span>
      </Fact>
      <Fact name="From">
        <span className="mono">{capture.remoteAddress}</span>
      </Fact>
      <Fact name="Received">
        <time dateTime={capture.receivedAt} className="mono">
          {formatStamp(capture.receivedAt)}
        </time>
      </Fact>
      <Fact name="Answered">
        <span className="mono break-words">{answerText(capture)}</span>
      </Fact>
    </Facts>
  </Card>
)

const Cards = ({ capture }: { capture: Capture }) => (
  <>
    <DiagnosisCards capture={capture} />
    <RequestCard capture={capture} />
    <Card title="Headers" id="capture.headers" aside={<span>{`as received, ${capture.rawHeaders.length}`}</span>}>
      <HeaderList headers={capture.rawHeaders} label="Headers as received" />
    </Card>
    <CaptureBodyCard capture={capture} />
    {capture.rawTrailers.length > 0 && (
      <Card title="Trailers" aside={<span>{`as received, ${capture.rawTrailers.length}`}</span>}>
        <HeaderList headers={capture.rawTrailers} label="Trailers as received" />
      </Card>
    )}
  </>
)

interface Props {
  id: string
  onClose(): void
}

export const CaptureDetailPane = ({ id, onClose }: Props) => {
  const { data, error, refetch } = useQuery(rpc.captures.get.queryOptions({ input: { id } }))
  return (
    <DetailPane
      label="Capture"
      onClose={onClose}
      head={
        <>
          <div className="flex min-w-0 items-center text-faint">
            <CopyValue value={id} />
          </div>
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
