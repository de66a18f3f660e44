import type { Clock } from '../../../../../src-shared/time.ts'
import type { Judged } from './judge.ts'
import { createNearest } from './nearest.ts'

export const outcomes = ['matched', 'timed-out', 'too-many', 'other', 'command-failed', 'interrupted'] as const
export type ExpectOutcome = (typeof outcomes)[number]

export interface ExpectationOptions {
  count: number
  /** Neither more nor other requests may come. */
  exactly: boolean
  timeoutMs: number
  /** How long it must be quiet, where the end of the wait is not the last request that was asked for. */
  settleMs: number
  /** A command is under test: it must end, and well. */
  command: boolean
  clock: Clock
}

export interface Tally {
  requests: number
  matched: number
  nearest: Judged[]
  /** The request that was too many, or another one. */
  unwanted: Judged | null
  tookMs: number
}

export interface Expectation {
  add(judged: Judged): void
  commandEnded(well: boolean): void
  interrupt(): void
  done: Promise<ExpectOutcome>
  tally(): Tally
}

/**
 * Waits until as many requests matched as were asked for.
 *
 * waiting ─ enough, and nothing could spoil it any more ─▶ matched
 *    │ ╲─ enough, but more may come ─▶ quiet for settleMs ─▶ matched
 *    ├─ too many, or another one where exactly so many are wanted ─▶ too-many, other
 *    └─ time is over, the command failed, Ctrl-C ─▶ timed-out, command-failed, interrupted
 *
 * None wanted (`count` 0): the time must pass, or the command end and it be quiet.
 */
export const createExpectation = (options: ExpectationOptions): Expectation => {
  const { count, exactly, timeoutMs, settleMs, command, clock } = options
  const { promise, resolve } = Promise.withResolvers<ExpectOutcome>()
  const nearest = createNearest()
  const began = clock.elapsed()
  const seen = { requests: 0, matched: 0 }
  let unwanted: Judged | null = null
  let commandDone = !command
  let ended = false
  let cancelSettling = (): void => {}

  const end = (outcome: ExpectOutcome): void => {
    if (ended) return
    ended = true
    cancelSettling()
    cancelTimeout()
    resolve(outcome)
  }
  const fulfilled = (): boolean => commandDone && seen.matched >= count

  const look = (): void => {
    cancelSettling()
    if (!fulfilled()) return
    if (count > 0 && !exactly) end('matched')
    else if (count > 0 || command) cancelSettling = clock.after(settleMs, () => end('matched'))
  }
  const cancelTimeout = clock.after(timeoutMs, () => end(fulfilled() ? 'matched' : 'timed-out'))
  look()

  return {
    add(judged) {
      if (ended) return
      seen.requests += 1
      if (judged.matched) seen.matched += 1
      else nearest.add(judged)
      const spoils = judged.matched ? seen.matched > count && (exactly || count === 0) : exactly && !judged.elsewhere
      if (!spoils) return look()
      unwanted = judged
      end(judged.matched ? 'too-many' : 'other')
    },
    commandEnded(well) {
      commandDone = well
      if (well) look()
      else end('command-failed')
    },
    interrupt: () => end('interrupted'),
    done: promise,
    tally: () => ({ ...seen, nearest: nearest.list(), unwanted, tookMs: clock.elapsed() - began }),
  }
}
