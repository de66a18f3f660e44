import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { HookError } from '../../src-shared/error.ts'
import { DATABASE_FILE } from '../store/sqlite/open-store.ts'

/** Made by a start only after its database was. */
const LATER_FILES = ['local-ca.json', 'token']

/**
 * Tells a database that lost all it held from one that a first start could not fill: SQLite takes both for a new one.
 * Throws DATA_DIRECTORY_UNUSABLE.
 */
export const checkDatabase = async (dataDir: string): Promise<void> => {
  const path = join(dataDir, DATABASE_FILE)
  const file = await stat(path).catch(() => null)
  if (file?.size !== 0 || !LATER_FILES.some(name => existsSync(join(dataDir, name)))) return
  throw new HookError('DATA_DIRECTORY_UNUSABLE', `The database file ${path} is empty: what it held is lost.`, {
    help: 'Restore it from a backup, or delete it to start anew with the key and the token that are there.',
  })
}
