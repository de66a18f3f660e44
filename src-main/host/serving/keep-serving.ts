import type { HookError } from '../../../src-shared/error.ts'
import { type Clock, MINUTE, SECOND } from '../../../src-shared/time.ts'
import type { Served, Summary } from './start-serving.ts'

export interface KeepServingOptions {
  /** `before`: the serving that died; the next one takes its ports where it can. */
  start(before: Served | null): Promise<Served>
  clock: Clock
  /** Resolves when a person wants an end. */
  interrupted: Promise<void>
  onReady(served: Served, isFirst: boolean): void
  onDeath(death: Death): void
  onStopping(): void
  /** A start or a close does not come to an end: this process has to. */
  onStuck(): void
}

export interface Death {
  reason: string
  /** Starts since the last one that went well for a while. */
  attempt: number
  againInMs: number
}

const FIRST_DELAY = 1 * SECOND
const LONGEST_DELAY = 30 * SECOND
/** One that ran this long starts the back-off anew. */
const STEADY = 1 * MINUTE
const STOP_IN_START = 3 * SECOND
/** A stop gives attempts 3 s and requests 5 s. */
const LONGEST_CLOSE = 20 * SECOND

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * Serves until it is interrupted, and starts again when what serves died.
 *
 *   start ──ready──▶ serving ──interrupted──▶ close
 *     ▲                 └──died──▶ close ──▶ wait 1 s, 2 s … 30 s ──┐
 *     └─────────────────────────────────────────────────────────────┘
 *
 * The first start has to succeed; a later one that fails is tried again as well. Resolves with what the log holds; null
 * when there was nobody left to ask.
 */
export const keepServing = async (options: KeepServingOptions): Promise<Summary | null> => {
  const { clock, onReady, onDeath, onStuck } = options
  const stop = options.interrupted.then((): 'stop' => 'stop')
  let attempt = 0
  let before: Served | null = null

  /** Resolves with `stop` when a person does not want to wait so long. */
  const pause = (ms: number): Promise<'stop' | 'go'> => {
    const { promise, resolve } = Promise.withResolvers<'go'>()
    const cancel = clock.after(ms, () => resolve('go'))
    return Promise.race([promise, stop]).finally(cancel)
  }

  /** Whoever wants an end while this starts waits a little, so that it can be a clean one. */
  const start = async (): Promise<Served> => {
    let cancel = (): void => {}
    let starting = true
    void stop.then(() => {
      if (starting) cancel = clock.after(STOP_IN_START, onStuck)
    })
    return options.start(before).finally(() => {
      starting = false
      cancel()
    })
  }

  const close = async (served: Served): Promise<void> => {
    const cancel = clock.after(LONGEST_CLOSE, onStuck)
    await served.close().catch(() => {})
    cancel()
  }

  const recover = async (reason: string, dead: Served | null): Promise<'stop' | 'go'> => {
    attempt++
    const againInMs = Math.min(FIRST_DELAY * 2 ** (attempt - 1), LONGEST_DELAY)
    onDeath({ reason, attempt, againInMs })
    if (dead !== null) await close(dead)
    return pause(againInMs)
  }

  const startAgain = async (): Promise<Served | null> => {
    for (;;) {
      try {
        return await start()
      } catch (error) {
        if (before === null) throw error
        if ((await recover(reasonOf(error), null)) === 'stop') return null
      }
    }
  }

  for (;;) {
    const served = await startAgain()
    if (served === null) return null
    const isFirst = before === null
    before = served
    const startedAt = clock.elapsed()
    onReady(served, isFirst)
    const end: 'stop' | HookError = await Promise.race([stop, served.died])
    if (end === 'stop') {
      options.onStopping()
      return served.close()
    }
    if (clock.elapsed() - startedAt >= STEADY) attempt = 0
    if ((await recover(end.message, served)) === 'stop') return null
  }
}
