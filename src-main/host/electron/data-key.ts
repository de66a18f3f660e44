import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import { HookError } from '../../../src-shared/error.ts'
import { checkNoKeyWasLost, makeKey, SEALED_KEY_FILE } from '../data-key.ts'
import { openDataDirectory } from '../open-data-directory.ts'
import { writeDataFile } from '../write-data-file.ts'

const unseal = async (path: string): Promise<string> => {
  const opened = await readFile(path)
    .then(safeStorage.decryptStringAsync)
    .catch((cause: unknown) => {
      throw new HookError('KEY_UNUSABLE', `The system's key store cannot open the data key in ${path}.`, {
        help: 'Unlock the key store (keychain, wallet) of the user who set Hookbench up, then start it again.',
        cause,
      })
    })
  const { result, shouldReEncrypt } = opened
  // The old one still opens: a full disk is no reason not to start.
  if (shouldReEncrypt) await writeDataFile(path, await safeStorage.encryptStringAsync(result)).catch(() => {})
  return result
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

  await openDataDirectory(dataDir)
  await checkNoKeyWasLost(dataDir)
  const key = makeKey()
  await writeDataFile(sealed, await safeStorage.encryptStringAsync(key))
  return key
}
