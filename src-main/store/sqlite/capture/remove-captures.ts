import type { Database } from 'better-sqlite3'
import { partOf } from './text-parts.ts'

interface Removed {
  inbox: number
  pinned: number
  size: number
}

export type RemoveCaptures = ReturnType<typeof createRemoveCaptures>

/** Takes captures away with all that belongs to them, within a transaction of the caller. */
export const createRemoveCaptures = (db: Database) => {
  const remove = db.prepare<[number], Removed>(
    'DELETE FROM capture WHERE seq = ? RETURNING inbox, pinned, body_size AS size',
  )
  const removeBody = db.prepare<[number]>('DELETE FROM capture_body WHERE seq = ?')
  const countOut = db.prepare<[number, number, number, number]>(
    'UPDATE inbox SET captures = captures - ?, pinned = pinned - ?, loose_bytes = loose_bytes - ? WHERE number = ?',
  )
  const wear = db.prepare<[number, number]>('UPDATE capture_text_part SET dead = dead + 1 WHERE part = ? AND upto >= ?')
  /** A number that was given may be given again, and what it is given to is in no index then. */
  const giveBack = db.prepare(
    `UPDATE capture_text_part SET upto = (SELECT ifnull(max(seq), 0) FROM capture)
     WHERE upto > (SELECT ifnull(max(seq), 0) FROM capture)`,
  )

  /** Answers how many there were. */
  return (seqs: readonly number[]): number => {
    const inboxes = new Map<number, { captures: number; pinned: number; bytes: number }>()
    let count = 0
    for (const seq of seqs) {
      const row = remove.get(seq)
      if (row === undefined) continue
      count++
      removeBody.run(seq)
      wear.run(partOf(seq), seq)
      const sum = inboxes.get(row.inbox) ?? { captures: 0, pinned: 0, bytes: 0 }
      sum.captures++
      sum.pinned += row.pinned
      sum.bytes += row.pinned === 1 ? 0 : row.size
      inboxes.set(row.inbox, sum)
    }
    for (const [number, { captures, pinned, bytes }] of inboxes) countOut.run(captures, pinned, bytes, number)
    if (count > 0) giveBack.run()
    return count
  }
}
