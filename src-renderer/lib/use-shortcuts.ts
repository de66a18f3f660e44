import { useEffect, useRef } from 'react'
import { listenForKeys } from './hotkeys.ts'

/** Shortcuts of what is shown now. An open dialog takes them all, so that none acts behind it. */
export const useShortcuts = (actions: Record<string, () => void>): void => {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(
    () =>
      listenForKeys(keys => {
        const action = latest.current[keys]
        return action && document.querySelector('[role="dialog"]') ? () => {} : action
      }),
    [],
  )
}
