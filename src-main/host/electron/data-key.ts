import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import { HookError } from '../../../src-shared/error.ts'
import { SEALED_KEY_FILE } from '../data-key.ts'

const KEY_BYTES = 32

/** Writes the whole file or nothing, readable by its owner only. */
const writeWhole = async (path: string, content: Buffer): Promise<void> => {
  await writeFile(`${path}.new`, content, { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
}

const unseal = async (path: string): Promise<string> => {
  try {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(await readFile(path))
    if (shouldReEncrypt) await writeWhole(path, await safeStorage.encryptStringAsync(result))
    return result
  } catch (cause) {
    throw new HookError('KEY_UNUSABLE', `The system's key store cannot open the data key in ${path}.`, {
      help: 'Unlock the key store (keychain, wallet) of the user who set Hookbench up, then start it again.',
      cause,
    })
  }
}

/**
 * The data key in base64: made once, sealed by the system's key store, kept as `key.sealed` in the data directory.
 * Null where the engine shall use `key` or HOOKBENCH_KEY as the headless host does: when there is one already, or when
 * the system has no key store. `warn` is told what a person should know about it.
 */
export const loadDataKey = async (dataDir: string, warn: (message: string) => void): Promise<string | null> => {
  const sealed = join(dataDir, SEALED_KEY_FILE)
  if (process.env.HOOKBENCH_KEY !== undefined) return null
  if (!existsSync(sealed) && existsSync(join(dataDir, 'key'))) return null

  if (existsSync(sealed)) return unseal(sealed)
  if (!(await safeStorage.isAsyncEncryptionAvailable())) {
    warn('The system has no key store: the data key is kept in a file that only you can read.')
    return null
  }
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') {
    warn('No keyring is running: the data key is obscured, not encrypted. Install gnome-keyring or KWallet.')
  }

  const key = randomBytes(KEY_BYTES).toString('base64')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await writeWhole(sealed, await safeStorage.encryptStringAsync(key))
  return key
}
