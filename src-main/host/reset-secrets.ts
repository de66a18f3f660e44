import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { HookError } from '../../src-shared/error.ts'
import type { Clock } from '../../src-shared/time.ts'
import { createClosers } from '../engine/closers.ts'
import { type Forgotten, forgetSecrets } from '../engine/secret/forget-secrets.ts'
import { createVault } from '../engine/secret/vault.ts'
import { DATABASE_FILE, openStore } from '../store/sqlite/open-store.ts'
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

/** The key of the data directory; where it has none that can be used here, a new one, and the old one is kept beside it. */
const keyOf = async (dataDir: string): Promise<Buffer> => {
  const path = join(dataDir, KEY_FILE)
  const found = usable(await readSecretFile(path))
  if (found !== null) return found
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
    const store = await openStore({ dataDir, clock, workerUrl })
    closers.add(() => store.close())
    return await forgetSecrets({ store, vault: createVault(key ?? (await keyOf(dataDir))), clock })
  } finally {
    await closers.close()
  }
}
