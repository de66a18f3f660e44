import { Plus, Webhook as WebhookIcon } from 'lucide-react'
import { type ReactNode, Suspense, useState } from 'react'
import { lazyPart } from '../lib/lazy-part.ts'
import type { Webhook } from '../../src-shared/model/webhook.ts'
import { addWebhook } from '../command/add-webhook.ts'
import { BackendOffBanner } from '../feature/backend/backend-off-banner.tsx'
import { useWebhooks } from '../feature/webhooks/use-webhooks.ts'
import { WebhookDetailPane } from '../feature/webhooks/webhook-detail.tsx'
import { WebhookTable } from '../feature/webhooks/webhook-table.tsx'
import { hookbenchLine } from '../lib/hookbench-line.ts'
import { useStart } from '../lib/use-start.ts'
import { go, paths } from '../lib/router.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SplitPane } from '../ui/split-pane.tsx'

const AddWebhookPane = lazyPart(() => import('../feature/webhooks/add-webhook.tsx'))
const EditWebhookPane = lazyPart(() => import('../feature/webhooks/edit-webhook.tsx'))

export type WebhooksPane = { mode: 'closed' } | { mode: 'new' } | { mode: 'detail' | 'edit'; id: string }

const AddButton = ({ first = false }: { first?: boolean }) => (
  <Button look={first ? 'secondary' : 'primary'} icon={<Plus size={14} aria-hidden />} onClick={addWebhook.run}>
    {first ? 'Add your first webhook' : 'Add webhook'}
  </Button>
)

const matches = (webhook: Webhook, text: string): boolean => {
  const wanted = text.trim().toLowerCase()
  return `${webhook.name} ${webhook.url} ${webhook.id} ${webhook.profile} ${webhook.eventTypes.join(' ')}`
    .toLowerCase()
    .includes(wanted)
}

const paneOf = (pane: Exclude<WebhooksPane, { mode: 'closed' }>, webhooks: Webhook[] | undefined): ReactNode => {
  if (pane.mode === 'new') return <AddWebhookPane />
  if (!webhooks) return <Skeleton />
  const webhook = webhooks.find(each => each.id === pane.id)
  if (!webhook) return <EmptyState icon={WebhookIcon} text="This webhook does not exist any more." />
  return pane.mode === 'edit' ? (
    <EditWebhookPane key={webhook.id} webhook={webhook} />
  ) : (
    <WebhookDetailPane key={webhook.id} webhook={webhook} />
  )
}

const List = ({ webhooks, openId }: { webhooks: Webhook[]; openId: string | null }) => {
  const [text, setText] = useState('')
  const shown = webhooks.filter(webhook => matches(webhook, text))
  return (
    <>
      <FilterBar label="Filter webhooks" placeholder="Filter: name, URL, event…" text={text} onText={setText} />
      {shown.length === 0 ? (
        <EmptyState
          icon={WebhookIcon}
          text="No webhook matches this filter."
          action={<Button onClick={() => setText('')}>Clear the filter</Button>}
        />
      ) : (
        <WebhookTable webhooks={shown} openId={openId} onOpen={webhook => go(paths.webhook(webhook.id))} />
      )}
    </>
  )
}

export const WebhooksPage = ({ pane }: { pane: WebhooksPane }) => {
  const { data, error, refetch } = useWebhooks()
  const start = useStart()
  const openId = 'id' in pane ? pane.id : null
  const list =
    error && !data ? (
      <div className="p-3">
        <ErrorNote error={error} onRetry={() => void refetch()} />
      </div>
    ) : !data ? (
      <Skeleton />
    ) : data.items.length === 0 ? (
      <EmptyState
        icon={WebhookIcon}
        text="A webhook sends your events to a URL, signed and with retries."
        action={pane.mode === 'new' ? null : <AddButton first />}
        paste={hookbenchLine(start, 'webhooks create --name Shop --url https://example.com/hooks')}
      />
    ) : (
      <List webhooks={data.items} openId={openId} />
    )
  return (
    <Page title="Webhooks" actions={<AddButton />}>
      <BackendOffBanner />
      <SplitPane
        id="webhooks"
        list={list}
        detail={
          pane.mode === 'closed' ? null : <Suspense fallback={<Skeleton />}>{paneOf(pane, data?.items)}</Suspense>
        }
      />
    </Page>
  )
}
