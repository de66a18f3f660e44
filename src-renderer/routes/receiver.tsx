import { useQuery } from '@tanstack/react-query'
import { Inbox as InboxIcon, Plus } from 'lucide-react'
import { Suspense, useCallback, useEffect } from 'react'
import { lazyPart } from '../lib/lazy-part.ts'
import type { VerificationResult } from '../../src-shared/model/capture.ts'
import type { Inbox } from '../../src-shared/model/inbox.ts'
import { CaptureDetailPane } from '../feature/receiver/detail/capture-detail.tsx'
import { CaptureHead, CaptureRow } from '../feature/receiver/list/capture-row.tsx'
import { InboxBar } from '../feature/receiver/inbox/inbox-bar.tsx'
import { InboxWarning } from '../feature/receiver/inbox/inbox-warning.tsx'
import { useReceiverView } from '../feature/receiver/receiver-view.ts'
import { useCaptures } from '../feature/receiver/list/use-captures.ts'
import { go, paths } from '../lib/router.ts'
import { rpc } from '../lib/rpc.ts'
import { setUi } from '../lib/ui-state.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SplitPane } from '../ui/split-pane.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'

const InboxFormDialog = lazyPart(() => import('../feature/receiver/inbox/inbox-form.tsx'))

const RESULTS: VerificationResult[] = ['valid', 'invalid', 'missing']
const ALL = '-'

const addInbox = (): void => useReceiverView.setState({ inboxForm: 'new' })
const clearFilter = (): void => useReceiverView.setState({ result: null, text: '' })

const Filter = () => {
  const { result, text } = useReceiverView()
  return (
    <FilterBar
      label="Filter captures"
      placeholder="Filter: path, header, event…"
      text={text}
      onText={next => useReceiverView.setState({ text: next })}
    >
      <div role="group" aria-label="Signature" className="flex gap-1.5">
        {RESULTS.map(each => (
          <Chip key={each} on={result === each} onChange={on => useReceiverView.setState({ result: on ? each : null })}>
            {each}
          </Chip>
        ))}
      </div>
    </FilterBar>
  )
}

const Nothing = ({ inbox, filtered }: { inbox: Inbox | undefined; filtered: boolean }) => {
  if (filtered)
    return (
      <EmptyState
        icon={InboxIcon}
        text="No capture matches this filter."
        action={<Button onClick={clearFilter}>Clear the filter</Button>}
      />
    )
  if (!inbox)
    return (
      <EmptyState
        icon={InboxIcon}
        text="An inbox keeps every request to its address, byte for byte, and checks its signature. The first request to a path of the receiver makes one; what it keeps stays until you delete it."
        action={<Button onClick={addInbox}>Add your first inbox</Button>}
      />
    )
  return (
    <EmptyState
      icon={InboxIcon}
      text="Waiting for the first request to this address."
      action={<CopyButton text={inbox.url}>Copy the address</CopyButton>}
      paste={`curl -X POST ${inbox.url} -H 'content-type: application/json' -d '{"hello":"world"}'`}
    />
  )
}

const Captures = ({ inbox, some, openId }: { inbox: Inbox | null; some: Inbox | undefined; openId: string | null }) => {
  const { result, text } = useReceiverView()
  const name = inbox?.name ?? null
  const query = useCaptures(name, result, text)
  const { items, hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const onEndNear = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  if (query.error && items.length === 0)
    return (
      <div className="p-3">
        <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
      </div>
    )
  if (query.isPending) return <Skeleton rows={12} />
  if (items.length === 0) return <Nothing inbox={inbox ?? some} filtered={result !== null || text.trim() !== ''} />
  return (
    <VirtualList
      key={`${name}|${result}|${text}`}
      label="Captures"
      items={items}
      head={<CaptureHead />}
      row={item => <CaptureRow item={item} />}
      openId={openId}
      onOpen={item => go(paths.capture(name ?? ALL, item.id))}
      onEndNear={onEndNear}
      foot={isFetchingNextPage ? <Skeleton rows={2} /> : null}
    />
  )
}

/** While the page is open nothing on it is news. */
const useSeen = (): void => {
  const total = useQuery(rpc.engine.status.queryOptions()).data?.totals.captures
  useEffect(() => {
    if (total !== undefined) setUi({ seenCaptures: total })
  }, [total])
}

const Address = ({ inbox }: { inbox: Inbox | null }) =>
  inbox && (
    <>
      <code className="truncate text-muted">{inbox.url}</code>
      <CopyButton text={inbox.url} size="small" />
      {inbox.httpsUrl && (
        <CopyButton text={inbox.httpsUrl} size="small" look="ghost">
          Copy HTTPS
        </CopyButton>
      )}
    </>
  )

export const ReceiverPage = ({ inbox: name, captureId }: { inbox: string | null; captureId: string | null }) => {
  useSeen()
  const { data, error, refetch } = useQuery(rpc.inboxes.list.queryOptions())
  const { inboxForm } = useReceiverView()
  const inboxes = data?.items ?? []
  const inbox = inboxes.find(each => each.name === name) ?? null
  const closeForm = (): void => useReceiverView.setState({ inboxForm: null })
  const close = (): void => go(name === null || name === ALL ? paths.receiver : paths.inbox(name))
  const list = (
    <>
      {inboxes.length > 0 && <InboxBar inboxes={inboxes} current={inbox} />}
      {inbox && <InboxWarning inbox={inbox} />}
      <Filter />
      {error && !data ? (
        <div className="p-3">
          <ErrorNote error={error} onRetry={() => void refetch()} />
        </div>
      ) : data ? (
        <Captures inbox={inbox} some={inboxes[0]} openId={captureId} />
      ) : (
        <Skeleton rows={12} />
      )}
    </>
  )
  return (
    <Page
      title="Receiver"
      aside={<Address inbox={inbox ?? (inboxes.length === 1 ? (inboxes[0] ?? null) : null)} />}
      actions={
        <Button look="primary" icon={<Plus size={14} aria-hidden />} onClick={addInbox}>
          Add inbox
        </Button>
      }
    >
      <SplitPane
        id="receiver"
        list={list}
        detail={captureId === null ? null : <CaptureDetailPane key={captureId} id={captureId} onClose={close} />}
      />
      <Suspense>
        {inboxForm === 'new' && <InboxFormDialog inbox={null} onClose={closeForm} />}
        {inboxForm === 'edit' && inbox && <InboxFormDialog inbox={inbox} onClose={closeForm} />}
      </Suspense>
    </Page>
  )
}
