import type { Disabled } from '../../../src-shared/model/webhook.ts'
import { type Clock, MINUTE, SECOND, toIso } from '../../../src-shared/time.ts'
import type { Claimed, Queue, Settlement } from '../port/queue.ts'
import type { Templates } from '../port/templates.ts'
import { decideNext } from '../retry/decide-next.ts'
import type { FailureWindow } from '../retry/failure-window.ts'
import type { Target } from './build-request.ts'
import { hostClosing, type Made, makeAttempt } from './make-attempt.ts'
import type { Pools } from './pools.ts'
import { createSlots } from './slots.ts'
import { createThrottle } from './throttle.ts'
import { watchClock } from './watch-clock.ts'

export interface DispatcherOptions {
  queue: Queue
  pools: Pools
  clock: Clock
  templates: Pick<Templates, 'render'>
  /** Counts failed attempts for the webhooks whose rule is so many within a time. */
  failureWindow: FailureWindow
  /** The webhook as it is now; undefined once it is deleted. */
  target: (webhookId: string) => Target | undefined
  /** Called after the commit that ended an attempt. */
  onSettled: (settlements: readonly Settlement[]) => void
  /** Called when the queue cannot be reached; the dispatcher tries again by itself. */
  onError: (error: unknown) => void
  /** Attempts that take long do not count. */
  maxInFlight?: number
  random?: () => number
}

export interface Dispatcher {
  /** Something may be due: look now. */
  wake(): void
  /** Attempts that ended so far. */
  ended(): number
  inFlight(): number
  /** When the attempt of this delivery began, Unix milliseconds; null when none is under way. */
  startedAt(id: string): number | null
  /** Starts no attempt until `resume`; those under way end. What waits keeps its place. */
  pause(): void
  resume(): void
  /** Ends what can end within the grace, gives the rest back unspent, and resolves when nothing is under way. */
  stop(graceMs: number): Promise<void>
}

/** An attempt under way; `startedAt` is Unix milliseconds. */
interface Running {
  startedAt: number
  abort: (reason: Error) => void
}

/** Enough to keep two cores busy; more only costs memory. */
const MAX_IN_FLIGHT = 256
/** With the attempts that wait long for their endpoints; each holds a socket and its buffers. */
const MAX_WAITING = 4096
const PAUSE_AFTER_ERROR = 1 * SECOND
/** A machine that slept, or whose clock was set, is noticed by then. */
const LONGEST_SLEEP = 1 * MINUTE

/**
 * Takes what is due out of the queue and sends it.
 *
 *   wake ─▶ claim ─▶ attempt (many at once) ─▶ ended ─▶ settle (in groups) ─▶ wake
 *             └ nothing due: sleep until queue.next(), on the monotonic clock
 *
 * A settle and the claim that follows it go out together, so that the store can put them into one group. Only the
 * store's answer makes an outcome known to anybody else.
 */
