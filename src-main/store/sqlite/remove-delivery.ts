import type { Database } from 'better-sqlite3'

/** Takes away one delivery with its attempts. */
export const createRemoveDelivery = (db: Database): ((key: number) => void) => {
  const removeAttempts = db.prepare<[number, number]>(
    'DELETE FROM attempt WHERE key BETWEEN ? << 16 AND (? << 16) + 65535',
  )
  const removeDelivery = db.prepare<[number]>('DELETE FROM delivery WHERE id = ?')
  return key => {
    removeAttempts.run(key, key)
    removeDelivery.run(key)
  }
}
