import type { Database } from 'better-sqlite3'
import { DAY } from '../../../../src-shared/time.ts'
import type { RemoveCaptures } from './remove-captures.ts'

/** Captures taken away in one step. */
const STEP = 64

interface Limits {
  days: number | null
  /** How many captures and bytes there are beyond the limits; null: no limit. */
  tooMany: number | null
  tooLarge: number | null
}

interface Aged {
  seq: number
  size: number
  receivedAt: number
}

export type CaptureRetention = ReturnType<typeof createCaptureRetention>

/**
 * Takes away the oldest captures of an inbox that has too many, too much, or too old ones. Pinned ones stay, and so does
 * the newest, however large it is.
 */
export const createCaptureRetention = (db: Database, removeCaptures: RemoveCaptures) => {
  const limitsOf = db.prepare<[number], Limits>(
    `SELECT retention_days AS days, captures - pinned - retention_count AS tooMany,
       loose_bytes - retention_bytes AS tooLarge FROM inbox WHERE number = ?`,
  )
  const oldest = db.prepare<[number], Aged>(
    `SELECT seq, body_size AS size, received_at AS receivedAt FROM capture INDEXED BY capture_facts
     WHERE inbox = ? AND pinned = 0 ORDER BY seq LIMIT ${STEP}`,
  )
  const all = db.prepare<[], number>('SELECT number FROM inbox').pluck()
  const waiting = new Set<number>()
  let now = 0

  /** Takes away some. False when the rest may stay. */
  const trim = (inbox: number): boolean => {
    const limits = limitsOf.get(inbox)
    if (limits === undefined) return false
    const before = limits.days === null ? Number.NEGATIVE_INFINITY : now - limits.days * DAY
    let [many, large] = [limits.tooMany ?? 0, limits.tooLarge ?? 0]
    const seqs: number[] = []
    const rows = many > 0 || large > 0 || limits.days !== null ? oldest.all(inbox) : []
    const newest = rows.length < STEP ? rows.at(-1) : undefined
    for (const row of rows) {
      const { seq, size, receivedAt } = row
      const isBeyond = (many > 0 || large > 0) && row !== newest
      if (!isBeyond && receivedAt >= before) break
      seqs.push(seq)
      many--
      large -= size
    }
    removeCaptures(seqs)
    return seqs.length === STEP
  }
  const step = db.transaction(trim)

  return {
    /** An insert found that the inbox has too many or too much. In its commit, so that no flood is faster than this. */
    trim: (inbox: number): void => void trim(inbox),
    /** Looks at the inbox when there is time. */
    look: (inbox: number): void => void waiting.add(inbox),
    /** Looks at every inbox, as of `time`. */
    begin(time: number): void {
      now = time
      for (const inbox of all.all()) waiting.add(inbox)
    },
    /** One step in a commit of its own. False when nothing is left to do. */
    step(): boolean {
      const [inbox] = waiting
      if (inbox === undefined) return false
      if (!step(inbox)) waiting.delete(inbox)
      return true
    },
  }
}
