import { useMemo } from 'react'
import { useUnread } from '../list/unread.ts'

/** How many captures of each inbox nobody has opened in this browser. */
export const useUnreadCounts = (): ReadonlyMap<string, number> => {
  const inboxes = useUnread(state => state.inboxes)
  return useMemo(() => {
    const counts = new Map<string, number>()
    for (const inbox of Object.values(inboxes)) counts.set(inbox, (counts.get(inbox) ?? 0) + 1)
    return counts
  }, [inboxes])
}
