import { type ComponentType, lazy, type LazyExoticComponent } from 'react'
import { useConnection } from './connection.ts'

type Load<P> = () => Promise<{ default: ComponentType<P> }>

const loads: (() => Promise<unknown>)[] = []

const isOpen = (): boolean => useConnection.getState().connection.state === 'open'

const untilOpen = (): Promise<void> =>
  new Promise(resolve => {
    const stop = useConnection.subscribe(({ connection }) => {
      if (connection.state !== 'open') return
      stop()
      resolve()
    })
  })

/** Tries again when the host is back: a page that is gone to while it is away comes as soon as it can. */
const persist = async <P>(load: Load<P>): Promise<{ default: ComponentType<P> }> => {
  try {
    return await load()
  } catch (error) {
    if (isOpen()) throw error
    await untilOpen()
    return persist(load)
  }
}

/** A part of the interface whose code is not needed at the start. */
export const lazyPart = <P>(load: Load<P>): LazyExoticComponent<ComponentType<P>> => {
  loads.push(load)
  return lazy(() => persist(load))
}

/**
 * Brings the code of every part, one after the other, so that all pages work while the host that served this one is
 * away. Parts that come with a part are among them by then.
 */
export const loadParts = async (): Promise<void> => {
  // What does not come now comes when it is needed.
  for (const load of loads) await load().catch(() => {})
}
