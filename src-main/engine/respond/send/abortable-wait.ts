import type { Clock } from '../../../../src-shared/time.ts'

/** Waits; ends early when the signal is aborted. */
export const abortableWait = (clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) return resolve()
    const end = (): void => {
      cancel()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const cancel = clock.after(delayMs, end)
    signal.addEventListener('abort', end)
  })
