import type { Database } from 'better-sqlite3'
import type { Entry, EntryChanges, SourceRecord, SourceRow, WaitingEvent } from '../../engine/port/source-store.ts'
import type { Purge } from './purge.ts'
import type { Transaction } from './transaction.ts'

interface Row {
  number: number
  id: string
  name: string
  kind: string
  enabled: number
  options: string
  events: number
  last_event_at: number | null
  created_at: number
}

const toRecord = ({ number, id, name, kind, enabled, options, created_at }: Row): SourceRecord => ({
  number,
  id,
  name,
  kind,
  enabled: enabled === 1,
  createdAt: created_at,
  ...JSON.parse(options),
})

const optionsOf = (record: SourceRecord): string =>
  JSON.stringify(
    record.kind === 'folder' ? { folder: record.folder } : { stream: record.stream, sealedUrl: record.sealedUrl },
  )

const valuesOf = (record: SourceRecord) => ({
  id: record.id,
  name: record.name,
  kind: record.kind,
  enabled: record.enabled ? 1 : 0,
  createdAt: record.createdAt,
  options: optionsOf(record),
})

type EntryRow = Omit<Entry, 'folder'> & { folder: number }

export const createSourceReads = (db: Database) => {
  const all = db.prepare<[], Row>('SELECT * FROM source ORDER BY number')
  const counts = db.prepare<[], { source: number; files: number; folders: number }>(
    'SELECT source, sum(folder = 0) AS files, sum(folder) AS folders FROM source_entry GROUP BY source',
  )
  const entries = db.prepare<[number, number, number], EntryRow>(
    `SELECT asset, path, folder, identity, born, size, modified FROM source_entry
     WHERE source = ? AND asset > ? ORDER BY asset LIMIT ?`,
  )
  const lastAsset = db.prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'source_entry'").pluck()
  const waiting = db.prepare<[number, number], WaitingEvent>(
    'SELECT seq, message FROM source_event WHERE source = ? ORDER BY seq LIMIT ?',
  )
  return {
    listSources(): SourceRow[] {
      const entriesOf = new Map(counts.all().map(count => [count.source, count]))
      return all.all().map(row => {
        const { files = 0, folders = 0 } = entriesOf.get(row.number) ?? {}
        return { record: toRecord(row), events: row.events, lastEventAt: row.last_event_at, files, folders }
      })
    },
    sourceEntries: (source: number, after: number, limit: number): Entry[] =>
      entries.all(source, after, limit).map(row => ({ ...row, folder: row.folder === 1 })),
    lastAsset: (): number => lastAsset.get() ?? 0,
    waitingEvents: (source: number, limit: number): WaitingEvent[] => waiting.all(source, limit),
  }
}

export const createSourceWrites = (db: Database, purge: Purge) => {
  const insert = db.prepare(
    `INSERT INTO source (id, name, kind, enabled, options, created_at)
     VALUES (@id, @name, @kind, @enabled, @options, @createdAt)`,
  )
  const update = db.prepare('UPDATE source SET name = @name, enabled = @enabled, options = @options WHERE id = @id')
  const remove = db.prepare<[string], number>('DELETE FROM source WHERE id = ? RETURNING number').pluck()
  const putEntry = db.prepare(
    `INSERT OR REPLACE INTO source_entry (asset, source, path, folder, identity, born, size, modified)
     VALUES (@asset, @source, @path, @folder, @identity, @born, @size, @modified)`,
  )
  const removeEntry = db.prepare<[number]>('DELETE FROM source_entry WHERE asset = ?')
  const addEvent = db.prepare<[number, string]>('INSERT INTO source_event (source, message) VALUES (?, ?)')
  const removeEvents = db.prepare<[number, number]>('DELETE FROM source_event WHERE source = ? AND seq <= ?')
  const count = db.prepare<[number, number, number]>(
    'UPDATE source SET events = events + ?, last_event_at = ? WHERE number = ?',
  )

  return {
    insertSource: (_tx: Transaction, _now: number, record: SourceRecord): number =>
      Number(insert.run(valuesOf(record)).lastInsertRowid),

    updateSource(_tx: Transaction, _now: number, record: SourceRecord): void {
      update.run(valuesOf(record))
    },

    removeSource(_tx: Transaction, _now: number, id: string): void {
      const number = remove.get(id)
      if (number === undefined) return
      removeEvents.run(number, Number.MAX_SAFE_INTEGER)
      purge.begin('source', number)
    },

    changeSource(_tx: Transaction, _now: number, source: number, { put, removed, events }: EntryChanges): void {
      for (const asset of removed) removeEntry.run(asset)
      for (const entry of put) putEntry.run({ ...entry, source, folder: entry.folder ? 1 : 0 })
      for (const message of events) addEvent.run(source, message)
    },

    eventsMade(_tx: Transaction, now: number, source: number, seq: number | null, made: number): void {
      if (seq !== null) removeEvents.run(source, seq)
      if (made > 0) count.run(made, now, source)
    },
  }
}
