import { toast } from 'sonner'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import { plural } from '../../../lib/format.ts'
import { queryClient } from '../../../lib/query-client.ts'
import { go, paths } from '../../../lib/router.ts'
import { client, rpc } from '../../../lib/rpc.ts'
import { confirm } from '../../../ui/confirm.tsx'

/** Deletes an inbox when the person means it. */
export const removeInbox = async (inbox: Inbox): Promise<void> => {
  const yes = await confirm({
    title: `Delete inbox ${inbox.name}?`,
    text: `This removes the inbox and its ${plural(inbox.captures, 'capture')}. Requests to its path are refused from then on.`,
    action: 'Delete',
  })
  if (!yes) return
  try {
    await client.inboxes.remove({ name: inbox.name })
    go(paths.receiver)
    await queryClient.invalidateQueries({ queryKey: rpc.inboxes.key() })
    void queryClient.invalidateQueries({ queryKey: rpc.captures.key() })
  } catch (error) {
    toast.error(toHookError(error).message)
  }
}
