import { queryClient } from '../../../lib/query-client.ts'
import { client, rpc } from '../../../lib/rpc.ts'

/** Deletes a capture and has every list read again. Throws a HookError. */
export const removeCapture = async (id: string): Promise<void> => {
  await client.captures.remove({ id })
  for (const queryKey of [rpc.captures.list.key(), rpc.inboxes.key()]) void queryClient.invalidateQueries({ queryKey })
}
