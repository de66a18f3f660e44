import type { Database } from 'better-sqlite3'
import { MINUTE } from '../../../src-shared/time.ts'
import type { InboxMaker, InboxRecord, InboxRow } from '../../engine/port/store.ts'
import type { CaptureRetention } from './capture/capture-retention.ts'
import type { Purge } from './purge.ts'
import type { Transaction } from './transaction.ts'

type Stored<T extends InboxRecord> = Omit<T, 'showLastEvent'> & { showLastEvent: number }

const toRow = (record: InboxRecord): Stored<InboxRecord> => ({
  ...record,
  showLastEvent: record.showLastEvent ? 1 : 0,
})

export const createInboxReads = (db: Database) => {
  const all = db.prepare<[], Stored<InboxRow>>(
    `SELECT name, scheme, options, secrets, public_url AS publicUrl, on_bad_signature AS onBadSignature,
       respond, handshake, forward_to AS forwardTo, breakpoint, show_last_event AS showLastEvent,
       retention_days AS retentionDays, retention_count AS retentionCount, retention_bytes AS retentionBytes,
       made_by AS madeBy, created_at AS createdAt, captures, pinned, last_capture_at AS lastCaptureAt
     FROM inbox ORDER BY number`,
  )
  return {
    listInboxes: (): InboxRow[] => all.all().map(row => ({ ...row, showLastEvent: row.showLastEvent === 1 })),
  }
}

/** An inbox with more captures than these is not one that a request made by the way. */
const FEW = 10
/** In one commit. */
const MOST_TRIMMED = 100

export const createInboxWrites = (db: Database, purge: Purge, retention: Pick<CaptureRetention, 'look'>) => {
  const insert = db.prepare<[Stored<InboxRecord>]>(
    `INSERT INTO inbox (name, scheme, options, secrets, public_url, on_bad_signature, respond, handshake, forward_to,
       breakpoint, show_last_event, retention_days, retention_count, retention_bytes, made_by, created_at)
     VALUES (@name, @scheme, @options, @secrets, @publicUrl, @onBadSignature, @respond, @handshake, @forwardTo,
       @breakpoint, @showLastEvent, @retentionDays, @retentionCount, @retentionBytes, @madeBy, @createdAt)
     ON CONFLICT (name) DO NOTHING`,
  )
  const update = db.prepare<[Stored<InboxRecord>], { number: number }>(
    `UPDATE inbox SET scheme = @scheme, options = @options, secrets = @secrets, public_url = @publicUrl,
       on_bad_signature = @onBadSignature, respond = @respond, handshake = @handshake, forward_to = @forwardTo,
       breakpoint = @breakpoint, show_last_event = @showLastEvent, retention_days = @retentionDays,
       retention_count = @retentionCount, retention_bytes = @retentionBytes, made_by = @madeBy
     WHERE name = @name RETURNING number`,
  )
  const remove = db.prepare<[string], number>('DELETE FROM inbox WHERE name = ? RETURNING number').pluck()
  const countOf = db.prepare<[string], number>('SELECT count(*) FROM inbox WHERE made_by = ?').pluck()
  /** One without a capture is still waiting for the request that made it, unless that is long ago. */
  const leastUsed = db.prepare<[string, number, number], { name: string }>(
    `SELECT name FROM inbox WHERE made_by = ? AND pinned = 0 AND (captures > 0 OR created_at < ?)
     ORDER BY captures > ${FEW}, ifnull(last_capture_at, created_at), number LIMIT ?`,
  )

  const removeInbox = (name: string): boolean => {
    const number = remove.get(name)
    if (number === undefined) return false
    purge.begin('inbox', number)
    return true
  }

  return {
    insertInbox: (_tx: Transaction, _now: number, record: InboxRecord): boolean =>
      insert.run(toRow(record)).changes === 1,
    updateInbox(tx: Transaction, _now: number, record: InboxRecord): boolean {
      const row = update.get(toRow(record))
      if (row !== undefined) tx.afterCommit(() => retention.look(row.number))
      return row !== undefined
    },
    trimInboxes(_tx: Transaction, now: number, maker: InboxMaker, most: number): string[] {
      const excess = Math.max(0, (countOf.get(maker) ?? 0) - most)
      const rows = leastUsed.all(maker, now - MINUTE, Math.min(excess, MOST_TRIMMED))
      for (const { name } of rows) removeInbox(name)
      return rows.map(({ name }) => name)
    },
    removeInbox: (_tx: Transaction, _now: number, name: string): boolean => removeInbox(name),
  }
}
