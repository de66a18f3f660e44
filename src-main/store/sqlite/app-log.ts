import type { Database } from 'better-sqlite3'
import type { AppLogFilter } from '../../../src-shared/model/app-log.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import type { AppLogRow, NewAppLogEntry } from '../../engine/port/store.ts'
import { createPageWindows, toPage } from './page-window.ts'
import type { Transaction } from './transaction.ts'

const MOST_ENTRIES = 10_000

export const createAppLogReads = (db: Database) => {
  const windowOf = createPageWindows(db, 'app_log', 'seq', 'at')
  const keys = db
    .prepare<[number, string | null, number], number>(
      'SELECT seq FROM app_log WHERE seq < ? AND level = ifnull(?, level) ORDER BY seq DESC LIMIT ?',
    )
    .pluck()
  const entry = db.prepare<[number], AppLogRow>(
    'SELECT seq AS id, at, level, webhook AS webhookId, message FROM app_log WHERE seq = ?',
  )
  return {
    listAppLog: ({ level, limit, cursor }: AppLogFilter): Page<AppLogRow> => {
      const { below } = windowOf({ limit, cursor })
      return toPage({ keys: keys.all(below, level ?? null, limit + 1), resume: null }, limit, key => entry.get(key))
    },
  }
}

export const createAppLogWrites = (db: Database) => {
  const insert = db.prepare<[NewAppLogEntry]>(
    'INSERT INTO app_log (at, level, webhook, message) VALUES (@at, @level, @webhookId, @message)',
  )
  const trim = db.prepare<[number]>('DELETE FROM app_log WHERE seq <= (SELECT max(seq) FROM app_log) - ?')
  return {
    addAppLog(_tx: Transaction, _now: number, entries: readonly NewAppLogEntry[]): void {
      for (const one of entries) insert.run(one)
      trim.run(MOST_ENTRIES)
    },
  }
}
