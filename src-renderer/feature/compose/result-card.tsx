import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { Link } from 'wouter'
import { statusLabel } from '../../../src-shared/model/delivery-status.ts'
import type { Published } from '../../../src-shared/model/message.ts'
import { plural } from '../../lib/format.ts'
import { paths } from '../../lib/router.ts'
import { rpc } from '../../lib/rpc.ts'
import { AttemptDots } from '../../ui/attempt-dots.tsx'
import { StatusCode } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'
import { StateIcon } from '../../ui/state-icon.tsx'
import { useWebhooks } from '../webhooks/use-webhooks.ts'

const sentence = ({ deliveries, skipped }: Published): string => {
  const passed = skipped.length === 0 ? '' : ` ${plural(skipped.length, 'webhook')} passed over.`
  if (deliveries.length === 0) return `Accepted, but no webhook wants it.${passed}`
  return `Accepted for ${plural(deliveries.length, 'webhook')}.${passed}`
}

/** What became of a published event, webhook by webhook, live. */
export const ResultCard = ({ published }: { published: Published }) => {
  const message = useQuery(rpc.messages.get.queryOptions({ input: { id: published.id } })).data
  const webhooks = useWebhooks().data?.items ?? []
  const nameOf = (id: string): string => webhooks.find(webhook => webhook.id === id)?.name ?? id
  return (
    <Card
      title="Result"
      icon={<CircleCheck size={15} className="text-good" aria-hidden />}
      aside={<CopyValue value={published.id} />}
    >
      <p className="mb-2 text-lg">{sentence(published)}</p>
      <ul aria-label="Deliveries" className="flex flex-col">
        {published.deliveries.map(({ id, webhookId }) => {
          const delivery = message?.deliveries.find(each => each.id === id)
          const status = delivery?.status ?? 'queued'
          return (
            <li key={id}>
              <Link
                href={paths.delivery(id)}
                className="flex h-8 items-center gap-3 border-t border-line px-1 hover:bg-hover"
              >
                <StateIcon state={status} />
                <span className="flex-1 truncate">{nameOf(webhookId)}</span>
                {delivery && <AttemptDots outcomes={delivery.outcomes} more={status === 'scheduled'} />}
                {delivery?.lastStatus != null && <StatusCode status={delivery.lastStatus} />}
                <span className="text-muted">{statusLabel[status]}</span>
              </Link>
            </li>
          )
        })}
        {published.skipped.map(({ webhookId, reason }) => (
          <li key={webhookId} className="flex min-h-8 items-center gap-3 border-t border-line px-1 py-1 text-muted">
            <span className="max-w-1/2 shrink-0 truncate">{nameOf(webhookId)}</span>
            <span className="min-w-0 flex-1 text-right">{`passed over: ${reason}`}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
