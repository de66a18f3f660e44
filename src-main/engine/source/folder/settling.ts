import type { Change } from './compare.ts'

export interface Settled {
  changes: Change[]
  /** Milliseconds until the first of the others may have settled; null when there are none. */
  nextInMs: number | null
}

/** Equal for two looks that saw the same change with the file in the same state. */
const printOf = (change: Change): string => {
  const asset = change.kind === 'created' ? '' : change.entry.asset
  if (change.kind === 'removed') return `removed ${asset}`
  const { identity, size, modified, path } = change.seen
  return `${change.kind} ${asset} ${identity} ${size} ${modified} ${path}`
}

/**
 * Lets a change through when looks at least `settleMs` apart saw it the same: a file is then written to its end, and what
 * only looked gone because a look came in the middle of a rename is there again.
 */
export const createSettling = (settleMs: number) => {
  let since = new Map<string, number>()

  return {
    /** Times are the clock's elapsed milliseconds at the begin and the end of the look. */
    settle(changes: readonly Change[], beganAt: number, endedAt: number): Settled {
      const next = new Map<string, number>()
      const settled: Change[] = []
      let earliest: number | null = null
      for (const change of changes) {
        const print = printOf(change)
        const first = since.get(print) ?? endedAt
        next.set(print, first)
        if (beganAt - first >= settleMs) settled.push(change)
        else earliest = Math.min(earliest ?? first, first)
      }
      since = next
      return { changes: settled, nextInMs: earliest === null ? null : Math.max(0, earliest + settleMs - endedAt) }
    },

    forget(): void {
      since.clear()
    },
  }
}
