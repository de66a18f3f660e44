import { useMutation } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import type { DeliveryDetail } from '../../../src-shared/model/delivery.ts'
import { queryClient } from '../../lib/query-client.ts'
import { rpc } from '../../lib/rpc.ts'
import { Button } from '../../ui/button.tsx'
import { Tip } from '../../ui/tooltip.tsx'
import { useWebhook } from '../webhooks/use-webhooks.ts'

/** Sends a failed delivery once more; absent where the webhook never does that, as at NetX (R76). */
export const RetryButton = ({ delivery }: { delivery: DeliveryDetail }) => {
  const webhook = useWebhook(delivery.webhookId)
  const retry = useMutation(
    rpc.deliveries.retry.mutationOptions({
      onSuccess: () =>
        void queryClient.invalidateQueries({ queryKey: rpc.deliveries.get.key({ input: { id: delivery.id } }) }),
    }),
  )
  if (delivery.status !== 'failed' || delivery.test || !delivery.manualRetry) return null
  const reason = webhook?.enabled === false ? 'The webhook is disabled. Enable it first.' : null
  const button = (
    <Button
      writes
      size="small"
      icon={<RotateCw size={12} aria-hidden />}
      disabled={reason !== null}
      focusableWhenDisabled
      busy={retry.isPending}
      onClick={() => retry.mutate({ id: delivery.id })}
    >
      Retry
    </Button>
  )
  return reason === null ? (
    button
  ) : (
    <Tip text={reason}>
      <span>{button}</span>
    </Tip>
  )
}
