import type { Database } from 'better-sqlite3'
import type { Transaction } from './transaction.ts'

export const createSettingsReads = (db: Database) => {
  const read = db.prepare<[], string>('SELECT value FROM settings').pluck()
  return { readSettings: (): string | null => read.get() ?? null }
}

export const createSettingsWrites = (db: Database) => {
  const write = db.prepare<[string]>('INSERT OR REPLACE INTO settings (one, value) VALUES (1, ?)')
  return {
    writeSettings(_tx: Transaction, _now: number, value: string): void {
      write.run(value)
    },
  }
}
