import type { Capture } from '../../../../src-shared/model/capture.ts'
import { fromBase64, toUtf8 } from '../../../lib/bytes.ts'
import { formatBytes, formatClock, formatDuration } from '../../../lib/format.ts'
import { prettyJsonText } from '../../../lib/json-text.ts'
import { StatusCode } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { CopyValue } from '../../../ui/copy-value.tsx'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { HeaderList } from '../../../ui/header-list.tsx'
import { openReceiverDialog } from '../actions/receiver-dialog.ts'
import { HexView } from '../body/hex-view.tsx'
import { TextView } from '../body/text-view.tsx'
import { answeredBy, faultWords } from './answer-words.ts'

type Answer = NonNullable<Capture['answer']>

const AnswerBody = ({ body, encoding, truncated }: Answer) => {
  if (body === '') return <p className="text-faint">No body.</p>
  return (
    <>
      {encoding === 'base64' ? (
        <HexView bytes={fromBase64(body)} label="Body of the answer in hex" />
      ) : (
        <TextView text={prettyJsonText(body)} label="Body of the answer" />
      )}
      {truncated && <p className="mt-1 text-xs text-warn">Longer than what is kept of it.</p>}
    </>
  )
}

const sizeOf = ({ body, encoding }: Answer): number => (encoding === 'base64' ? fromBase64(body) : toUtf8(body)).length

const Waiting = ({ capture: { id, held } }: { capture: Capture }) => (
  <Card title="Answer" id="capture.answer" tone={held === null ? 'plain' : 'bad'}>
    {held === null ? (
      <p className="text-muted">Not answered yet.</p>
    ) : (
      <div className="flex items-center gap-3">
        <p className="min-w-0 flex-1">{`The sender waits for your answer until ${formatClock(held.until)}.`}</p>
        <Button writes look="primary" onClick={() => openReceiverDialog({ kind: 'held', capture: id })}>
          Answer it
        </Button>
      </div>
    )}
  </Card>
)

const Forward = ({ url, status, durationMs, error }: NonNullable<Capture['forward']>) => (
  <p className="flex min-w-0 flex-wrap items-center gap-2">
    <span className="text-muted">Forwarded to</span>
    <CopyValue value={url} wrap />
    {status !== null && <StatusCode status={status} phrase />}
    <span className="mono text-faint">{formatDuration(durationMs)}</span>
    {error !== null && (
      <span className="basis-full text-bad">
        {error.message}
        {error.help !== undefined && <span className="text-muted"> {error.help}</span>}
      </span>
    )}
  </p>
)

/** What the sender was answered, and what decided it. */
export const AnswerCard = ({ capture }: { capture: Capture }) => {
  const { answer, forward } = capture
  if (answer === null) return <Waiting capture={capture} />
  return (
    <Card
      title="Answer"
      id="capture.answer"
      aside={
        <>
          <span className="truncate">{answeredBy(answer)}</span>
          {answer.status > 0 ? <StatusCode status={answer.status} phrase /> : <span>none</span>}
        </>
      }
    >
      <div className="flex flex-col gap-2">
        {forward !== null && <Forward {...forward} />}
        {answer.note !== null && <p>{answer.note}</p>}
        {answer.fault !== null && <p className="text-warn">{`The answer went wrong: ${faultWords(answer.fault)}.`}</p>}
        {answer.status === 0 && answer.note === null && answer.fault === null && (
          <p className="text-muted">The sender was gone before it was answered.</p>
        )}
        {answer.headers.length > 0 && <HeaderList headers={answer.headers} label="Headers of the answer" />}
        <AnswerBody {...answer} />
        <Facts>
          <Fact name="Took">
            <span className="mono">{`${formatDuration(answer.durationMs)}, ${formatBytes(sizeOf(answer))} of body`}</span>
          </Fact>
        </Facts>
      </div>
    </Card>
  )
}