export const createDispatcher = (options: DispatcherOptions): Dispatcher => {
  const { queue, pools, clock, templates, failureWindow, target, onSettled, onError, random = Math.random } = options
  const maxInFlight = options.maxInFlight ?? MAX_IN_FLIGHT
  const throttle = createThrottle()
  const running = new Map<string, Running>()
  let ended: Settlement[] = []
  let endedCount = 0
  let settling = 0
  let givingBack = 0
  let claiming = false
  let again = false
  let planning = false
  let planAgain = false
  let paused = false
  let stopping = false
  let brokenOff = false
  let flushQueued = false
  let cancelTimer = (): void => {}
  let onQuiet: (() => void) | null = null

  const checkQuiet = (): void => {
    if (running.size + settling + givingBack + ended.length === 0 && !claiming) onQuiet?.()
  }

  const sleep = (ms: number): void => {
    cancelTimer()
    if (!stopping && !paused) cancelTimer = clock.after(Math.min(Math.max(0, ms), LONGEST_SLEEP), wake)
  }

  const clockSetBack = (byMs: number): void => {
    queue.clockSetBack(byMs).then(wake, error => {
      onError(error)
      if (!stopping) clock.after(PAUSE_AFTER_ERROR, () => clockSetBack(byMs))
    })
  }
  const now = watchClock(clock, clockSetBack)

  /** An answer that was under way may be older than what asks now: then once more. */
  const planSleep = async (): Promise<void> => {
    planAgain = true
    if (planning) return
    planning = true
    while (planAgain && !stopping) {
      planAgain = false
      const next = await queue.next(slots.room().share).catch(onError)
      if (typeof next === 'number') sleep(next - now())
    }
    planning = false
  }

  const wake = (): void => {
    if (stopping || paused) return
    if (claiming) {
      again = true
      return
    }
    void claim()
  }

  const claim = async (): Promise<void> => {
    claiming = true
    try {
      do {
        again = false
        now()
        const { max, share } = slots.room()
        if (max <= 0) break
        const batch = await queue.claim(max, share)
        for (const claimed of batch) void attempt(claimed)
        if (batch.length === max) again = true
        else void planSleep()
      } while (again && !stopping && !paused)
    } catch (error) {
      onError(error)
      sleep(PAUSE_AFTER_ERROR)
    }
    claiming = false
    if (again) wake()
    checkQuiet()
  }

  const attempt = async (claimed: Claimed): Promise<void> => {
    const webhook = target(claimed.webhookId)
    if (webhook === undefined || stopping || paused) {
      await giveBack(claimed.id)
      if (webhook !== undefined) wake()
      return
    }
    const startedAt = clock.now()
    const keepAbort = (abort: Running['abort']): void => {
      running.set(claimed.id, { startedAt, abort })
      if (brokenOff) abort(hostClosing())
    }
    keepAbort(() => {})
    slots.take(claimed.id)
    const made = await makeAttempt({ pools, clock, templates }, webhook, claimed, keepAbort)
    slots.giveUp(claimed.id)
    running.delete(claimed.id)
    if (brokenOff && made.result.kind !== 'answer') await giveBack(claimed.id)
    else end(webhook, claimed, made)
  }

  const giveBack = async (id: string): Promise<void> => {
    givingBack++
    await queue.giveBack([id]).catch(onError)
    givingBack--
    checkQuiet()
  }

  /** Why this attempt disables its webhook; null when it does not. Manual attempts and requests never sent do not count. */
  const windowReason = ({ id, settings }: Target, { manual }: Claimed, { record, result }: Made): string | null => {
    const rule = settings.disableRule.window
    if (rule === null || record.success || manual || result.kind === 'hopeless') return null
    if (!failureWindow.failed(id, clock.elapsed(), rule)) return null
    const attempts = rule.failures === 1 ? 'An attempt' : `${rule.failures} attempts`
    return `${attempts} failed within ${rule.windowMs / SECOND} seconds.`
  }

  const end = (webhook: Target, claimed: Claimed, made: Made): void => {
    const { record, result } = made
    endedCount++
    const { id, webhookId, attempt: number, manual } = claimed
    const endedAt = now()
    const next = decideNext(webhook.settings, { attempt: number, manual, result, endedAt }, random)
    const concurrency = throttle.after(webhookId, webhook.settings.concurrency, result)
    if (concurrency !== null) queue.tune(webhookId, { concurrency }).catch(onError)
    const settlement: Settlement = {
      id,
      webhookId,
      attempt: record,
      next: next.state === 'failed' ? { state: 'failed' } : next,
    }
    const reason = (next.state === 'failed' ? next.disableReason : null) ?? windowReason(webhook, claimed, made)
    if (reason !== null) {
      const disable: Disabled = { at: toIso(endedAt), reason, by: 'rule' }
      settlement.disable = disable
    }
    ended.push(settlement)
    if (flushQueued) return
    flushQueued = true
    setImmediate(flush)
  }

  const flush = (): void => {
    flushQueued = false
    const batch = ended
    if (batch.length === 0) return
    ended = []
    settling++
    queue
      .settle(batch)
      .then(
        () => onSettled(batch),
        error => {
          onError(error)
          if (stopping) return
          ended.push(...batch)
          clock.after(PAUSE_AFTER_ERROR, flush)
        },
      )
      .finally(() => {
        settling--
        checkQuiet()
      })
    wake()
  }

  const slots = createSlots({ clock, busy: maxInFlight, most: Math.max(maxInFlight, MAX_WAITING), onFreed: wake })

  return {
    wake,
    ended: () => endedCount,
    inFlight: () => running.size,
    startedAt: id => running.get(id)?.startedAt ?? null,
    pause() {
      paused = true
      cancelTimer()
    },
    resume() {
      paused = false
      wake()
    },
    async stop(graceMs) {
      stopping = true
      cancelTimer()
      slots.close()
      const quiet = new Promise<void>(resolve => {
        onQuiet = resolve
      })
      checkQuiet()
      const cancelGrace = clock.after(graceMs, () => {
        brokenOff = true
        for (const { abort } of running.values()) abort(hostClosing())
      })
      await quiet
      cancelGrace()
    },
  }
}
