import { useSyncExternalStore } from 'react'
import { SECOND } from '../../src-shared/time.ts'
import { clock } from './clock.ts'

const listeners = new Set<() => void>()
let current = clock.now()
let cancel: (() => void) | null = null

const tick = (): void => {
  current = clock.now()
  cancel = clock.after(SECOND, tick)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  if (cancel === null) tick()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    cancel?.()
    cancel = null
  }
}

/** Unix ms, new every second while somebody looks. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => current)

/** What `view` makes of the present; renders again only when that changes. */
export const useNowText = (view: (now: number) => string): string =>
  useSyncExternalStore(subscribe, () => view(current))
