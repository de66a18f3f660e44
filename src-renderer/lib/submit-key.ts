import { useEffect, useRef } from 'react'
import { useConnection } from './connection.ts'

/** Control or Command with Enter, wherever the focus is on the page. A dialog's form takes it before the page's. */
export const useSubmitKey = (submit: () => void, within: 'page' | 'dialog' = 'page'): void => {
  const latest = useRef(submit)
  useEffect(() => {
    latest.current = submit
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      if (within === 'page' && document.querySelector('[role="dialog"]')) return
      event.preventDefault()
      // What was typed stays; the button says why it does not go out.
      if (!useConnection.getState().away) latest.current()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [within])
}
