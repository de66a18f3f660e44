import { ArrowRight } from 'lucide-react'
import { useMemo } from 'react'
import { Link } from 'wouter'
import type { SentOnceView } from '../../../../src-shared/model/sent-once.ts'
import { fromBase64, toUtf8 } from '../../../lib/bytes.ts'
import { formatBytes } from '../../../lib/format.ts'
import { useUi } from '../../../lib/ui-state.ts'
import { StatusCode } from '../../../ui/badge.tsx'
import { BodyViewSwitch } from '../../../ui/body-view-switch.tsx'
import { Card } from '../../../ui/card.tsx'
import { CodeView } from '../../../ui/code-view.tsx'
import { HeaderList } from '../../../ui/header-list.tsx'
import { TimingBar } from '../../activity/timing-bar.tsx'

interface Body {
  body: string
  encoding: 'utf8' | 'base64'
  truncated: boolean
  size: number
}

const BodyOf = ({ label, of }: { label: string; of: Body }) => {
  const view = useUi(state => state.bodyView)
  const bytes = useMemo(() => (of.encoding === 'utf8' ? toUtf8(of.body) : fromBase64(of.body)), [of])
  if (of.size === 0) return <p className="text-faint">No body.</p>
  return (
    <>
      <CodeView label={label} bytes={bytes} view={view} />
      {of.truncated && <p className="mt-1 text-xs text-faint">Only its beginning is shown.</p>}
    </>
  )
}

interface Props {
  result: SentOnceView
  /** Where it arrived, when it came to an inbox of our own. */
  arrived: { href: string; onFollow(): void } | null
}

/** What came of a request that a person sent: the answer, its time, and what went out. */
export const SentResult = ({ result: { request, response, error, timing }, arrived }: Props) => (
  <section aria-label="Result" className="flex flex-col gap-2">
    <div role="status" className="flex flex-wrap items-center gap-2">
      {response ? (
        <StatusCode status={response.status} phrase />
      ) : (
        <p className="text-bad">{error?.message ?? 'There was no answer.'}</p>
      )}
      <span className="min-w-0 flex-1" />
      {arrived && (
        <Link
          href={arrived.href}
          onClick={arrived.onFollow}
          className="inline-flex items-center gap-1 text-accent hover:underline"
        >
          See how it arrived
          <ArrowRight size={13} aria-hidden />
        </Link>
      )}
    </div>
    {error && <p className="text-muted">{error.help}</p>}
    <TimingBar timing={timing} />
    {response && (
      <Card title="Answer" id="sent.answer" aside={<BodyViewSwitch />}>
        <HeaderList headers={response.headers} label="Headers of the answer" />
        <div className="mt-2">
          <BodyOf label="Body of the answer" of={response} />
        </div>
      </Card>
    )}
    <Card
      title="What went out"
      id="sent.request"
      startFolded
      aside={<span className="mono">{formatBytes(request.size)}</span>}
    >
      <p className="mono mb-2 wrap-anywhere">{`${request.method} ${request.url}`}</p>
      <HeaderList headers={request.headers} label="Headers that went out" />
      <div className="mt-2">
        <BodyOf label="Body that went out" of={request} />
      </div>
    </Card>
  </section>
)
