import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'

/** Files looked at in one step. */
const STEP = 64

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch {
    // No body was ever long enough.
    return []
  }
}

export type GoneBodies = ReturnType<typeof createGoneBodies>

/**
 * Takes away the files of bodies whose captures are gone. A trigger notes them in the commit that removes the captures, so
 * that a crash between the two leaves no file behind. Files that no capture has, since a crash came before its commit, are
 * those that are there when the store is opened and are known to no row.
 */
export const createGoneBodies = (db: Database, folder: string) => {
  const noted = db.prepare<[], string>(`SELECT id FROM gone_body LIMIT ${STEP}`).pluck()
  const forget = db.prepare<[string]>('DELETE FROM gone_body WHERE id = ?')
  const owner = db.prepare<[string], number>('SELECT 1 FROM capture WHERE id = ? AND body_file = 1').pluck()
  const unlink = (id: string): void => rmSync(join(folder, id), { force: true })
  let found = namesIn(folder)

  const takeAway = db.transaction((ids: readonly string[]): void => {
    for (const id of ids) {
      unlink(id)
      forget.run(id)
    }
  })

  return {
    /** One step. False when nothing is left to do. */
    step(): boolean {
      const ids = noted.all()
      if (ids.length > 0) takeAway(ids)
      const some = found.slice(0, STEP)
      found = found.slice(STEP)
      for (const id of some) if (owner.get(id) === undefined) unlink(id)
      return ids.length > 0 || some.length > 0
    },
  }
}
