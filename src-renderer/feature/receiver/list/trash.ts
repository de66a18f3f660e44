import { toast } from 'sonner'
import { create } from 'zustand'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import { SECOND } from '../../../../src-shared/time.ts'
import { clock } from '../../../lib/clock.ts'
import { plural } from '../../../lib/format.ts'
import { queryClient } from '../../../lib/query-client.ts'
import { client, rpc } from '../../../lib/rpc.ts'
import { markRead } from './unread.ts'

/** How long a deletion can be taken back. */
const UNDO_MS = 8 * SECOND

/** Captures that are hidden and not yet deleted. */
export const useTrash = create<{ ids: ReadonlySet<string> }>(() => ({ ids: new Set() }))

const without = (ids: readonly string[]): void => {
  useTrash.setState(state => ({ ids: new Set([...state.ids].filter(id => !ids.includes(id))) }))
}

const remove = async (ids: readonly string[]): Promise<void> => {
  try {
    for (const id of ids) {
      await client.captures.remove({ id }).catch((error: unknown) => {
        if (toHookError(error).code !== 'NOT_FOUND') throw error
      })
    }
  } catch (error) {
    toast.error(toHookError(error).message)
  }
  without(ids)
  for (const queryKey of [rpc.captures.key(), rpc.inboxes.key()]) void queryClient.invalidateQueries({ queryKey })
}

const waiting = new Map<readonly string[], () => void>()

/** Hides captures at once and deletes them after a while, so that it can be undone. */
export const throwAway = (ids: readonly string[]): void => {
  if (ids.length === 0) return
  useTrash.setState(state => ({ ids: new Set([...state.ids, ...ids]) }))
  for (const id of ids) markRead(id)
  const finish = (): void => {
    cancel()
    waiting.delete(ids)
    void remove(ids)
  }
  const cancel = clock.after(UNDO_MS, finish)
  waiting.set(ids, finish)
  toast(`Deleted ${plural(ids.length, 'capture')}.`, {
    duration: UNDO_MS,
    action: {
      label: 'Undo',
      onClick() {
        if (!waiting.delete(ids)) return
        cancel()
        without(ids)
      },
    },
  })
}

// What was thrown away goes before the page does.
window.addEventListener('pagehide', () => {
  for (const finish of waiting.values()) finish()
})
