import { type Clock, SECOND } from '../../src-shared/time.ts'
import type { Store } from './port/store.ts'

/** Whether the engine does its work, for whoever watches it. */
export interface Health {
  status: 'ok' | 'failing'
  /** Whether both of the store's threads answer, and the disk takes what is to be kept. */
  store: 'ok' | 'full' | 'failing'
  /** `off`: a person turned the backend off; that is no fault. `stopped`: the engine is ending. */
  sender: 'ok' | 'off' | 'stopped'
  /** What is wrong. */
  message?: string
}

interface HealthOptions {
  store: Pick<Store, 'isFull'> & { queue: Pick<Store['queue'], 'next'>; settings: Pick<Store['settings'], 'read'> }
  clock: Clock
  isStopped: () => boolean
  isSending: () => boolean
}

type Fault = Required<Pick<Health, 'store' | 'message'>>

const full: Fault = {
  store: 'full',
  message: 'The disk with the data directory is full: nothing can be stored until there is room.',
}
const failing = (message: string): Fault => ({ store: 'failing', message })

/** A commit on a busy disk takes a fraction of it. */
const PATIENCE = 5 * SECOND

/** Asks each thread of the store for something that it has at hand. Who asks while that runs gets the same answer. */
export const createHealth = ({ store, clock, isStopped, isSending }: HealthOptions) => {
  let asking: Promise<Fault | null> | null = null

  const ask = (): Promise<Fault | null> => {
    const { promise, resolve } = Promise.withResolvers<Fault | null>()
    const cancel = clock.after(PATIENCE, () =>
      resolve(failing(`The store has not answered for ${PATIENCE / SECOND} s.`)),
    )
    Promise.all([store.isFull(), store.queue.next(), store.settings.read()])
      .then(
        ([isFull]) => resolve(isFull ? full : null),
        (error: unknown) => resolve(failing(error instanceof Error ? error.message : String(error))),
      )
      .finally(cancel)
    return promise.finally(() => {
      asking = null
    })
  }

  return async (): Promise<Health> => {
    const fault = await (asking ??= ask())
    const sender = isStopped() ? 'stopped' : isSending() ? 'ok' : 'off'
    const message = fault?.message ?? (sender === 'stopped' ? 'The engine is ending.' : null)
    return {
      status: message === null ? 'ok' : 'failing',
      store: fault?.store ?? 'ok',
      sender,
      ...(message === null ? {} : { message }),
    }
  }
}
