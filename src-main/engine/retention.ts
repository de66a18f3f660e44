import { type Clock, HOUR } from '../../src-shared/time.ts'
import type { Store } from './port/store.ts'

export interface RetentionOptions {
  store: Pick<Store, 'expire'>
  clock: Clock
  onError: (error: unknown) => void
}

/** Has the store take away what was kept long enough, now and every hour (R91). The answer ends that. */
export const startRetention = ({ store, clock, onError }: RetentionOptions): (() => void) => {
  let cancel = (): void => {}
  const round = (): void => {
    store.expire().catch(onError)
    cancel = clock.after(HOUR, round)
  }
  round()
  return () => cancel()
}
