import type { CaptureHead, CaptureRecord } from '../../../engine/port/store.ts'

type Flags = 'secure' | 'truncated' | 'answered' | 'pinned'
/** Rows as SQLite has them: without booleans. */
export type StoredHead = Omit<CaptureHead, Flags> & Record<Flags, number>
export type StoredWhole = Omit<CaptureRecord, Flags | 'bodyFile'> & Record<Flags | 'bodyFile', number>

/** Columns of a head, of `capture c` with its `inbox i`. */
export const HEAD = `c.id, i.name AS inbox, c.method, c.target, c.http_version AS httpVersion, c.secure,
  ifnull(c.original_at, c.received_at) AS receivedAt, c.content_type AS contentType, c.event_type AS eventType, c.body_size AS bodySize,
  c.body_sha256 AS bodySha256, c.truncated, c.scheme, c.result, c.code, c.reason,
  c.answer IS NOT NULL AS answered, c.response_status AS responseStatus, c.pinned, c.colour, c.note, c.kind, c.cause,
  c.replay_of AS replayOf, iif(c.original_at IS NULL, NULL, c.received_at) AS importedAt`

/** The columns beside them, with `capture_body b`. */
export const REST = `c.raw_headers AS rawHeaders, c.raw_trailers AS rawTrailers, c.remote_address AS remoteAddress, c.checks,
  c.answer, c.forward, c.body_file AS bodyFile, b.body`

export const unpack = <T extends Record<Flags, number>>(row: T): Omit<T, Flags> & Record<Flags, boolean> => ({
  ...row,
  secure: row.secure === 1,
  truncated: row.truncated === 1,
  answered: row.answered === 1,
  pinned: row.pinned === 1,
})
