import { subscribe, unsubscribe } from 'node:diagnostics_channel'

/** Resolves when the head of the next answer was read. */
export const nextHead = (): Promise<void> =>
  new Promise(resolve => {
    const seen = (): void => {
      unsubscribe('undici:request:headers', seen)
      resolve()
    }
    subscribe('undici:request:headers', seen)
  })
