/** Runs the work of one key one after the other, and that of other keys at the same time. */
export type Serial = <T>(key: string, work: () => Promise<T>) => Promise<T>

/**
 * For whatever reads a record, waits, and writes it: each sees what the one before it left. Work that fails does not
 * hold up the next. Nothing is kept of a key without work. Work must not wait for more work of its own key.
 */
export const createSerial = (): Serial => {
  const tails = new Map<string, Promise<void>>()
  return (key, work) => {
    const done = (tails.get(key) ?? Promise.resolve()).then(work)
    const end = (): void => {
      if (tails.get(key) === tail) tails.delete(key)
    }
    const tail = done.then(end, end)
    tails.set(key, tail)
    return done
  }
}
