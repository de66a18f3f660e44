import { toast } from 'sonner'
import { create } from 'zustand'
import { toHookError } from '../../../src-shared/contract/client.ts'
import { queryClient } from '../../lib/query-client.ts'
import { client, rpc } from '../../lib/rpc.ts'
import { setUi } from '../../lib/ui-state.ts'

export const useDemoRun = create<{ busy: boolean }>(() => ({ busy: false }))

/** Makes a webhook to the built-in receiver and sends one signed event; Home then shows its way. */
export const runDemo = async (): Promise<void> => {
  if (useDemoRun.getState().busy) return
  useDemoRun.setState({ busy: true })
  try {
    const { webhookId, inbox, published } = await client.engine.demo()
    const own = published.deliveries.find(delivery => delivery.webhookId === webhookId) ?? published.deliveries[0]
    setUi({ demo: { messageId: published.id, deliveryId: own?.id ?? null, inbox, webhookId } })
    await queryClient.invalidateQueries({ queryKey: rpc.webhooks.key() })
    void queryClient.invalidateQueries({ queryKey: rpc.inboxes.key() })
  } catch (error) {
    const { message, help } = toHookError(error)
    toast.error(message, help === undefined ? {} : { description: help })
  } finally {
    useDemoRun.setState({ busy: false })
  }
}
