import { toast } from 'sonner'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import type { CaptureQuery } from '../../../../src-shared/model/capture-filter.ts'
import { captureNews } from '../../../lib/capture-news.ts'
import { plural } from '../../../lib/format.ts'
import { queryClient } from '../../../lib/query-client.ts'
import { client, rpc } from '../../../lib/rpc.ts'
import { confirm } from '../../../ui/confirm.tsx'
import { markAllRead } from './unread.ts'

/** Asks, and deletes what the list shows but pinned ones. */
export const clearCaptures = async (inbox: string | null, filter: CaptureQuery): Promise<void> => {
  const isFiltered = Object.keys(filter).length > 0
  // The engine takes no call without a filter; pinned ones stay in any case.
  const query = {
    ...filter,
    ...(inbox === null ? {} : { inbox }),
    ...(inbox === null && !isFiltered ? { pinned: false } : {}),
  }
  try {
    const { count } = await client.captures.removeMatching({ query: { ...query, dryRun: true } })
    if (count === 0) return void toast('There is nothing to clear: pinned captures stay.')
    const which = isFiltered ? 'that match the filter' : inbox === null ? 'of all inboxes' : `of ${inbox}`
    const yes = await confirm({
      title: `Delete ${plural(count, 'capture')} ${which}?`,
      text: 'Pinned captures stay. The others cannot be brought back.',
      action: 'Delete',
    })
    if (!yes) return
    const removed = await client.captures.removeMatching({ query })
    toast.success(`Deleted ${plural(removed.count, 'capture')}.`)
    if (!isFiltered) markAllRead(inbox)
    captureNews.tell({ items: [], more: true })
    for (const queryKey of [rpc.captures.key(), rpc.inboxes.key()]) void queryClient.invalidateQueries({ queryKey })
  } catch (error) {
    toast.error(toHookError(error).message)
  }
}
