import { toast } from 'sonner'
import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { toHookError } from '../../../src-shared/contract/client.ts'
import { plural } from '../../lib/format.ts'
import { queryClient } from '../../lib/query-client.ts'
import { go, paths } from '../../lib/router.ts'
import { client, rpc } from '../../lib/rpc.ts'
import { confirm } from '../../ui/confirm.tsx'
import { showSecret } from './secret-dialog.tsx'
import { secretVerb } from './secret-policy.ts'

const tell = (error: unknown): void => {
  const { message, help } = toHookError(error)
  toast.error(message, help === undefined ? {} : { description: help })
}

const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: rpc.webhooks.key() })

const removal = ({ health }: Webhook): string => {
  const log = health.sent + health.failed
  const waiting = health.queued + health.scheduled
  const parts = [
    'the webhook',
    log > 0 ? `its log of ${plural(log, 'delivery', 'deliveries')}` : 'its log',
    waiting > 0 ? `${plural(waiting, 'message')} that still ${waiting === 1 ? 'waits' : 'wait'}` : 'what waits for it',
  ]
  return `This removes ${parts[0]}, ${parts[1]} and ${parts[2]}. It cannot be undone.`
}

/** Asks, then deletes with log and waiting messages (R13). */
export const deleteWebhook = async (webhook: Webhook): Promise<void> => {
  if (!(await confirm({ title: `Delete “${webhook.name}”?`, text: removal(webhook), action: 'Delete' }))) return
  try {
    await client.webhooks.remove({ id: webhook.id })
    go(paths.webhooks)
    await refresh()
    void queryClient.invalidateQueries({ queryKey: rpc.deliveries.list.key() })
    toast.success(`Deleted “${webhook.name}”.`)
  } catch (error) {
    tell(error)
  }
}

/** Asks, then makes a new secret and shows it (R20). */
export const resetSecret = async (webhook: Webhook): Promise<void> => {
  const verb = secretVerb(webhook)
  const yes = await confirm({
    title: `${verb} the secret of “${webhook.name}”?`,
    text: 'The old secret stops at once, also for messages that are already queued. Receivers need the new one.',
    action: `${verb} secret`,
  })
  if (!yes) return
  try {
    const { secret, publicKey } = await client.webhooks.resetSecret({ id: webhook.id })
    showSecret({ webhook, secret, publicKey })
    await refresh()
  } catch (error) {
    tell(error)
  }
}
