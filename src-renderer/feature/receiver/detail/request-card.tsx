import { Link } from 'wouter'
import type { Capture } from '../../../../src-shared/model/capture.ts'
import { formatStamp } from '../../../lib/format.ts'
import { Card } from '../../../ui/card.tsx'
import { CopyValue } from '../../../ui/copy-value.tsx'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { Marked } from '../body/marked.tsx'
import { receiverPath } from '../receiver-path.ts'

/** The request line and where it came from. */
export const RequestCard = ({ capture }: { capture: Capture }) => (
  <Card title="Request" id="capture.request">
    <Facts>
      <Fact name="Target">
        <CopyValue value={capture.target} wrap>
          {`${capture.method} `}
          <Marked text={capture.target} />
        </CopyValue>
      </Fact>
      <Fact name="Protocol">
        <span className="mono">{`HTTP/${capture.httpVersion}${capture.secure ? ' over TLS' : ''}`}</span>
      </Fact>
      <Fact name="From">
        <CopyValue value={capture.remoteAddress} />
      </Fact>
      <Fact name="Received">
        <CopyValue value={capture.receivedAt}>{formatStamp(capture.receivedAt)}</CopyValue>
      </Fact>
      <Fact name="Inbox">
        <span className="mono">{capture.inbox}</span>
      </Fact>
      {capture.eventType !== null && (
        <Fact name="Event">
          <CopyValue value={capture.eventType} />
        </Fact>
      )}
      {capture.replayOf !== null && (
        <Fact name="Replay of">
          <Link href={receiverPath(null, capture.replayOf)} className="mono text-accent hover:underline">
            {capture.replayOf}
          </Link>
        </Fact>
      )}
      {capture.imported && (
        <Fact name="From a file">It came with a session file; the time is that of its first receiver.</Fact>
      )}
      <Fact name="Id">
        <CopyValue value={capture.id} />
      </Fact>
    </Facts>
  </Card>
)
