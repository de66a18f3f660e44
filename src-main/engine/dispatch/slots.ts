import type { Clock } from '../../../src-shared/time.ts'

export interface SlotsOptions {
  clock: Clock
  /** Slots; an attempt takes one until it ends, or for PATIENCE at most. */
  busy: number
  /** Attempts under way in all, the patient ones included; with one more for each webhook it bounds memory and sockets. */
  most: number
  /** Called when attempts that take long gave up slots of a full house. */
  onFreed: () => void
}

/** How many attempts may begin now, and how many of one webhook may then be under way. */
export interface Room {
  max: number
  share: number
}

export interface Slots {
  room(): Room
  take(id: string): void
  giveUp(id: string): void
  close(): void
}

/** Beyond this an attempt waits for its endpoint and costs next to nothing. Milliseconds. */
const PATIENCE = 250

/**
 * Slots keep the machine busy and no busier. Endpoints that hang would take them all for the length of their timeouts
 * and so stop the healthy ones; therefore an attempt that takes long gives up its slot and only counts in all.
 *
 * Of all the places no webhook may hold more than are free. Whatever hangs so leaves room for one more: n webhooks that
 * take what they can get hold 1/(n + 1) of all each, and as much stays free. Where even that is used up, a webhook with
 * nothing under way may begin one attempt all the same.
 */
export const createSlots = ({ clock, busy, most, onFreed }: SlotsOptions): Slots => {
  /** When the attempts with a slot began, the oldest first. */
  const began = new Map<string, number>()
  let all = 0
  let cancelReview: (() => void) | null = null

  const review = (): void => {
    cancelReview = null
    const now = clock.elapsed()
    for (const [id, at] of began) {
      if (now - at < PATIENCE) break
      began.delete(id)
    }
    onFreed()
  }

  const planReview = (): void => {
    const [oldest] = began.values()
    if (oldest === undefined || cancelReview !== null) return
    cancelReview = clock.after(Math.max(1, oldest + PATIENCE - clock.elapsed()), review)
  }

  return {
    room() {
      if (began.size >= busy) planReview()
      const free = busy - began.size
      const left = most - all
      if (left <= 1) return { max: free, share: 1 }
      const max = Math.min(free, left >> 1)
      return { max, share: left - max }
    },
    take(id) {
      all++
      began.set(id, clock.elapsed())
    },
    giveUp(id) {
      all--
      began.delete(id)
    },
    close: () => cancelReview?.(),
  }
}
