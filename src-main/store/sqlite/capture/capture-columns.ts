import type { Database } from 'better-sqlite3'
import { type JsonStep, parseJsonPath, readJsonPath } from '../../../../src-shared/captures/json-path.ts'
import { bodyText, SEARCHED_BODY } from './capture-text.ts'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** What stands at paths of the JSON bodies of captures. A longer body than what is searched has nothing there. */
export const createCaptureColumns = (db: Database) => {
  const bodyOf = db
    .prepare<[number, number], Uint8Array>(
      'SELECT b.body FROM capture c JOIN capture_body b ON b.seq = c.seq WHERE c.seq = ? AND c.body_size <= ?',
    )
    .pluck()

  return (columns: readonly string[]): ((seq: number) => (string | null)[]) => {
    const paths = columns.map(column => parseJsonPath(column) ?? ([] as JsonStep[]))
    return seq => {
      const body = bodyOf.get(seq, SEARCHED_BODY)
      const text = body === undefined ? null : bodyText(body)
      if (text === null || !isJson(text)) return paths.map(() => null)
      return paths.map(path => readJsonPath(text, path))
    }
  }
}
