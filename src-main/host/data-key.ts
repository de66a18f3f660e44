import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { HookError } from '../../src-shared/error.ts'
import { secretFile } from './secret-file.ts'

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
const KEY_FILE = 'key'

/**
 * The key that seals secrets, from the file `key` of the data directory; made when there is none. Throws KEY_UNUSABLE
 * when the directory's key lies with the desktop app.
 */
export const readKeyFile = async (dataDir: string): Promise<Buffer> => {
  if (existsSync(join(dataDir, SEALED_KEY_FILE)) && !existsSync(join(dataDir, KEY_FILE))) {
    throw new HookError(
      'KEY_UNUSABLE',
      `The data directory ${dataDir} is the desktop app’s: its key is in the system’s key store.`,
      {
        help: 'Use the desktop app, another --data-dir, or set HOOKBENCH_KEY.',
      },
    )
  }
  return parseKey(await secretFile(dataDir, KEY_FILE, () => randomBytes(KEY_BYTES).toString('base64')))
}
