import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ArrowLeftRight, X } from 'lucide-react'
import { Link } from 'wouter'
import type { CaptureDiff } from '../../src-shared/model/capture-diff.ts'
import { BodyDiffCard } from '../feature/receiver/diff/body-diff-card.tsx'
import { setDiffIgnore, useDiffIgnore } from '../feature/receiver/diff/diff-ignore.ts'
import { DiffTable, type DiffRow } from '../feature/receiver/diff/diff-table.tsx'
import { IgnoreCard } from '../feature/receiver/diff/ignore-card.tsx'
import { sayDiff } from '../feature/receiver/diff/say-diff.ts'
import { formatStamp } from '../lib/format.ts'
import { go, paths } from '../lib/router.ts'
import { rpc } from '../lib/rpc.ts'
import { useShortcuts } from '../lib/use-shortcuts.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

const Side = ({ name, id }: { name: string; id: string }) => {
  const capture = useQuery(rpc.captures.get.queryOptions({ input: { id } })).data
  return (
    <div className="flex min-w-0 items-baseline gap-2 rounded-md border border-line bg-panel px-3 py-2">
      <span className="font-semibold">{name}</span>
      {capture && (
        <>
          <Link href={paths.capture(capture.inbox, id)} className="mono min-w-0 truncate text-accent hover:underline">
            {`${capture.method} ${capture.target}`}
          </Link>
          <time dateTime={capture.receivedAt} className="mono ml-auto shrink-0 text-muted">
            {formatStamp(capture.receivedAt)}
          </time>
        </>
      )}
    </div>
  )
}

const rowsOf = ({ method, target, headers }: CaptureDiff): DiffRow[] => [
  ...(method.change === 'same' ? [] : [{ name: 'Method', ...method }]),
  ...(target.change === 'same' ? [] : [{ name: 'Target', ...target }]),
  ...headers
    .filter(({ change }) => change !== 'same')
    .map(({ name, a, b, change }) => ({
      name,
      a: a.length === 0 ? null : a.join('\n'),
      b: b.length === 0 ? null : b.join('\n'),
      change,
    })),
]

const Cards = ({ diff }: { diff: CaptureDiff }) => {
  const ignore = useDiffIgnore()
  const leaveOut = (name: string): void => setDiffIgnore([...ignore, name])
  const rows = rowsOf(diff)
  const same = diff.headers.length - diff.headers.filter(({ change }) => change !== 'same').length
  return (
    <>
      <p role="status" className="text-lg">
        {sayDiff(diff)}
      </p>
      <Card title="Request and headers" id="diff.headers" flush aside={<span>{`${same} the same`}</span>}>
        {rows.length === 0 ? (
          <p className="px-3 py-2.5 text-muted">Nothing differs in method, target and headers.</p>
        ) : (
          <DiffTable label="Differences of the headers" column="Header" rows={rows} onIgnore={leaveOut} />
        )}
      </Card>
      <BodyDiffCard body={diff.body} onIgnore={leaveOut} />
      <IgnoreCard
        suggestions={[...rows.map(({ name }) => name), ...(diff.body.changes ?? []).map(({ path }) => path)]}
      />
    </>
  )
}

/** Two captures against each other. */
const ComparePage = ({ a, b }: { a: string; b: string }) => {
  const ignore = useDiffIgnore().join(',')
  const { data, error, refetch } = useQuery(
    rpc.captures.diff.queryOptions({ input: { a, b, ignore }, placeholderData: keepPreviousData }),
  )
  const back = (): void => go(paths.capture('-', b))
  useShortcuts({ Escape: back })
  return (
    <Page
      title="Compare captures"
      actions={
        <>
          <Button icon={<ArrowLeftRight size={14} aria-hidden />} onClick={() => go(paths.compare(b, a))}>
            Swap
          </Button>
          <Button icon={<X size={14} aria-hidden />} aria-keyshortcuts="Escape" onClick={back}>
            Close
          </Button>
        </>
      }
    >
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-4" tabIndex={-1}>
        <div className="grid shrink-0 grid-cols-2 gap-3">
          <Side name="A" id={a} />
          <Side name="B" id={b} />
        </div>
        {error ? (
          <ErrorNote error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <Cards diff={data} />
        ) : (
          <Skeleton />
        )}
      </div>
    </Page>
  )
}

export default ComparePage
