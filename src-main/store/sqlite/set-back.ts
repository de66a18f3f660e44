import type { Database } from 'better-sqlite3'
import type { Lanes } from './lanes.ts'
import type { Transaction } from './transaction.ts'

/**
 * After the clock was set back: what is scheduled becomes due sooner by as much. What was scheduled in a time that is
 * now to come waits its whole delay from now on, which is how far its due time lies from when it was written. All in
 * one commit, since a row that is written meanwhile must not be moved; a million rows take some seconds, and clocks are
 * set back seldom.
 */
export const createSetBack = (db: Database, lanes: Lanes) => {
  const sooner = db.prepare<[number, number, number]>(
    `UPDATE delivery INDEXED BY delivery_due SET due = due - ?, updated_at = updated_at - ?
     WHERE webhook = ? AND state = 1`,
  )
  const endedLater = db
    .prepare<[number], number>('SELECT number FROM webhook WHERE last_at > ? AND scheduled > 0')
    .pluck()
  const delayFromNow = db.prepare<[number, number, number, number]>(
    `UPDATE delivery INDEXED BY delivery_due SET due = ? + (due - updated_at), updated_at = ?
     WHERE webhook = ? AND state = 1 AND updated_at > ?`,
  )
  const endedNow = db.prepare<[number, number]>('UPDATE webhook SET last_at = ? WHERE last_at > ?')

  return (tx: Transaction, now: number, byMs: number): void => {
    if (byMs > 0) for (const { number } of lanes.all()) sooner.run(byMs, byMs, number)
    for (const number of endedLater.all(now)) delayFromNow.run(now, now, number, now)
    endedNow.run(now, now)
    tx.afterCommit(() => {
      for (const lane of lanes.all()) if (lane.nextDue !== Infinity) lane.nextDue = 0
    })
  }
}
