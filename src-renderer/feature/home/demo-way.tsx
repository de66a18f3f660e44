import { useQuery } from '@tanstack/react-query'
import { ArrowRight, Check, LoaderCircle, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { cx } from '../../lib/class-names.ts'
import { formatClock, formatDuration } from '../../lib/format.ts'
import { paths } from '../../lib/router.ts'
import { rpc } from '../../lib/rpc.ts'
import { setUi, useUi } from '../../lib/ui-state.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useDemoRun, runDemo } from './run-demo.ts'

type Demo = NonNullable<ReturnType<typeof useUi.getState>['demo']>

interface Step {
  name: string
  state: 'done' | 'busy' | 'bad' | 'waiting'
  note: ReactNode
  href?: string | undefined
}

const UNTIL_DONE_MS = 700

/** Each step from what the log and the receiver say about the demo message. */
const useSteps = (demo: Demo): Step[] => {
  const message = useQuery({
    ...rpc.messages.get.queryOptions({ input: { id: demo.messageId } }),
    retry: false,
  })
  const delivery = message.data?.deliveries.find(each => each.id === demo.deliveryId)
  const captures = useQuery({
    ...rpc.inboxes.captures.queryOptions({ input: { name: demo.inbox, q: demo.messageId, limit: 1 } }),
    refetchInterval: query => (query.state.data?.items.length ? false : UNTIL_DONE_MS),
    retry: false,
  })
  const capture = captures.data?.items[0]
  const failed = delivery?.status === 'failed' || delivery?.outcomes.includes('f') === true
  const sent = delivery?.status === 'sent'
  const result = capture?.verification.result
  const captureHref = capture && paths.capture(capture.inbox, capture.id)
  return [
    {
      name: 'Published',
      state: message.data ? 'done' : 'busy',
      note: message.data ? formatClock(message.data.createdAt) : 'Writing to disk',
    },
    {
      name: 'Delivered',
      state: sent ? 'done' : failed ? 'bad' : message.data ? 'busy' : 'waiting',
      note: delivery?.lastStatus
        ? `${delivery.lastStatus} in ${formatDuration(delivery.lastDurationMs ?? 0)}`
        : (delivery?.lastError ?? 'Signing and sending'),
      href: delivery && paths.delivery(delivery.id),
    },
    {
      name: 'Received',
      state: capture ? 'done' : sent ? 'busy' : 'waiting',
      note: capture ? `${capture.bodySize} bytes, kept exactly` : 'Waiting for the request',
      href: captureHref,
    },
    {
      name: 'Verified',
      state: result === 'valid' ? 'done' : result === undefined ? 'waiting' : 'bad',
      note: capture?.verification.reason ?? 'Checking the signature',
      href: captureHref,
    },
  ]
}

const DOTS: Record<Step['state'], string> = {
  done: 'bg-good text-panel',
  bad: 'bg-bad text-panel',
  busy: 'bg-info-soft text-info',
  waiting: 'border border-dashed border-line-strong text-faint',
}

const StepDot = ({ state }: { state: Step['state'] }) => (
  <span className={cx('flex size-6 shrink-0 items-center justify-center rounded-full', DOTS[state])}>
    {state === 'done' && <Check size={14} strokeWidth={3} aria-label="done" />}
    {state === 'bad' && <X size={14} strokeWidth={3} aria-label="failed" />}
    {state === 'busy' && <LoaderCircle size={14} className="animate-spin" aria-label="under way" />}
  </span>
)

const StepItem = ({ step, last }: { step: Step; last: boolean }) => (
  <li className="flex min-w-0 flex-1 items-start gap-2.5">
    <StepDot state={step.state} />
    <div className="min-w-0 flex-1">
      <p className={cx('font-semibold', step.state === 'waiting' && 'text-faint')}>{step.name}</p>
      <p className="text-xs break-words text-muted">{step.state === 'waiting' ? '' : step.note}</p>
      {step.href && (
        <Link href={step.href} className="text-xs text-accent hover:underline">
          {step.name === 'Delivered' ? 'Open the delivery' : 'Open the capture'}
        </Link>
      )}
    </div>
    {!last && <ArrowRight size={14} className="mt-1 mr-1 shrink-0 text-line-strong" aria-hidden />}
  </li>
)

/** The way of the first message: published, delivered, received, verified. */
export const DemoWay = ({ demo }: { demo: Demo }) => {
  const steps = useSteps(demo)
  const busy = useDemoRun(state => state.busy)
  return (
    <Card
      title="The way of your first webhook"
      id="home.demo"
      aside={
        <>
          <Button writes size="small" busy={busy} onClick={() => void runDemo()}>
            Send another
          </Button>
          <Button size="small" look="ghost" onClick={() => setUi({ demo: null })}>
            Hide
          </Button>
        </>
      }
    >
      <ol aria-label="Steps" aria-live="polite" className="flex gap-1 py-1">
        {steps.map((step, index) => (
          <StepItem key={step.name} step={step} last={index === steps.length - 1} />
        ))}
      </ol>
    </Card>
  )
}
