import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { HookError } from '../../src-shared/error.ts'
import type { Clock } from '../../src-shared/time.ts'
import { createClosers } from '../engine/closers.ts'
import { type Forgotten, forgetSecrets } from '../engine/secret/forget-secrets.ts'
import { sealedSecrets } from '../engine/secret/sealed-secrets.ts'
import { createVault } from '../engine/secret/vault.ts'
import { DATABASE_FILE, openStore } from '../store/sqlite/open-store.ts'
import { checkDatabase } from './check-database.ts'
import { KEY_FILE, makeKey, parseKey, SEALED_KEY_FILE } from './data-key.ts'
import { lockDataDirectory } from './data-lock.ts'
import { readSecretFile } from './secret-file.ts'
import { setAside, writeDataFile } from './write-data-file.ts'

interface ResetOptions {
  dataDir: string
  /** The one that was given; null: that of the data directory, or a new one when it has none. */
  key: Buffer | null
  clock: Clock
  workerUrl: URL
}

const usable = (text: string): Buffer | null => {
  try {
    return parseKey(text)
  } catch {
    return null
  }
}

/** Whether a key is that of another data directory: there are secrets, and it opens none. */
const opensNothing = (key: Buffer, sealed: readonly string[]): boolean => {
  const vault = createVault(key)
  const opens = (each: string): boolean => {
    try {
      vault.open(each)
      return true
    } catch {
      return false
    }
  }
  return sealed.length > 0 && !sealed.some(opens)
}

/** The key of the data directory; where it has none that belongs to it, a new one, and the old one is kept beside it. */
const keyOf = async (dataDir: string, sealed: readonly string[]): Promise<Buffer> => {
  const path = join(dataDir, KEY_FILE)
  const found = usable(await readSecretFile(path))
  if (found !== null && !opensNothing(found, sealed)) return found
  for (const old of [path, join(dataDir, SEALED_KEY_FILE)]) if (existsSync(old)) await setAside(old)
  const key = makeKey()
  await writeDataFile(path, `${key}\n`)
  return parseKey(key)
}

/** Forgets the secrets that the key of a data directory cannot open, while no engine uses it. Throws HookError. */
export const resetSecrets = async ({ dataDir, key, clock, workerUrl }: ResetOptions): Promise<Forgotten[]> => {
  if (!existsSync(join(dataDir, DATABASE_FILE))) {
    throw new HookError('NOT_FOUND', `There is no database in ${dataDir}.`, { help: 'Choose one with --data-dir.' })
  }
  const closers = createClosers()
  try {
    closers.add(await lockDataDirectory(dataDir))
    await checkDatabase(dataDir)
    const store = await openStore({ dataDir, clock, workerUrl })
    closers.add(() => store.close())
    return await forgetSecrets({
      store,
      vault: createVault(key ?? (await keyOf(dataDir, await sealedSecrets(store)))),
      clock,
    })
  } finally {
    await closers.close()
  }
}
