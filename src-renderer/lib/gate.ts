import type { ClientContext, ClientLink } from '@orpc/client'
import { HookError } from '../../src-shared/error.ts'
import { SECOND } from '../../src-shared/time.ts'
import { clock } from './clock.ts'

export type Link = ClientLink<ClientContext>

/** Holds the link of the moment. Calls made while there is none wait a little for the next one. */
export interface Gate {
  open(link: Link): void
  close(): void
  /** Throws a HookError BUSY when no link comes within ten seconds. */
  pass(): Promise<Link>
  /** Called with each new link. */
  onOpen(listener: () => void): void
}

const PATIENCE_MS = 10 * SECOND

export const createGate = (): Gate => {
  let current: Link | null = null
  const waiting = new Set<(link: Link) => void>()
  const listeners: (() => void)[] = []

  return {
    open(link) {
      current = link
      for (const resolve of waiting) resolve(link)
      waiting.clear()
      for (const listener of listeners) listener()
    },
    close() {
      current = null
    },
    pass() {
      if (current) return Promise.resolve(current)
      return new Promise((resolve, reject) => {
        const settle = (link: Link): void => {
          cancel()
          resolve(link)
        }
        const cancel = clock.after(PATIENCE_MS, () => {
          waiting.delete(settle)
          reject(new HookError('BUSY', 'The engine cannot be reached.', { help: 'Check that it is running.' }))
        })
        waiting.add(settle)
      })
    },
    onOpen: listener => void listeners.push(listener),
  }
}
