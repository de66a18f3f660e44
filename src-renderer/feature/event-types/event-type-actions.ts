import { toast } from 'sonner'
import { toHookError } from '../../../src-shared/contract/client.ts'
import { queryClient } from '../../lib/query-client.ts'
import { go, paths } from '../../lib/router.ts'
import { client, rpc } from '../../lib/rpc.ts'
import { confirm } from '../../ui/confirm.tsx'

/** Asks, then deletes an event type of one's own. */
export const deleteEventType = async (name: string): Promise<void> => {
  const yes = await confirm({
    title: `Delete “${name}”?`,
    text: 'Its description, schema and examples are removed. Events of the type are still taken, whatever their data.',
    action: 'Delete',
  })
  if (!yes) return
  try {
    await client.eventTypes.remove({ name })
    go(paths.eventTypes)
    await queryClient.invalidateQueries({ queryKey: rpc.eventTypes.key() })
    toast.success(`Deleted “${name}”.`)
  } catch (error) {
    const { message, help } = toHookError(error)
    toast.error(message, help === undefined ? {} : { description: help })
  }
}
