import { SECOND } from '../../src-shared/time.ts'
import { clock } from './clock.ts'

/** Whether keys go into a field, a menu or a dialog and are no shortcuts. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"], [role="dialog"]',
  ) !== null

const nameOf = (event: KeyboardEvent): string => {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (!event.ctrlKey && !event.metaKey) return key
  return event.shiftKey ? `mod+shift+${key}` : `mod+${key}`
}

/**
 * Listens for shortcuts such as `mod+k`, `mod+shift+r`, `?` and the sequence `g w`. Single keys are ignored while somebody types.
 * `find` gives the action of a sequence. Returns what stops it.
 */
export const listenForKeys = (find: (keys: string) => (() => void) | undefined): (() => void) => {
  let first: { key: string; at: number } | null = null

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.repeat) return
    const key = nameOf(event)
    const withModifier = key.startsWith('mod+')
    if (!withModifier && isTyping(event.target)) return
    const pair = first && clock.elapsed() - first.at < SECOND ? `${first.key} ${key}` : null
    first = null
    const action = (pair === null ? undefined : find(pair)) ?? find(key)
    if (action) {
      event.preventDefault()
      action()
    } else if (!withModifier && key.length === 1) first = { key, at: clock.elapsed() }
  }
  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}
