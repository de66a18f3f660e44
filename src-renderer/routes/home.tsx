import { Send } from 'lucide-react'
import { DemoWay } from '../feature/home/demo-way.tsx'
import { FirstRun } from '../feature/home/first-run.tsx'
import { Overview } from '../feature/home/overview.tsx'
import { TerminalLines } from '../feature/home/terminal-lines.tsx'
import { useWebhooks } from '../feature/webhooks/use-webhooks.ts'
import { go, paths } from '../lib/router.ts'
import { useUi } from '../lib/ui-state.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

export const HomePage = () => {
  const { data, error, refetch } = useWebhooks()
  const demo = useUi(state => state.demo)
  const webhooks = data?.items ?? []
  const shownDemo = demo && webhooks.some(webhook => webhook.id === demo.webhookId) ? demo : null
  return (
    <Page
      title="Home"
      actions={
        webhooks.length > 0 && (
          <Button look="primary" icon={<Send size={14} aria-hidden />} onClick={() => go(paths.compose)}>
            Send an event
          </Button>
        )
      }
    >
      {/* A scrollable part must be reachable by keyboard. */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto p-4 outline-none">
        <div className="mx-auto flex max-w-290 flex-col gap-3">
          {error && !data ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data && <Skeleton />}
          {data && webhooks.length === 0 && <FirstRun />}
          {shownDemo && <DemoWay demo={shownDemo} />}
          {webhooks.length > 0 && <Overview webhooks={webhooks} />}
          <TerminalLines />
        </div>
      </div>
    </Page>
  )
}
