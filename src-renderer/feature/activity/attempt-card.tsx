import { type ReactNode, useMemo } from 'react'
import type { Attempt } from '../../../src-shared/model/attempt.ts'
import { fromBase64, toUtf8 } from '../../lib/bytes.ts'
import { formatClock, formatStamp } from '../../lib/format.ts'
import { useUi } from '../../lib/ui-state.ts'
import { Badge, StatusCode } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { CodeView } from '../../ui/code-view.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'
import { HeaderList } from '../../ui/header-list.tsx'
import { TimingBar } from './timing-bar.tsx'

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <h3 className="mb-1 text-xs font-semibold text-muted">{title}</h3>
    {children}
  </div>
)

const ResponsePart = ({ response, number }: { response: NonNullable<Attempt['response']>; number: number }) => {
  const view = useUi(state => state.bodyView)
  const bytes = useMemo(
    () => (response.encoding === 'base64' ? fromBase64(response.body) : toUtf8(response.body)),
    [response],
  )
  return (
    <>
      <Part title="Response headers">
        <HeaderList headers={response.headers} label={`Response headers of attempt ${number}`} />
      </Part>
      <Part title={response.truncated ? 'Response body, its beginning' : 'Response body'}>
        <CodeView label={`Response body of attempt ${number}`} bytes={bytes} view={view} />
      </Part>
    </>
  )
}

const outcome = (attempt: Attempt): ReactNode => {
  if (attempt.response) return <StatusCode status={attempt.response.status} phrase />
  if (attempt.error) return <Badge tone="bad">{attempt.error.class}</Badge>
  return null
}

/** One HTTP request of a delivery, with what came back. */
export const AttemptCard = ({ attempt, startFolded }: { attempt: Attempt; startFolded: boolean }) => (
  <Card
    title={`Attempt ${attempt.number}`}
    id={startFolded ? 'delivery.attempt.earlier' : 'delivery.attempt.latest'}
    startFolded={startFolded}
    aside={
      <>
        <time dateTime={attempt.at} title={formatStamp(attempt.at)} className="mono">
          {formatClock(attempt.at)}
        </time>
        {attempt.manual && <Badge>by hand</Badge>}
        {outcome(attempt)}
      </>
    }
  >
    <div className="flex flex-col gap-3">
      <TimingBar timing={attempt.timing} />
      {attempt.error && (
        <div className="rounded-md bg-bad-soft px-3 py-2">
          <p>{attempt.error.message}</p>
          {attempt.error.help && <p className="text-muted">{attempt.error.help}</p>}
        </div>
      )}
      {attempt.notes.map(({ code, message }) => (
        <p key={code} className="rounded-md bg-warn-soft px-3 py-2">
          {message}
        </p>
      ))}
      <Part title="Request">
        <p className="mono">
          {attempt.request.method} <CopyValue value={attempt.request.url} wrap />
        </p>
      </Part>
      <Part title="Request headers">
        <HeaderList headers={attempt.request.headers} label={`Request headers of attempt ${attempt.number}`} />
      </Part>
      {attempt.response && <ResponsePart response={attempt.response} number={attempt.number} />}
    </div>
  </Card>
)
