import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { Suspense } from 'react'
import type { Inbox } from '../../src-shared/model/inbox.ts'
import { AnswersButton, InboxActions, SampleButton } from '../feature/receiver/actions/inbox-actions.tsx'
import { openReceiverDialog } from '../feature/receiver/actions/receiver-dialog.ts'
import { CaptureDetailPane } from '../feature/receiver/detail/capture-detail.tsx'
import { withFilter } from '../feature/receiver/filter/use-filter.ts'
import { InboxBar } from '../feature/receiver/inbox/inbox-bar.tsx'
import { InboxPane } from '../feature/receiver/inbox/inbox-pane.tsx'
import { InboxWarning } from '../feature/receiver/inbox/inbox-warning.tsx'
import { CapturesPane } from '../feature/receiver/list/captures-pane.tsx'
import { Panes } from '../feature/receiver/panes.tsx'
import { receiverPath } from '../feature/receiver/receiver-path.ts'
import { useReceiverView } from '../feature/receiver/receiver-view.ts'
import { lazyPart } from '../lib/lazy-part.ts'
import { go } from '../lib/router.ts'
import { rpc } from '../lib/rpc.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

const InboxFormDialog = lazyPart(() => import('../feature/receiver/inbox/inbox-form.tsx'))

const Address = ({ inbox }: { inbox: Inbox }) => (
  <>
    <code className="truncate text-muted" title={inbox.url}>
      {inbox.url}
    </code>
    <CopyButton text={inbox.url} size="small" />
    {inbox.httpsUrl && (
      <span className="hidden min-[1280px]:inline-flex">
        <CopyButton text={inbox.httpsUrl} size="small" look="ghost">
          Copy HTTPS
        </CopyButton>
      </span>
    )}
  </>
)

const Dialogs = ({ inbox }: { inbox: Inbox | null }) => {
  const { inboxForm } = useReceiverView()
  const close = (): void => useReceiverView.setState({ inboxForm: null })
  return (
    <Suspense>
      {inboxForm === 'new' && <InboxFormDialog inbox={null} onClose={close} />}
      {inboxForm === 'edit' && inbox && <InboxFormDialog inbox={inbox} onClose={close} />}
    </Suspense>
  )
}

export const ReceiverPage = ({ inbox: name, captureId }: { inbox: string | null; captureId: string | null }) => {
  const { data, error, refetch } = useQuery(rpc.inboxes.list.queryOptions())
  const base = useQuery(rpc.engine.status.queryOptions()).data?.receiver.url ?? 'http://127.0.0.1:9000'
  const inboxes = data?.items ?? []
  const inbox = inboxes.find(each => each.name === name) ?? null
  const close = (): void => go(withFilter(receiverPath(inbox?.name ?? null)))
  const list = data ? (
    <>
      {inbox && <InboxWarning inbox={inbox} />}
      <CapturesPane
        key={inbox?.name}
        inbox={inbox}
        inboxes={inboxes}
        openId={captureId}
        firstUrl={(inbox ?? inboxes[0])?.url ?? `${base.replace(/\/$/, '')}/demo`}
        onSample={() => openReceiverDialog({ kind: 'samples', inbox: inbox?.name ?? null })}
      />
    </>
  ) : error ? (
    <div className="p-3">
      <ErrorNote error={error} onRetry={() => void refetch()} />
    </div>
  ) : (
    <Skeleton rows={12} />
  )
  const shown = inbox ?? (inboxes.length === 1 && name === null ? (inboxes[0] ?? null) : null)
  return (
    <Page
      title="Receiver"
      aside={shown && <Address inbox={shown} />}
      actions={
        <>
          {inbox && <InboxActions inbox={inbox} />}
          {inbox && <AnswersButton inbox={inbox} />}
          <SampleButton inbox={inbox} />
          <Button
            writes
            look="primary"
            icon={<Plus size={14} aria-hidden />}
            onClick={() => useReceiverView.setState({ inboxForm: 'new' })}
          >
            Add inbox
          </Button>
        </>
      }
    >
      <Panes
        inboxes={inboxes.length > 0 ? <InboxPane inboxes={inboxes} current={inbox} /> : null}
        strip={inboxes.length > 0 ? <InboxBar inboxes={inboxes} current={inbox} /> : null}
        list={list}
        detail={captureId === null ? null : <CaptureDetailPane key={captureId} id={captureId} onClose={close} />}
      />
      <Dialogs inbox={inbox} />
    </Page>
  )
}
