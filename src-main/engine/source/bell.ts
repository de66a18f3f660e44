import type { Clock } from '../../../src-shared/time.ts'

/** How a loop that sleeps is woken: early by a ring, for good by its end. */
export interface Bell {
  /** Ends the nap under way, or the next one at once. */
  ring(): void
  /** Sleeps until `ms` are over or the bell rings. */
  nap(ms: number): Promise<void>
  /** Sleeps until `ms` are over, whoever rings; ends early only when the bell is silenced. */
  sleep(ms: number): Promise<void>
  /** Ends every sleep, now and later. */
  silence(): void
  silent(): boolean
}

export const createBell = (clock: Clock): Bell => {
  const sleepers = new Set<() => void>()
  let rung = false
  let silenced = false
  let endNap = (): void => {}

  const rest = (ms: number, started: (end: () => void) => void): Promise<void> =>
    new Promise(resolve => {
      const end = (): void => {
        cancel()
        sleepers.delete(end)
        resolve()
      }
      const cancel = clock.after(ms, end)
      sleepers.add(end)
      started(end)
      if (silenced) end()
    })

  return {
    ring() {
      rung = true
      endNap()
    },
    async nap(ms) {
      await rest(ms, end => {
        endNap = end
        if (rung) end()
      })
      endNap = () => {}
      rung = false
    },
    sleep: ms => rest(ms, () => {}),
    silence() {
      silenced = true
      for (const end of sleepers) end()
    },
    silent: () => silenced,
  }
}
