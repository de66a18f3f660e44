import type { Database } from 'better-sqlite3'
import type { EventTypeRecord } from '../../engine/port/store.ts'
import type { Transaction } from './transaction.ts'

export const createEventTypeReads = (db: Database) => {
  const all = db.prepare<[], EventTypeRecord>(
    'SELECT name, definition, created_at AS createdAt, updated_at AS updatedAt FROM event_type ORDER BY name',
  )
  return { listEventTypes: (): EventTypeRecord[] => all.all() }
}

export const createEventTypeWrites = (db: Database) => {
  const put = db.prepare<[EventTypeRecord]>(
    `INSERT OR REPLACE INTO event_type (name, definition, created_at, updated_at)
     VALUES (@name, @definition, @createdAt, @updatedAt)`,
  )
  const remove = db.prepare<[string]>('DELETE FROM event_type WHERE name = ?')
  return {
    putEventType: (_tx: Transaction, _now: number, record: EventTypeRecord): void => void put.run(record),
    removeEventType: (_tx: Transaction, _now: number, name: string): void => void remove.run(name),
  }
}
