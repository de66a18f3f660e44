import { useEffect, useRef } from 'react'
import { isTyping } from './hotkeys.ts'

interface Moves {
  step(by: number): void
  edge(end: 'first' | 'last'): void
  open(): void
  /** Brings the focus to the list, so that Enter opens the row and not what had the focus before. */
  focus(): void
}

const PAGE = 10

const act = (event: KeyboardEvent, moves: Moves): boolean => {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
      moves.step(1)
      return true
    case 'ArrowUp':
    case 'k':
      moves.step(-1)
      return true
    case 'PageDown':
      moves.step(PAGE)
      return true
    case 'PageUp':
      moves.step(-PAGE)
      return true
    case 'Home':
      moves.edge('first')
      return true
    case 'End':
      moves.edge('last')
      return true
    case 'Enter':
      moves.open()
      return true
    default:
      return false
  }
}

/** Walking in a list by keyboard: on the list itself every key, elsewhere on the page j and k. */
export const useListKeys = (moves: Moves): ((event: KeyboardEvent) => void) => {
  const latest = useRef(moves)
  useEffect(() => {
    latest.current = moves
  })
  const onKey = (event: KeyboardEvent): void => {
    if (act(event, latest.current)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  useEffect(() => {
    const onDocument = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target) || (event.key !== 'j' && event.key !== 'k')) return
      if (act(event, latest.current)) latest.current.focus()
    }
    document.addEventListener('keydown', onDocument)
    return () => document.removeEventListener('keydown', onDocument)
  }, [])
  return onKey
}
