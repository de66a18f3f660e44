import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { HookError } from '../../src-shared/error.ts'
import { DATABASE_FILE } from '../store/sqlite/open-store.ts'
import { readSecretFile, secretFile } from './secret-file.ts'

const KEY_BYTES = 32

/** The 32 bytes behind base64 or hex text. Throws KEY_UNUSABLE for anything else. */
export const parseKey = (text: string): Buffer => {
  const key = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64')
  if (key.length !== KEY_BYTES) {
    throw new HookError('KEY_UNUSABLE', 'The data key is not 32 bytes in base64 or hex.', {
      help: 'Check HOOKBENCH_KEY, or the file “key” of the data directory.',
    })
  }
  return key
}

/** Where the desktop keeps the key, sealed by the system's key store. */
export const SEALED_KEY_FILE = 'key.sealed'
export const KEY_FILE = 'key'

export const makeKey = (): string => randomBytes(KEY_BYTES).toString('base64')

/** Secrets of the database were sealed by a key that is gone: a new one must not take its place unasked. Throws KEY_UNUSABLE. */
export const checkNoKeyWasLost = async (dataDir: string): Promise<void> => {
  const database = await stat(join(dataDir, DATABASE_FILE)).catch(() => null)
  if (database === null || database.size === 0) return
  throw new HookError('KEY_UNUSABLE', `The key that sealed the secrets in ${dataDir} is missing.`, {
    help:
      'Put the file “key” back or set HOOKBENCH_KEY. When it is lost, “hookbench secrets reset” with this data ' +
      'directory forgets the secrets and keeps everything else.',
  })
}

/**
 * The key that seals secrets, from the file `key` of the data directory; made when there is none and none was lost.
 * Throws KEY_UNUSABLE when the directory's key lies with the desktop app, or is missing.
 */
export const readKeyFile = async (dataDir: string): Promise<Buffer> => {
  const path = join(dataDir, KEY_FILE)
  const found = await readSecretFile(path)
  if (found !== '') return parseKey(found)
  if (existsSync(join(dataDir, SEALED_KEY_FILE))) {
    throw new HookError(
      'KEY_UNUSABLE',
      `The data directory ${dataDir} is the desktop app’s: its key is in the system’s key store.`,
      {
        help: 'Use the desktop app, another --data-dir, or set HOOKBENCH_KEY.',
      },
    )
  }
  await checkNoKeyWasLost(dataDir)
  return parseKey(await secretFile(path, makeKey))
}
