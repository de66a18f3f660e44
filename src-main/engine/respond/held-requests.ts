import { HookError } from '../../../src-shared/error.ts'
import type { HeldRequest } from '../../../src-shared/model/answering.ts'
import type { Step } from '../../../src-shared/model/respond.ts'
import { type Clock, SECOND, toIso } from '../../../src-shared/time.ts'

/** Who or what ended the wait. `full`: it did not wait, since too many do. */
export type ReleasedBy = 'person' | 'time' | 'gone' | 'closing' | 'full'

export interface Released {
  by: ReleasedBy
  step: Step
  waitedMs: number
}

export interface HoldOptions {
  seconds: number
  /** When nobody acts. */
  answer: Step
  gone: AbortSignal
}

/** Requests that wait for a person to answer them. Their captures are on disk; who waits is known here only. */
export interface HeldRequests {
  hold(request: Pick<HeldRequest, 'id' | 'inbox' | 'method' | 'target'>, options: HoldOptions): Promise<Released>
  /** Throws HookError CONFLICT when it does not wait. */
  release(id: string, step: Step): void
  /** Oldest first. */
  list(): HeldRequest[]
  /** When it is answered by itself; null: it is not held. */
  until(id: string): string | null
  /** Answers all of them as is stated for nobody acting; none is held any more. */
  close(): void
}

/** Each is a connection that stays open. */
const MOST_HELD = 500

interface Waiting {
  view: HeldRequest
  end(by: ReleasedBy, step: Step): void
}

export const createHeldRequests = (clock: Clock, onChange: () => void): HeldRequests => {
  const waiting = new Map<string, Waiting>()
  let closed = false

  return {
    hold: (request, { seconds, answer, gone }) =>
      new Promise(resolve => {
        const startedAt = clock.elapsed()
        const now = clock.now()
        const finish = (by: ReleasedBy, step: Step): void =>
          resolve({ by, step, waitedMs: Math.round(clock.elapsed() - startedAt) })
        if (gone.aborted) return finish('gone', answer)
        if (closed) return finish('closing', answer)
        if (waiting.size >= MOST_HELD) return finish('full', answer)

        const cancel = clock.after(seconds * SECOND, () => end('time', answer))
        const onGone = (): void => end('gone', answer)
        const end = (by: ReleasedBy, step: Step): void => {
          if (!waiting.delete(request.id)) return
          cancel()
          gone.removeEventListener('abort', onGone)
          onChange()
          finish(by, step)
        }
        gone.addEventListener('abort', onGone)
        const view = { ...request, since: toIso(now), until: toIso(now + seconds * SECOND), answer }
        waiting.set(request.id, { view, end })
        onChange()
      }),

    release(id, step) {
      const held = waiting.get(id)
      if (held === undefined) {
        throw new HookError('CONFLICT', 'This request is not held: it was answered, or its sender is gone.')
      }
      held.end('person', step)
    },

    list: () => [...waiting.values()].map(({ view }) => view),
    until: id => waiting.get(id)?.view.until ?? null,

    close() {
      closed = true
      for (const { view, end } of waiting.values()) end('closing', view.answer)
    },
  }
}
