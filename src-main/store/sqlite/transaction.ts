import type { Database } from 'better-sqlite3'
import type { Lane } from './lane.ts'
import type { State } from './state.ts'

/** What the operations of one commit share. Nothing outside the database changes before the commit. */
export interface Transaction {
  /** Counts one delivery out of a state and into another; null means that it comes new, or goes for good. */
  move(lane: Lane, from: State | null, to: State | null): void
  /** Notes what the latest ended attempt of a webhook came to. */
  ended(lane: Lane, state: State, at: number): void
  /** Keys of deliveries that this commit settles already. */
  settled: Set<number>
  /** Lanes of webhooks that this commit removes. */
  dropped: Set<Lane>
  /** Runs in order after the commit, and not at all when it fails. It must not throw. */
  afterCommit(effect: () => void): void
}

export interface OpenTransaction extends Transaction {
  /** Writes the counters; the last thing before the commit. */
  flush(): void
  /** The commit is on disk. */
  committed(): void
}

interface Change {
  counts: [number, number, number, number]
  last: { state: State; at: number } | null
}

export const createTransactions = (db: Database): (() => OpenTransaction) => {
  const saveCounts = db.prepare<[number, number, number, number, number]>(
    `UPDATE webhook SET queued = queued + ?, scheduled = scheduled + ?, sent = sent + ?, failed = failed + ?
     WHERE number = ?`,
  )
  const saveLast = db.prepare<[number, number, number]>(
    'UPDATE webhook SET last_state = ?, last_at = ? WHERE number = ?',
  )

  return () => {
    const changes = new Map<Lane, Change>()
    const effects: (() => void)[] = []

    const changeOf = (lane: Lane): Change => {
      let change = changes.get(lane)
      if (change === undefined) {
        change = { counts: [0, 0, 0, 0], last: null }
        changes.set(lane, change)
      }
      return change
    }

    return {
      settled: new Set(),
      dropped: new Set(),
      move(lane, from, to) {
        const { counts } = changeOf(lane)
        if (from !== null) counts[from]--
        if (to !== null) counts[to]++
      },
      ended(lane, state, at) {
        changeOf(lane).last = { state, at }
      },
      afterCommit(effect) {
        effects.push(effect)
      },
      flush() {
        for (const [lane, { counts, last }] of changes) {
          saveCounts.run(...counts, lane.number)
          if (last !== null) saveLast.run(last.state, last.at, lane.number)
        }
      },
      committed() {
        for (const [lane, { counts }] of changes) {
          for (const state of [0, 1, 2, 3] as const) lane.counts[state] += counts[state]
        }
        for (const effect of effects) effect()
      },
    }
  }
}
