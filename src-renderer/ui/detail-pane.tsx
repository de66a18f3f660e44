import { type ReactNode, useEffect, useRef } from 'react'
import { isTyping } from '../lib/hotkeys.ts'

interface Props {
  label: string
  /** The line at the top: ids, actions, Close. */
  head: ReactNode
  onClose(): void
  children: ReactNode
}

/** What is open at the right: a stack of cards. Escape closes it. */
export const DetailPane = ({ label, head, onClose, children }: Props) => {
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event.target)) return
      if (document.querySelector('[role="dialog"], [role="menu"]')) return
      close.current()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <section aria-label={label} className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-10 shrink-0 items-center gap-2 pr-2 pl-4">{head}</div>
      {/* A scrollable part must be reachable by keyboard. */}
      <div tabIndex={0} className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-4 pb-4 outline-none">
        {children}
      </div>
    </section>
  )
}
