import { Link } from 'wouter'
import { paths } from '../../lib/router.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { StateIcon, type StateName } from '../../ui/state-icon.tsx'
import { healthWords, type WebhookHealth, worstFirst } from './webhook-health.ts'

const SHOWN = 8

const stateOf = ({ webhook, gaveUp, waiting }: WebhookHealth): StateName => {
  if (!webhook.enabled) return webhook.disabled?.by === 'rule' ? 'failed' : 'held'
  if (gaveUp > 0) return 'failed'
  return waiting > 0 ? 'scheduled' : (webhook.health.lastDelivery?.status ?? 'none')
}

const Row = ({ health }: { health: WebhookHealth }) => {
  const { webhook } = health
  return (
    <li className="border-b border-line last:border-0">
      <Link href={paths.webhook(webhook.id)} className="flex h-8 items-center gap-3 px-3 hover:bg-hover">
        <StateIcon state={stateOf(health)} />
        <span className="min-w-24 flex-1 truncate">{webhook.name}</span>
        {!webhook.enabled && <Badge tone={webhook.disabled?.by === 'rule' ? 'bad' : 'plain'}>disabled</Badge>}
        <span className="mono truncate text-muted">{healthWords(health)}</span>
      </Link>
    </li>
  )
}

/** How each webhook does. */
export const WebhooksCard = ({ webhooks }: { webhooks: WebhookHealth[] }) => (
  <Card title="Webhooks" aside={<span>worst first</span>} flush>
    <ul aria-label="Webhooks, worst first">
      {webhooks
        .toSorted(worstFirst)
        .slice(0, SHOWN)
        .map(health => (
          <Row key={health.webhook.id} health={health} />
        ))}
    </ul>
    {webhooks.length > SHOWN && (
      <p className="border-t border-line px-3 py-1.5">
        <Link href={paths.webhooks} className="text-accent hover:underline">
          {`All ${webhooks.length} webhooks`}
        </Link>
      </p>
    )}
  </Card>
)
