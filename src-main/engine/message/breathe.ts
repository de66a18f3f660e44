/** Null while the work has not lasted; else to be waited for, so that others have their turn. */
export type Breathe = () => Promise<void> | null

/** Long work on one thread is done in pieces of so many milliseconds: what answers others waits no longer. */
const PIECE_MS = 20

export const createBreathe = (): Breathe => {
  let began = performance.now()
  return () => {
    if (performance.now() - began < PIECE_MS) return null
    return new Promise(resolve => {
      setImmediate(() => {
        began = performance.now()
        resolve()
      })
    })
  }
}
