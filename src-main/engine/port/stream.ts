/**
 * An entry of a stream: its fields as text, null for one that is not UTF-8. No fields: it was deleted before it was
 * acknowledged.
 */
export interface StreamEntry {
  id: string
  fields: Record<string, string | null> | null
}

export interface StreamOpening {
  url: string
  key: string
  group: string
  /** Its own entries that were not acknowledged come again to this name. */
  consumer: string
  /** Where a group that is not there yet begins. */
  begin: 'new entries' | 'first entry'
  /** Breaks the connection, also while it is being made. */
  signal: AbortSignal
}

/** A connection to a stream. Every call rejects with HookError once it is broken; then open another. */
export interface StreamReader {
  /** Entries above `after` that this consumer got before and did not acknowledge. */
  pending(after: string, count: number): Promise<StreamEntry[]>
  /** Entries that nobody of the group got; waits for the first at most `waitMs`. */
  next(count: number, waitMs: number): Promise<StreamEntry[]>
  acknowledge(ids: readonly string[]): Promise<void>
  close(): void
}

/** Connects and makes the group. Rejects with HookError: a sentence with what to do. */
export type OpenStream = (opening: StreamOpening) => Promise<StreamReader>
