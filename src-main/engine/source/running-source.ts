import type { SourceState } from '../../../src-shared/model/source.ts'

export interface Condition {
  state: Exclude<SourceState, 'off'>
  /** Why it failed, or what it cannot do, with the next step. */
  reason: string | null
}

/** A source at work. */
export interface RunningSource {
  condition(): Condition
  /** Takes the present state over as it is; resolves when that is done, or cannot be done now. */
  rescan(): Promise<void>
  /** Resolves when nothing of it is under way. */
  stop(): Promise<void>
}

/** Holds the condition of a source and tells when it becomes another. */
export const createCondition = (onChange: () => void) => {
  let current: Condition = { state: 'starting', reason: null }
  return {
    read: () => current,
    set(state: Condition['state'], reason: string | null): void {
      if (state === current.state && reason === current.reason) return
      current = { state, reason }
      onChange()
    },
  }
}
