import type { Database } from 'better-sqlite3'
import type { ReplayRecord } from '../../engine/port/store.ts'
import type { Transaction } from './transaction.ts'

const MOST_KEPT = 50

export const createReplayReads = (db: Database) => {
  const list = db.prepare<[string], ReplayRecord>(
    `SELECT id, capture, at, mode, method, url, status, error, duration_ms AS durationMs, made AS captureId
     FROM replay WHERE capture = ? ORDER BY id DESC`,
  )
  return { listReplays: (capture: string): ReplayRecord[] => list.all(capture) }
}

export const createReplayWrites = (db: Database) => {
  const insert = db.prepare<[ReplayRecord]>(
    `INSERT INTO replay (id, capture, at, mode, method, url, status, error, duration_ms, made)
     SELECT @id, @capture, @at, @mode, @method, @url, @status, @error, @durationMs, @captureId
     WHERE EXISTS (SELECT 1 FROM capture WHERE id = @capture)`,
  )
  const trim = db.prepare<[{ capture: string; most: number }]>(
    `DELETE FROM replay WHERE capture = @capture
     AND id NOT IN (SELECT id FROM replay WHERE capture = @capture ORDER BY id DESC LIMIT @most)`,
  )
  return {
    addReplay(_tx: Transaction, _now: number, record: ReplayRecord): void {
      insert.run(record)
      trim.run({ capture: record.capture, most: MOST_KEPT })
    },
  }
}
